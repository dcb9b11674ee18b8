"""What is resolved, recommended, agreed and undertaken, and where it stands."""
