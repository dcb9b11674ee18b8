"""Which body a paper without a head is of: whose minutes it approves, which acts, or the one scrutiny body that it names."""

import re

from importers.paper import Paper, Span

__all__ = ["BODY_NOUN", "find_body_in_text"]

BODY_NOUN = re.compile(
    r"\b(?:(?:sub-?)?committee|panel|board|commission|cabinet|executive|forum|scrutiny|working (?:group|party)|task group|task (?:and|&) finish group|assembly|authority|council|partnership"
    r"|pwyllgor|bwrdd|cyngor|cabinet|group|hub|trust|select)\b",
    re.IGNORECASE,
)
_FAR = 100_000
# "the minutes of the meeting of the Housing Scrutiny Panel held on", "Minute of the Eastmere Council Audit Committee held on"
_MINUTES_OF = re.compile(
    r"\b[Mm]inutes?\s+of\s+(?:the\s+)?(?:(?:previous|last|special)\s+)?(?:[Mm]eetings?\s+of\s+)?(?:the\s+)?(?P<body>[A-Z][\w',&-]+(?:\s+(?:[A-Z][\w',&-]*|and|of|the|for|in|&)){1,11}?)\s+(?:meeting\s+)?held\s+on\b"
)
# "the Environment Overview and Scrutiny Committee", "Chair of the Police and Crime Panel": a scrutiny body named in full
_SCRUTINY_BODY = re.compile(
    r"\b(?P<body>(?:[A-Z][\w'&-]+,?\s+(?:(?:and|of|for|&)\s+)?){1,8}(?:Scrutiny|Select)\s+(?:[A-Z][\w-]+\s+){0,2}(?:Committee|Panel|Board|Commission|Sub-Committee)(?:\sfor\s[A-Z][a-z]\w+)?)\b"
    r"|\b(?P<police>(?:[A-Z][\w'&-]+\s+(?:and\s+)?){0,4}Police(?:,\sFire)?\sand\sCrime\sPanel)\b"
)
# "The Audit and Scrutiny Committee agreed": a body that acts under its full name
_ACTING = re.compile(
    r"\bThe\s+(?P<body>(?:[A-Z][\w'&-]+,?\s+(?:(?:and|of|for|&)\s+)?){1,8}(?i:Committee|Panel|Board|Commission))\s+(?:noted|agreed|resolved|RESOLVED|AGREED|NOTED|considered|received|recommended)\b"
)

# "Internal Scrutiny Committee Work Programme 2018/19": whose programme is on the agenda
_PROGRAMME_OF = re.compile(
    r"^\W{0,6}(?:[\d./]{1,6}\s{1,6})?(?P<body>(?:(?!Cabinet|Executive|Work|Plan)[A-Z][\w'&-]+,?\s+(?:(?:and|of|for|&)\s+)?){1,8}(?:Committee|Panel|Board|Commission))(?:'s)?\s+(?:Forward\s+)?Work\s+(?:Programme|Plan)\b",
    re.MULTILINE,
)


# "Meeting of the Committee": no name
_ONLY_A_MEETING = re.compile(r"(?:(?:previous |last )?meetings? of )?(?:the |this )?\w+", re.IGNORECASE)


def find_body_in_text(paper: Paper) -> Span | None:
    """Read the body of a paper without a head: whose minutes it approves, which acts, whose programme it has, or the one named.

    A short name ("The Joint Committee agreed") gives way to the one full name that holds all its words.
    """
    scrutiny = _named(paper, _SCRUTINY_BODY)
    full = scrutiny | _named(paper, _ACTING)
    for pattern in (_MINUTES_OF, _ACTING):
        named = _named(paper, pattern)
        if len(named) == 1:
            short, span = next(iter(named.items()))
            fuller = [name for name in full if name != short and set(short.split()) <= set(name.split())]
            return full[fuller[0]] if len(fuller) == 1 else span
    named = scrutiny if len(scrutiny) == 1 else _named(paper, _PROGRAMME_OF)
    return next(iter(named.values())) if len(named) == 1 else None


def _named(paper: Paper, pattern: re.Pattern[str]) -> dict[str, Span]:
    """Find the bodies that a pattern names, each by its name in small letters, where it stands first."""
    named: dict[str, Span] = {}
    for found in pattern.finditer(paper.plain, 0, min(len(paper.plain), _FAR)):
        group = found.lastgroup or "body"
        ahead = _council_ahead(found[group])
        if ahead > len("The ") and pattern is _SCRUTINY_BODY:
            continue  # another council's body, named with it
        start = found.start(group) + ahead
        words = " ".join(paper.plain[start : found.end(group)].split())
        if BODY_NOUN.search(words) and " " in words and not _ONLY_A_MEETING.fullmatch(words):
            named.setdefault(words.lower(), Span(start, found.end(group)))
    return named


# "Eastmere Council " before "Audit Committee"
_COUNCIL_FIRST = re.compile(r"(?:The\s+)?(?:\S+\s+){1,6}?Council(?:'s)?\s+(?=[A-Z])|The\s+")


def _council_ahead(words: str) -> int:
    """Measure the council's name in front of the body's: "Eastmere Council Audit Committee"."""
    found = _COUNCIL_FIRST.match(words)
    return found.end() if found else 0
