"""Lists, columns and cells of actions: who is to do what beside or below the minutes."""
