"""Printed pages: which lines make a paragraph, and what a PDF may unpack to."""
