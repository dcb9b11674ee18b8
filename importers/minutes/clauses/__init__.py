"""What one clause of a decision says: who is to do what, for whom, by when."""
