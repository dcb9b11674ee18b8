"""Lines, headings and numbers of a paper, and the layout profiles that read its items by them.

Each profile says how well it fits; ``choice`` takes the best.
"""
