"""Places markers and pieces of text in the list of clauses under a head, while it is being read.

Markers must follow one another: "2." after "1.", "b)" after "a)". A new family opens a nested list, and a marker of an
outer family closes it. If the text above a nested list is a lead-in ("That the following be added:"), each entry is a
clause and the lead-in its stem; if it is a clause in itself ("subject to:"), the entries belong to it.
"""

import re
from dataclasses import dataclass, field

from importers.minutes.clauses.actors import is_actor
from importers.minutes.language.markers import Marker, follows, opens
from importers.paper import Span

__all__ = ["ClauseList", "Draft", "is_heading", "is_lead"]

# "including:", "subject to the following conditions:": a colon whose list only spells the clause out
_SPELLS_OUT = re.compile(
    r"\b(?:includ(?:ing|es?)|in particular|subject to|namely|such as|e\.g\.|i\.e\.|especially|particularly|to reflect|to read|on the grounds?(?: that)?"
    r"|for the following reasons?|noting(?: that)?|with regard to|in respect of|conditions?|amendments?|because)\b[^:]{0,60}:\s?-?$",
    re.IGNORECASE,
)
_LEAD_END = re.compile(r"(?::\s?-{0,2}|\s-{1,2}|\.\.\.|(?<=[a-z)] )(?:will|should|shall|to))\s*$")
# "the minutes be approved, subject to the following amendments:"
_CORRECTS = re.compile(
    r"\b(?:[Mm]inutes|[Rr]ecord|[Nn]otes)\b[^:]{0,300}\b(?:subject to|amendments?|corrections?|amended)\b[^:]{0,80}:\s?-?\s*$"
)
# "that", "to", "it was": words that only tie a list to its head
_BARE_LEAD = re.compile(
    r"[\s*_:,-]*(?:that\s)?(?:that|to|it was|by|(?:the\s|this\s)?(?:[\w&',-]+\s){0,7}?(?:committee|panel|board|commission|sub-committee|forum|members|councillors))?[\s:,-]*$",
    re.IGNORECASE,
)
# "That the Head of Ports", "That the Panel requests Cabinet"
_NAMES_ONLY = re.compile(
    r"\W{0,6}(?:that |to )?(?:(?:the |this )?(?:[\w&'-]+ ){0,7}?(?:committee|panel|board|commission|forum|members) )?(?:(?:asks?|requests?|urges?|invites?|instructs?|recommends?)(?: that| to)? )?(?P<who>[A-Za-z][^.,;:]{3,90})$",
    re.IGNORECASE,
)
# "2025-35 Capital Programme" above "(a)": a heading between a head and its list, or inside the list
_HEADING = re.compile(
    r"[\s*_]*(?:(?:[A-Z][\w'&/-]*|\d{4}(?:[/-]\d{2,4})?),? ?(?:(?:of|for|and|the|on|to|in|&) ){0,2}){1,8}[\s*_]*"
)
_ENDS_OPEN = re.compile(r"(?:[;,:]|\band|&|\bor)[\s*_-]*$")


@dataclass(slots=True)
class Draft:
    """A clause that is being read."""

    start: int
    end: int
    stems: tuple[Span, ...]
    marked: bool
    holes: tuple[Span, ...] = ()


@dataclass(slots=True)
class _Level:
    """An open list: its family of markers, its last value, whether its entries belong to the clause above it."""

    family: str
    value: int
    stems: tuple[Span, ...]
    absorbs: bool = False


def is_lead(text: str) -> bool:
    """Tell whether text leads in a list instead of being a clause.

    >>> is_lead("provide the following information:"), is_lead("That"), is_lead("be approved, subject to:"), is_lead("be noted.")
    (True, True, False, False)
    """
    tail = text[-160:].rstrip()
    if _BARE_LEAD.fullmatch(text) is not None or _names_only(text):
        return True
    return _LEAD_END.search(tail) is not None and _SPELLS_OUT.search(tail) is None


