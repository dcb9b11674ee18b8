"""Finds where a quotation ends that stands as paragraphs of its own between two clauses of a list.

A clause that notes what another body decided prints it below in quotation marks, often with numbers of its own: "1. That
the following decision be noted: "1. That … 2. That …" 2. That officers be thanked". Its entries are no clauses.
"""

__all__ = ["end_of_quotation"]

_LONGEST = 6000


def end_of_quotation(plain: str, start: int, end: int) -> int | None:
    """Give the offset behind the mark that closes the quotation at ``start``, None where none opens or none closes.

    >>> text = '"1. That it be sold." 2. That officers be thanked.'
    >>> text[: end_of_quotation(text, 0, len(text))]
    '"1. That it be sold."'
    >>> end_of_quotation("That it be sold.", 0, 16) is end_of_quotation('"That it be sold.', 0, 17)
    True
    """
    if not plain.startswith('"', start):
        return None
    closing = plain.find('"', start + 1, min(end, start + _LONGEST))
    return closing + 1 if closing > 0 else None
