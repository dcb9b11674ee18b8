"""Trackers of recommendations and actions."""
