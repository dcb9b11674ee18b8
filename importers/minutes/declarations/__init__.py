"""Declarations of interest and of a party whip."""
