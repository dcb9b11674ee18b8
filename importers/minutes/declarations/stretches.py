"""Finds the stretches of a paper that state a declaration, and by whom: sentences, lines of a list, rows of a table.

A sentence that goes on about the same person ("He was also a Governor …") belongs to the stretch; so do the cells of a row
that was flattened to lines, and the names that a lead announces ("The following members each declared …:").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from importers.minutes.attendance.labels import read_label
from importers.minutes.declarations.words import (
    ABOUT_INTEREST,
    DECLARED,
    declares,
    is_nil,
    states_an_interest,
)
from importers.minutes.language.sentences import find_sentences
from importers.minutes.names.keyed_people import find_keyed
from importers.minutes.names.people import find_names, read_names
from importers.minutes.names.posts import has_post_head
from importers.paper import Paper, Span
from importers.records import PersonName

__all__ = ["Stated", "find_in_rows", "find_in_sentences"]

# "He was also", "She", "His wife", "In addition, he": a sentence that goes on about the same person
_GOES_ON = re.compile(
    r"(?:(?:In addition|Further|Furthermore|Additionally|However|As such),? )?(?:He|She|They|His|Her|Their|This (?:was|is|interest)|The (?:nature of the )?interest|he|she|they|his|her)\b"
)
# a line of a table that names only its columns, or a cell with a number alone
_COLUMN = re.compile(
    r"[\s|]*(?:(?:name|members?|councillors?|officers?|agenda|item|items|minute|minutes|no|number|nature|of|interests?|declaration|type|details?|action|reason|subject|and|ref|title|report|taken|relates? to)\b[\s|./:()&]*){1,14}$",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"[\s|>*_:.-]*(?:\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]+\s+)?[\s|>*_-]*"
    r"(?:(?:(?:disclosable |other |non-)?(?:personal|pecuniary|prejudicial|registrable)(?: interests?)?)\s?:\s{0,3})?",
    re.IGNORECASE,
)
# "Item 6 - ", "Minute 12: ": the item that a row is keyed by
_ITEM_LEAD = re.compile(
    r"(?:agenda )?(?:items?|minutes?|paragraph)\.? (?:nos?\.? )?[A-Z]{0,4}\d[\w./()]{0,8}\s{0,2}[-:]\s{1,3}(?=[A-Z])",
    re.IGNORECASE,
)
# ... or "Personal: ", the kind that it is under
_ROW_LEAD = re.compile(
    rf"{_ITEM_LEAD.pattern}|(?:disclosable |other |non-)?(?:personal|pecuniary|prejudicial|registrable)(?: interests?)?\s?:\s{{1,3}}(?=[A-Z])",
    re.IGNORECASE,
)
# "; " before the next name of a line
_NEXT_ROW = re.compile(
    r";\s{1,3}(?:and\s)?(?:\(\w{1,3} ?\)\s?)?(?=(?:County |Borough )?(?:Councillor|Cllr|Alderman|Ald|Mr|Mrs|Ms|Miss|Dr|Prof)\b\.? )"
)
_VERB_SOON = re.compile(
    r"\s{0,2}(?:\([^()]{0,60}\))?[^.;\n]{0,80}\b(?:declar(?:ed|ing|es)|disclos(?:ed|ing|es)|inform|advis|stated|reported|made|gave|express|indicat|datgan|has|had|noted|wish)",
    re.IGNORECASE,
)
# "The following Member declared an interest:- ": the declaration itself is behind it
_BEHIND_COLON = re.compile(
    r"^[^:]{10,160}\b(?:following|interests?|declarations?)\b[^:]{0,80}:[\s-]{1,4}(?=\S)"
)
# "The following members each declared an interest in …:": the names come below
_NAMES_BELOW = re.compile(
    r"\bfollowing\b[^:]{0,300}\b(?:declared|disclosed|interests?)\b[^:]{0,300}:[\s-]{0,3}$", re.IGNORECASE
)
# A lead of fewer characters ("The following interests were declared:") says nothing of its own.
_BARE_LEAD = 60
_LISTED = re.compile(r"(?:[\s,;]|\band\b|&|\([^()]{0,60}\))*")
# brackets, bars and an office: what a row of an attendance list has behind a name, and no declaration
_ONLY_WHO = re.compile(r"(?:\s|[|,-]|\([^()]{0,80}\))*")


@dataclass(frozen=True, slots=True)
class Stated:
    """One stretch that states a declaration, and by whom."""

    people: tuple[PersonName, ...]
    span: Span


def find_in_rows(paper: Paper, region: Span) -> Iterator[Stated]:
    """Find declarations under their own item: lines and rows that open with a name, else sentences."""
    plain, done = paper.plain, region.start
    lines = [
        part
        for line in paper.lines(region)
        if not _COLUMN.match(plain, line.start, line.end)
        for part in _split_row(plain, line)
    ]
    for at, line in enumerate(lines):
        if line.start < done:
            continue
        people, after = _opening_names(plain, line)
        if people and not _VERB_SOON.match(plain, after, line.end):
            keyed = _ROW_LEAD.search(plain, line.start, people[0].span.start + 1)
            begin = keyed.start() if keyed else people[0].span.start
            end = _end_of_row(plain, lines, at)
            done = end
            if end > after and not is_nil(plain[begin:end]) and (keyed or _says_something(plain[after:end])):
                yield Stated(tuple(people), Span(begin, end))
            continue
        end = _end_of_paragraph(plain, lines, at)
        below = next((lines[i] for i in range(at + 1, len(lines)) if lines[i].start >= end), None)
        listed = _listed_below(plain, Span(line.start, end), below)
        if listed is not None:
            done = listed.span.end
            yield listed
            continue
        done = end
        yield from find_in_sentences(plain, Span(line.start, end), own=True)


def _split_row(plain: str, line: Span) -> Iterator[Span]:
    """Split a line of declarations run together: "Cllr Ash - Item 5, member of X; Cllr Bee - governor of Y"."""
    start = line.start
    if _opening_names(plain, line)[0]:
        for mark in _NEXT_ROW.finditer(plain, line.start, line.end):
            yield Span(start, mark.start())
            start = mark.end()
    yield Span(start, line.end)


def find_in_sentences(plain: str, region: Span, *, own: bool = False) -> Iterator[Stated]:
    """Find declarations in running minutes: sentences in which somebody named declares.

    Under an item of their ``own``, a sentence about somebody's interest needs no such verb.
    """
    sentences = find_sentences(plain, region.start, region.end)
    for at, whole in enumerate(sentences):
        words = plain[whole.start : whole.end]
        colon = _BEHIND_COLON.search(words)
        if colon and not own and find_names(plain, whole.start, whole.start + colon.end()):
            colon = None
        if colon and declares(words) and (listed := _only_names(plain, whole.start + colon.end(), whole)):
            yield Stated(listed, whole)
            continue
        sentence = Span(whole.start + colon.end(), whole.end) if colon else whole
        people = _declarants(plain, sentence) if declares(words) else ()
        if own and not people and not is_nil(words) and states_an_interest(words):
            people = tuple(_run(plain, _people_in(plain, sentence)))
        if people:
            yield Stated(people, Span(sentence.start, _last_of_same(plain, sentences, at)))


def _listed_below(plain: str, lead: Span, below: Span | None) -> Stated | None:
    """Read a statement whose declarants are listed in the line below it, and nothing else."""
    words = plain[lead.start : lead.end]
    if below is None or len(words) < _BARE_LEAD or not _NAMES_BELOW.search(words):
        return None
    names = find_names(plain, below.start, below.end)
    rest = plain[names[-1].span.end : below.end] if names else ""
    if (
        not names
        or names[0].span.start > below.start + 2
        or len(rest) > 3
        or len(_run(plain, names)) < len(names)
    ):
        return None
    return Stated(tuple(names), Span(lead.start, below.end))


def _only_names(plain: str, start: int, whole: Span) -> tuple[PersonName, ...]:
    """Read the names that are all that follows a colon; the word before it may be the first one's rank."""
    names = [name for name in find_names(plain, whole.start, whole.end) if name.span.end > start]
    if not names or names[0].span.start > start + 2 or len(_run(plain, names)) < len(names):
        return ()
    return () if plain[names[-1].span.end : whole.end].strip(" .;\n") else tuple(names)


