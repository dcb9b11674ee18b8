"""A word that may head decisions, with what stands around it, and the head that is made of it."""

import re
from dataclasses import dataclass
from typing import Literal

from importers.paper import Span

__all__ = ["DecisionHead", "HeadKind", "HeadWord"]

HeadKind = Literal["resolved", "recommended", "action", "decision", "noted"]


@dataclass(frozen=True, slots=True)
class DecisionHead:
    """A head: its words, where the words that it governs begin (``text``), and where its region begins (``start``).

    ``start`` lies before ``span`` where the sentence that holds the head began earlier ("It was AGREED that").
    ``whole`` says that the head's own words are part of the clause ("NOTED the report"); ``addressee`` are the words for
    whom a recommendation is put to, or who an action is for.
    """

    kind: HeadKind
    span: Span
    text: int
    start: int
    whole: bool = False
    addressee: Span | None = None
    confidence: float = 0.9


# what stands between a head and the first word that it governs
_OPENING = re.compile(
    r"[\s:;.*_|-]{0,60}(?:(?:[Uu]nanimously|UNANIMOUSLY|[Nn]em\.?\s?[Cc]on\.?)\s?:\s{0,3}|(?:[Uu]nanimously|UNANIMOUSLY|[Aa]ccordingly|[Ff]urther|[Aa]lso|[Nn]em\.?\s?[Cc]on\.?),?\s{1,3}(?=that\b|to\b|That\b|To\b|THAT\b))?(?:T H A T\s{1,3})?"
)
# "RESOLVED (unanimously)", "Resolved (12/2022)", "RESOLVED (by 8 votes to 2)", "RESOLVED by 8 votes to 2⏎": what a head says of itself
_REMARK = re.compile(
    r"\s?[:.-]?\s{1,3}[(\[](?:[Uu]nanimous(?:ly)?|UNANIMOUS(?:LY)?|[Nn]em\.?\s?[Cc]on\.?|[Bb]y\s[^()\[\]\n]{3,60})[)\]]\s{0,2}:?|,\s(?:by|nem|on|with|unanimously)\b[^,.;:\n]{0,70},(?=\s)|\s(?:by|with|on)\s[^,.;:()\n]{0,40}\b(?:votes?|majority|(?:for|against|to) \w+)\b[^,.;:()\n]{0,50}(?=\s{0,3}(?::|\n))|[*_]{0,4}\s{1,3}[(\[](?!\w{1,4}[)\]])[^()\[\]\n]{3,150}[)\]][*_]{0,4}(?=[\s:;,.-])"
)
_BULLET = re.compile(r"\n\s*[*-]\s")
# the end of a sentence, or of a line's number, before a head: "…ended. ", "⏎2.1  ", "⏎(a) "
_SENTENCE_BEFORE = re.compile(
    r"(?:^|[.:;!?|)\]]\s{1,4}|(?:^|\n)[\s>*_#|-]{0,60}(?:\(?\w{1,4}(?:\.\d{1,3}){0,3}[).]?\s{1,20})?)[*_\[(]{0,4}$"
)
_SENTENCE_END = re.compile(r"[.;:!?]['\")]{0,2}\s+|\n\s*\n|\n(?=\s*[*-]\s)")
_LINE = 160
_SENTENCE = 300


@dataclass(frozen=True, slots=True)
class HeadWord:
    """A word that may be a head, in ``plain[start:end]``: ``kind`` is the group of words that it belongs to."""

    plain: str
    match: re.Match[str]
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word as printed."""
        return self.match[0]

    @property
    def kind(self) -> str:
        """The group of head words that it belongs to."""
        return self.match.lastgroup or ""

    @property
    def at(self) -> int:
        """Where the word begins."""
        return self.match.start()

    @property
    def after(self) -> int:
        """Where the word ends."""
        return self.match.end()

    @property
    def behind(self) -> int:
        """Where the word ends, or the brackets behind it that only say how or when it was decided."""
        found = _REMARK.match(self.plain, self.after, self.end)
        return found.end() if found else self.after

    @property
    def before(self) -> str:
        """What stands before the word on its line and in the stretch, or the last of it."""
        return self.line_before(self.start)

    def line_before(self, start: int = 0) -> str:
        """Give what stands before the word on its line, from ``start`` on."""
        floor = max(start, self.at - _LINE)
        return self.plain[max(self.plain.rfind("\n", floor, self.at) + 1, floor) : self.at]

    @property
    def opens(self) -> bool:
        """Whether the word begins a sentence, a number or a bullet before it allowed."""
        before = self.plain[max(self.start, self.at - 84) : self.at]
        return not before.strip(" *_>#|\n-") or _SENTENCE_BEFORE.search(before) is not None

    @property
    def sentence(self) -> int:
        """Where the sentence that holds the word begins."""
        begin = floor = max(self.start, self.at - _SENTENCE)
        for found in _SENTENCE_END.finditer(self.plain[floor : self.at]):
            begin = floor + found.end()
        while begin < self.at and self.plain[begin] in " \n*_>-":
            begin += 1
        return begin

    @property
    def led(self) -> str:
        """What stands before the word in its sentence, wherever its lines were broken."""
        return " ".join(self.plain[self.sentence : self.at].split()) + " "

    def head(
        self, kind: HeadKind, after: int | None = None, *, start: int | None = None, confidence: float = 0.9
    ) -> DecisionHead:
        """Make a head of the word: what it governs begins behind ``after``, a bullet there left to its list."""
        after = self.behind if after is None else after
        opening = _OPENING.match(self.plain, after)
        text = opening.end() if opening else after
        if opening and ("*" in opening[0] or "\n" in opening[0]):
            bullet = _BULLET.search(opening[0] + " ")
            text = after + bullet.start() if bullet else text
        return DecisionHead(
            kind, Span(self.at, self.after), text, self.at if start is None else start, confidence=confidence
        )
