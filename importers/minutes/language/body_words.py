"""Spells the words by which minutes call the body that meets: "the Committee noted", "members of the panel".

What the body did, and what was to come back to it, is asked by many patterns, which hold this fragment.
"""

__all__ = ["BODY"]

BODY = r"(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission|[Ss]ub-?[Cc]ommittee)"
"""Matches one word for a body that meets; what meets only at times or is as often another's ("Forum", "Group", "Cabinet") a
pattern has beside it."""
