"""Nil returns: the paper says that there was none of something, which is more than saying nothing.

"There were no declarations of interest", and "None." under the title "Apologies". Notations are those of the code list
``nil``.
"""

import re

from importers.paper import Paper, Span

__all__ = ["read_nil_returns"]

_SUBJECTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (notation, re.compile(pattern, re.IGNORECASE))
    for notation, pattern in (
        ("apologies", r"\bapolog(?:y|ies)\b|\bymddiheuriadau\b"),
        (
            "interests",
            r"\b(?:interests?|declarations?)\b(?!.{0,20}\bwhip)|\bfuddiannau?|\bbuddiannau?|\bcysylltiad",
        ),
        ("whip", r"\bwhip(?:s|ped|ping)?\b|\bchwip"),
        ("substitutions", r"\bsubstitut(?:es?|ions?)\b|\breserves?\b"),
        ("call-in", r"\bcall(?:ed)?[- ]?ins?\b"),
        ("urgent-business", r"\burgent\b|\bany other business\b|\bAO[C]?B\b|\bmaterion brys\b"),
        ("petitions", r"\bpetitions?\b"),
        ("questions", r"\bquestions?\b|\bpublic participation\b|\bcwestiynau\b"),
    )
)
# "There were no …", "No declarations were made", "no requests had been received", "did not receive any"
_NONE_OF = re.compile(
    r"\b(?:there (?:were|was|are|had been|have been|being) (?:no|not any|none)|no\b(?! further action)|none of|nor\b|nid oedd|ni dderbyniwyd|dim)\b[^.;\n]{0,160}",
    re.IGNORECASE,
)
# "None.", "Nil", "There were none.", "None were declared", "Dim."
_NONE = re.compile(
    r"^\W{0,4}(?:\d[\d.]{0,5}\s+)?(?:none|nil|there (?:were|was|are) (?:none|nothing)|no (?:items?|business)|n/a|not applicable|dim|nid oedd yr un)\b[^.\n]{0,60}(?=[.\n]|$)",
    re.IGNORECASE | re.MULTILINE,
)
# what makes "no" say something else: an interest of no weight, no further questions, no objections, no separate report
_NOT_NIL = re.compile(
    r"\bno(?:t)? (?:further|other|longer|later|doubt|objections?|comments?|additional|new|separate|written|reports?)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:made|received|declared|submitted|raised|identified|notified|disclosed|reported|requested|requests?|items?|were|was|are|to (?:report|consider)|at this meeting|from|for|of|under)\b|$",
    re.IGNORECASE,
)
_STANDING_END = 900


def read_nil_returns(paper: Paper, title: Span, text: Span) -> tuple[tuple[str, Span], ...]:
    """Read the nil returns of one item, each with the words that say so.

    >>> words = "DECLARATIONS OF INTEREST\\nThere were no declarations of interest or party whip."
    >>> [notation for notation, _ in read_nil_returns(Paper(words, words, "text"), Span(0, 24), Span(25, len(words)))]
    ['interests', 'whip']
    >>> words = "Apologies\\nNone."
    >>> read_nil_returns(Paper(words, words, "text"), Span(0, 9), Span(10, 15))
    (('apologies', Span(start=10, end=14)),)
    """
    plain = paper.plain
    about = _subjects(plain[title.start : title.end])
    if not about:
        return ()
    found: dict[str, Span] = {}
    end = min(text.end, text.start + _STANDING_END)
    for sentence in _NONE_OF.finditer(plain, text.start, end):
        words = sentence.group()
        if _NOT_NIL.match(words) or _NOT_NIL.search(words[:24]):
            continue
        said = ["whip"] if "whip" in about and "interest" not in words else _subjects(words)
        for notation in said or (about[:1] if _VERB.search(words) and len(words) < 60 else ()):
            if (
                notation in about
                or (notation == "whip" and "interests" in about)
                or (notation == "substitutions" and "apologies" in about)
            ):
                found.setdefault(notation, paper.trimmed(sentence.start(), sentence.end()))
    # The item's own text, so that its beginning counts as one of a line.
    for sentence in _NONE.finditer(plain[text.start : end]):
        first = text.start + sentence.start() + _lead(sentence.group())
        found.setdefault(about[0], paper.trimmed(first, text.start + sentence.end()))
    return tuple(found.items())


def _lead(words: str) -> int:
    return next(i for i, c in enumerate(words) if c.isalpha())


def _subjects(words: str) -> list[str]:
    return [notation for notation, pattern in _SUBJECTS if pattern.search(words)]