def _declarants(plain: str, sentence: Span) -> tuple[PersonName, ...]:
    """Find who declares: the names before the verb, behind "by", or behind "Having declared …,"."""
    names = _people_in(plain, sentence)
    if not names:
        return ()
    verb = DECLARED.search(plain, names[0].span.end, sentence.end)
    lead = plain[max(0, names[0].span.start - 4) : names[0].span.start]
    if verb is not None and not lead.endswith(("by ", "by\n")):
        return tuple(_run(plain, [name for name in names if name.span.end <= verb.start()]))
    return tuple(_run(plain, names[:8])) if lead.endswith(("by ", "by\n", ", ", ",\n")) else ()


def _people_in(plain: str, sentence: Span) -> list[PersonName]:
    """Find those named in a sentence, by name or by the initials that a list explains."""
    names = find_names(plain, sentence.start, sentence.end)
    keyed = find_keyed(plain, sentence.start, sentence.end)
    return sorted((*names, *keyed), key=lambda name: name.span) if keyed else names


def _run(plain: str, names: list[PersonName]) -> list[PersonName]:
    """Keep the first names that stand in one list."""
    run = names[:1]
    for name in names[1:]:
        if not _LISTED.fullmatch(plain, run[-1].span.end, name.span.start):
            break
        run.append(name)
    return run


