"""Checks of what is loaded: shapes, quotes, references."""
