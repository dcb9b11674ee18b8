"""What is agreed, undertaken or asked for in the running text of an item, under no head."""