def is_heading(text: str) -> bool:
    """Tell whether a line is a heading that parts a list, and no clause.

    >>> is_heading("2025-35 Capital Programme"), is_heading("Report noted"), is_heading("That fees rise.")
    (True, False, False)
    """
    return " " in text.strip() and _HEADING.fullmatch(text) is not None


def _names_only(text: str) -> bool:
    """Tell whether a line ends on who is to act, as where the colon was left out: "That the Committee ask Cabinet"."""
    words = text.split()
    if len(words) < 2 or "be" in words:
        return False
    found = _NAMES_ONLY.match(" ".join(words))
    return found is not None and is_actor(found["who"])


def _corrects(text: str) -> bool:
    """Tell whether a list below corrects minutes, whose entries are no clauses."""
    return _CORRECTS.search(text[-500:]) is not None


@dataclass(slots=True)
class ClauseList:
    """What has been read under a head: ``drafts`` in order, ``stems`` the lead-ins that all of them share.

    ``open_ended`` says that the last piece asks for another ("; and"); it is true while nothing has been read.
    ``pending`` says that a marker was placed whose words are still to come, on a line below it.
    """

    plain: str
    stems: tuple[Span, ...] = ()
    drafts: list[Draft] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)
    open_ended: bool = True
    pending: bool = False

    def expects(self, marker: Marker) -> bool:
        """Tell whether ``marker`` continues a list that is open."""
        return any(follows(marker, level.family, level.value) for level in self.levels)

    def place(self, marker: Marker) -> bool:
        """Make room for the entry behind ``marker``: its neighbour's list or a nested one; false where neither fits."""
        for depth in range(len(self.levels) - 1, -1, -1):
            reading = follows(marker, self.levels[depth].family, self.levels[depth].value)
            if reading is not None:
                del self.levels[depth + 1 :]
                self.levels[depth].value = reading[1]
                self.pending = True
                return True
        reading = opens(marker)
        if reading is None:
            if self.drafts or self.levels:
                return False
            reading = marker.readings[0]
        self.pending = self._nest(*reading)
        return self.pending

    def _nest(self, family: str, value: int) -> bool:
        """Open a list below the last draft, or below the head where there is none yet."""
        stems = self.levels[-1].stems if self.levels else self.stems
        if not self.drafts:
            self.levels.append(_Level(family, value, stems))
            return True
        above = self.drafts[-1]
        text = self.plain[above.start : above.end]
        lead = is_lead(text)
        if not lead and any(level.family == family for level in self.levels):
            return False
        if lead:
            self.drafts.pop()
            stems = (*above.stems, Span(above.start, above.end))
        elif not self.levels and is_heading(text):
            self.drafts.pop()
            stems = above.stems
        elif not self.levels and not self.open_ended:
            return False
        absorbs = not lead and not is_heading(text) and (bool(self.levels) or _corrects(text))
        self.levels.append(_Level(family, value, stems, absorbs=absorbs))
        return True

    def add(self, start: int, end: int, *, marked: bool, holes: tuple[Span, ...] = ()) -> None:
        """Add a piece of text behind the marker that was placed last, or as an entry of its own."""
        if start >= end:
            return
        self.pending = False
        self.open_ended = _ENDS_OPEN.search(self.plain, max(start, end - 12), end) is not None
        if self.drafts and any(level.absorbs for level in self.levels):
            self.extend(end, holes)
            return
        stems = self.levels[-1].stems if self.levels else self.stems
        self.drafts.append(Draft(start, end, stems, marked, holes))

    def extend(self, end: int, holes: tuple[Span, ...] = ()) -> None:
        """Let the last draft run on to ``end``."""
        last = self.drafts[-1]
        last.end, last.holes = end, (*last.holes, *holes)
        self.open_ended = _ENDS_OPEN.search(self.plain, max(last.start, end - 12), end) is not None

    def lead_in(self, start: int, end: int) -> None:
        """Take a stretch as the lead-in of everything that follows."""
        self.stems = (*self.stems, Span(start, end)) if start < end else self.stems
        self.open_ended = True
