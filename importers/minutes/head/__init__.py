"""The head of a paper: which body met, for which council, when and where."""
