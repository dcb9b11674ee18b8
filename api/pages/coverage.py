"""Says what a page rests on: which papers were read, what was cut off, where minutes are missing, what readers were unsure of."""

from collections.abc import Mapping, Sequence
from typing import Final

from api.pages.days import as_day
from api.pages.profile import Cell, Coverage, Row
from api.pages.wording import count_words

__all__ = ["coverage_of", "coverage_of_papers"]

_UNSURE: Final = 0.7  # below this the reader of a paper says itself that it may have misunderstood the layout
_MINUTES: Final = frozenset({"minutes", "decisions"})
_CUT: Final = "cut-off"


def coverage_of(meetings: Sequence[Mapping[str, str]], papers: Sequence[Mapping[str, str]] = ()) -> Coverage:
    """Tell what is known of meetings (rows of ``meetings-of-…``) and of some papers of theirs (``papers-of-meeting``)."""
    without = [row for row in meetings if not _MINUTES & set(row.get("papers", "").split())]
    number = sum(len(row.get("documents", "").split()) for row in meetings)
    cut = sum(len(row.get("cut", "").split()) for row in meetings)
    sentences = [
        f"{count_words(len(meetings), 'meeting is', 'meetings are')} known here, from {count_words(number, 'paper')}."
    ]
    if without:
        last = max(row["day"] for row in without)
        sentences.append(
            f"For {count_words(len(without), 'meeting')} no minutes were read, the last of them on {as_day(last)}."
        )
    if cut:
        sentences.append(
            f"{count_words(cut, 'paper is', 'papers are')} cut off: what is missing may still have happened."
        )
    sentences.append("What no paper says, or no paper read here, is not shown.")
    return Coverage(tuple(sentences), _notes(papers), _last_read(papers))


def coverage_of_papers(papers: Sequence[Mapping[str, str]]) -> Coverage:
    """Tell what is known from the papers of one meeting."""
    read = sorted(row.get("sort", "paper") for row in papers)
    sentences = [
        f"{count_words(len(papers), 'paper')} of this meeting {'was' if len(papers) == 1 else 'were'} read: {', '.join(read)}."
    ]
    if not _MINUTES & set(read):
        sentences.append("No minutes were read, so what was said and decided is not known here.")
    if any(row.get("complete") == "false" for row in papers):
        sentences.append("The text of a paper is cut off: what is missing may still have happened.")
    return Coverage(tuple(sentences), _notes(papers), _last_read(papers))


def _last_read(papers: Sequence[Mapping[str, str]]) -> str:
    return max((row["loaded"] for row in papers if "loaded" in row), default="")


def _notes(papers: Sequence[Mapping[str, str]]) -> tuple[Row, ...]:
    """Give the readers' own notes, each with its paper."""
    return tuple(
        Row(Cell(words), (Cell(row.get("label", "the paper"), row["document"]),))
        for row in papers
        for words in _notes_on(row)
    )


def _notes_on(row: Mapping[str, str]) -> list[str]:
    notes = [note.partition(": ")[2] or note for note in row.get("caveats", "").splitlines()]
    told = [f"{note[:1].upper()}{note[1:]}." for note in sorted(set(notes)) if note]
    if not told and float(row.get("sure", "1")) < _UNSURE:
        told.append("The reader was unsure of this paper's layout: check what it says.")
    return told