def _last_of_same(plain: str, sentences: list[Span], at: int) -> int:
    """Give the end of the last sentence that goes on about the same person."""
    end = sentences[at].end
    for sentence in islice(sentences, at + 1, None):
        if not _GOES_ON.match(plain, sentence.start, sentence.end) or "\n\n" in plain[end : sentence.start]:
            break
        if find_names(plain, sentence.start, sentence.end):
            break
        end = sentence.end
    return end


# "Item 5", "re parking": more than an office
_SAYS_MORE = re.compile(r"\d|: |\. |\bre\b|[Pp]ecuniary|\b[Pp]rejudicial|\b[Rr]egistrable")


def _says_something(rest: str) -> bool:
    """Tell a declaration's row from a row that only says who somebody is.

    >>> _says_something(" - Item 5 - Personal"), _says_something(" (Church Representative)")
    (True, False)
    """
    if _ONLY_WHO.fullmatch(rest):
        return False
    told = _SAYS_MORE.search(rest) is not None
    return told or ABOUT_INTEREST.search(rest) is not None or not has_post_head(rest)


def _opening_names(plain: str, line: Span) -> tuple[list[PersonName], int]:
    """Read the names that a line opens with, after its marker, and where they end."""
    marker = _MARKER.match(plain, line.start, line.end)
    begin = marker.end() if marker else line.start
    keyed = _ITEM_LEAD.match(plain, begin, line.end)
    begin = keyed.end() if keyed else begin
    names = read_names(plain, begin, line.end)
    marked = find_names(plain, begin, line.end)
    rest = plain[names[0].span.end : line.end] if names else ""
    alone = (
        bool(names)
        and names[0].given is not None
        and (rest.startswith("  ") or rest.strip(" |")[:1] in ("", "-"))
    )
    if not names or not (alone or (marked and marked[0].span.start == names[0].span.start)):
        return [], begin
    names = _run(plain, [name for name in names if name.title or name.given or name.councillor])
    return names, names[-1].span.end if names else begin


def _end_of_row(plain: str, lines: list[Span], at: int) -> int:
    """Find where a row ends: before the next line that opens with a name, or a paragraph of prose.

    The cells of a row that was flattened follow on lines of their own; a row of one line is whole.
    """
    end = lines[at].end
    after = _opening_names(plain, lines[at])[1]
    name_alone = not plain[after:end].strip(" |,")
    for line in islice(lines, at + 1, None):
        gap = plain[end : line.start]
        label = read_label(plain, line.start, line.end)
        if (
            (label is not None and label.status is not None)
            or _opening_names(plain, line)[0]
            or (not name_alone and "\n" in gap.replace("\n", "", 1))
        ):
            break
        if not name_alone and not plain[line.start].islower():
            break
        end = line.end
    while end > 0 and plain[end - 1] in "| ":
        end -= 1
    return end


def _end_of_paragraph(plain: str, lines: list[Span], at: int) -> int:
    """Find where the lines of one paragraph of prose end, wrapped lines and next paragraphs about the same included."""
    end = lines[at].end
    for line in islice(lines, at + 1, None):
        blank = plain.count("\n", end, line.start) > 1
        ends = end - lines[at].start < 60 or plain[end - 1] == "."
        if blank or (ends and _opening_names(plain, line)[0]):
            break
        end = line.end
    return end
