"""Divisions: counts, named voters, movers and seconders."""
