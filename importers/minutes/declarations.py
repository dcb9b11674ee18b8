"""Reads declarations of interest and of a party whip: who declared what, of which kind, about which items.

They come as sentences ("Councillor Ash declared a personal interest in item 5 as …"), as lists keyed to items, and as tables
flattened to lines. A second sentence that goes on about the same person ("He was also a Governor …") belongs to the
declaration. That nobody declared anything is a nil return of the item and no declaration.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from importers.minutes.items import Segmentation
from importers.minutes.names import find_names, read_names
from importers.minutes.sentences import find_sentences
from importers.paper import Paper, Span
from importers.records import AgendaItem, Declaration, PersonName

__all__ = ["read_declarations"]

Kind = Literal["pecuniary", "personal", "prejudicial", "non-registrable", "whip", "unspecified"]

_ITEM_TITLE = re.compile(r"declar|disclos|interest|\bwhip|buddian|fuddian|cysylltiad", re.IGNORECASE)
_OTHER_TITLE = re.compile(r"ubstitut|[Ll]obby|[Gg]ift|ospitality")
# "declared", "disclosed an interest", "made a declaration", "buddiant": what makes a sentence a declaration
_DECLARED = re.compile(
    r"\bdeclar(?:ed|ing|es|e|ation)\b|\bdisclos(?:ed|ing|e)\b|\bDECLARED\b|\b(?:an?|personal|pecuniary|prejudicial|registrable|significant) interests?\b|\bdatganodd\b|\bfuddiant\b", re.IGNORECASE
)
_ABOUT_INTEREST = re.compile(
    r"\bsits on\b|\bwork(?:s|ed)? (?:for|at|as|in)\b|\bcompany\b|\binterests?\b|\bwhip|\bmember of\b|\bgovernor|\btrustee|\bemploye|\bhe (?:is|was)|\bshe (?:is|was)|\bdaughter|\bson\b|\bwife|\bhusband|\bpartner|\brelative|\bfamily|\bpredetermin|\bdispensation|\bfuddiant|\bbuddiant|\bfriend", re.IGNORECASE
)
_OTHER_DECLARING = re.compile(r"\bdeclar\w+ (?:a |an |the )?(?:climate|state of|\w+ rate|null|void|open|closed|carried|lost|elected|duly|surplus|bankrupt)|\binterest rates?\b", re.IGNORECASE)
_NIL = re.compile(
    r"\b(?:no|not|nor|neither|none)\b[^.;]{0,40}\b(?:interests?|declar\w+|whip|disclos\w+)\b|\b(?:interests?|declar\w+|disclos\w+|whip)\b[^.;]{0,40}\bnone\b|\bnil\b", re.IGNORECASE
)
_HAVING = re.compile(r"\bhaving (?:previously |earlier )?(?:declared|disclosed)|\bas (?:previously |earlier )declared|\bwho had declared", re.IGNORECASE)
# "He was also", "She", "His wife", "In addition, he": a sentence that goes on about the same person
_GOES_ON = re.compile(r"(?:(?:In addition|Further|Furthermore|Additionally|However|As such),? )?(?:He|She|They|His|Her|Their|This (?:was|is|interest)|The (?:nature of the )?interest|he|she|they|his|her)\b")
_KINDS: tuple[tuple[str, Kind], ...] = (
    (r"\bwhip", "whip"),
    (r"\bprejudicial", "prejudicial"),
    (r"\bnon[- ]?registrable|\bother registrable", "non-registrable"),
    (r"(?<!non[- ])(?<!non)\bpecuniary|\bDPI\b", "pecuniary"),
    (r"\bpersonal|\bnon[- ]?pecuniary|\bnon[- ]?disclosable|\bnon[- ]?prejudicial", "personal"),
)
_KIND = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _KINDS)
_NOT_PREJUDICIAL = re.compile(r"\bnon[- ]?prejudicial|\bnot (?:a )?prejudicial|\bbut not prejudicial", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:left|leave|leaving|withdrew|withdraw|vacated) (?:from )?(?:the |for )?(?:room|meeting|chamber|table|it\b)|\btook no part|\bretired from", re.IGNORECASE)
_STAYED = re.compile(r"\b(?:remained|stayed|remain|stay) (?:in|at|for|throughout|present|and)|\bdid not leave", re.IGNORECASE)
# "item 5", "agenda items 5 and 6", "minute 41/12", "Item 7(a)", "re 3098": which items; "all items"
_ITEMS = re.compile(
    r"\b(?:agenda )?(?:items?|minutes?|re|para(?:graph)?s?|nos?\.?|numbers?|eitem(?:au)?)\b\.?(?: (?:no|nos|number|numbers)\b\.?)? ?(?P<list>[A-Z]{0,4}\d{1,5}[\w/.()-]{0,8}(?:(?:, ?(?:and )?| and | & | to | - )[A-Z]{0,4}\d{1,5}[\w/.()-]{0,6}){0,6})",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[A-Z]{0,4}\d{1,5}(?:[/.]\d{1,4})*(?:\(?[a-z]\)?)?(?!\w)", re.IGNORECASE)
_ALL_ITEMS = re.compile(r"\b(?:all|every|any) (?:of the )?(?:items?|matters|reports)|\bwhole (?:of the )?agenda|\ball agenda", re.IGNORECASE)
# a line of a table that names only its columns, or a cell with a number alone
_COLUMN = re.compile(r"[\s|]*(?:(?:name|members?|councillors?|officers?|agenda|item|items|minute|minutes|no|number|nature|of|interests?|declaration|type|details?|action|reason|subject|and|ref|title|report|taken|relates? to)\b[\s|./:()&]*){1,14}$", re.IGNORECASE)
_MARKER = re.compile(r"[\s|>*_:.-]*(?:\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)]+\s+)?[\s|>*_-]*", re.IGNORECASE)
_NUMBER_CELL = re.compile(r"(?:^|[|\n]) {0,9}(?P<number>[A-Z]{0,3}\d{1,4}(?:/\d{2,4})?[a-z]?\.?)(?= {0,9}(?:[|\n]|$| - |: ))")
_VERB_SOON = re.compile(r"\s{0,2}(?:\([^()]{0,60}\))?[^.;\n]{0,80}\b(?:declar(?:ed|ing|es)|disclos(?:ed|ing|es)|inform|advis|stated|report|made|gave|express|indicat|datgan|has|had|noted|wish)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Stated:
    """One stretch that states a declaration, and by whom."""

    people: tuple[PersonName, ...]
    span: Span


def read_declarations(paper: Paper, seg: Segmentation) -> tuple[Declaration, ...]:
    """Read each person's declarations, one record for each stretch; what is told again later joins the first."""
    found: list[Declaration] = []
    regions: list[tuple[AgendaItem | None, Span]] = [(item, item.text) for item in seg.items] or [(None, seg.preamble)]
    for item, region in regions:
        own = item is not None and _ITEM_TITLE.search(item.title) is not None and not _OTHER_TITLE.search(item.title)
        if not own and "eclar" not in (words := paper.plain[region.start : region.end]) and "isclos" not in words:
            continue
        for stated in _stretches(paper, region) if own else _in_sentences(paper.plain, region):
            for person in stated.people:
                _add(found, _record(paper, seg, stated.span, person, item))
    return tuple(found)


def _add(found: list[Declaration], new: Declaration) -> None:
    """Add a declaration, or join it to the one that it tells again."""
    again = _HAVING.search(new.text) is not None
    for at, old in enumerate(found):
        if old.person.name != new.person.name:
            continue
        if again or old.text == new.text:
            left = old.left_room if new.left_room is None else new.left_room
            found[at] = replace(old, spans=(*old.spans, *new.spans), left_room=left)
            return
    found.append(new)


def _in_sentences(plain: str, region: Span, *, own: bool = False) -> Iterator[_Stated]:
    """Find declarations in running minutes: sentences in which somebody named declares.

    Under an item of their ``own``, a sentence about somebody's interest needs no such verb.
    """
    sentences = find_sentences(plain, region.start, region.end)
    for at, sentence in enumerate(sentences):
        words = plain[sentence.start : sentence.end]
        if own and (listed := _listed_below(plain, sentences, at)):
            yield listed
            continue
        behind_colon = _BEHIND_COLON.search(words) if own else None
        if behind_colon:
            sentence = Span(sentence.start + behind_colon.end(), sentence.end)
        people = _declarants(plain, sentence) if _declares(words) else ()
        if own and not people and not _NIL.search(words) and _ABOUT_INTEREST.search(words):
            people = tuple(_run(plain, find_names(plain, sentence.start, sentence.end)))
        if people:
            yield _Stated(people, Span(sentence.start, _last_of_same(plain, sentences, at)))


# "The following Member declared an interest:- ": the declaration itself is behind it
_BEHIND_COLON = re.compile(r"^[^:]{10,160}\b(?:following|interests?|declarations?)\b[^:]{0,80}:[\s-]{1,4}(?=\S)")


# "The following members each declared an interest in …:": the names come below
_NAMES_BELOW = re.compile(r"\bfollowing\b[^:]{0,300}\b(?:declared|disclosed|interests?)\b[^:]{0,300}:[\s-]{0,3}$", re.IGNORECASE)


def _listed_below(plain: str, sentences: list[Span], at: int) -> _Stated | None:
    """Read a statement whose declarants are listed in the line below it, and nothing else."""
    sentence = sentences[at]
    words = plain[sentence.start : sentence.end]
    if at + 1 == len(sentences) or not _NAMES_BELOW.search(words) or len(words) < _BARE_LEAD:
        return None
    below = sentences[at + 1]
    names = find_names(plain, below.start, below.end)
    rest = plain[names[-1].span.end : below.end] if names else ""
    if not names or names[0].span.start > below.start + 2 or len(rest) > 3 or len(_run(plain, names)) < len(names):
        return None
    return _Stated(tuple(names), Span(sentence.start, below.end))


# A lead of fewer characters ("The following interests were declared:") says nothing of its own.
_BARE_LEAD = 60


def _declares(words: str) -> bool:
    """Tell whether a sentence states an interest or a whip.

    >>> _declares("Cllr Ash declared a personal interest."), _declares("Cllr Ash declared no interest.")
    (True, False)
    """
    if not re.search(r"eclar|isclos|DECLAR|DISCLOS|atgan", words) or not _ABOUT_INTEREST.search(words):
        return False
    return not _NIL.search(words) and not _OTHER_DECLARING.search(words)


def _declarants(plain: str, sentence: Span) -> tuple[PersonName, ...]:
    """Find who declares: the names before the verb, behind "by", or behind "Having declared …,"."""
    names = find_names(plain, sentence.start, sentence.end)
    if not names:
        return ()
    verb = _DECLARED.search(plain, names[0].span.end, sentence.end)
    if verb is not None and not re.search(r"\bby\s$", plain[max(0, names[0].span.start - 4) : names[0].span.start]):
        return tuple(_run(plain, [name for name in names if name.span.end <= verb.start()]))
    by = re.compile(r"\bby\s$|,\s$").search(plain, max(0, names[0].span.start - 4), names[0].span.start)
    return tuple(_run(plain, names[:8])) if by else ()


_LISTED = re.compile(r"(?:[\s,;]|\band\b|&|\([^()]{0,60}\))*")


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
    for sentence in sentences[at + 1 :]:
        if not _GOES_ON.match(plain, sentence.start, sentence.end) or "\n\n" in plain[end : sentence.start]:
            break
        if find_names(plain, sentence.start, sentence.end):
            break
        end = sentence.end
    return end


def _stretches(paper: Paper, region: Span) -> Iterator[_Stated]:
    """Find declarations under their own item: lines and rows that open with a name, else sentences."""
    plain, done = paper.plain, region.start
    lines = [line for line in paper.lines(region) if not _COLUMN.match(plain, line.start, line.end)]
    for at, line in enumerate(lines):
        if line.start < done:
            continue
        people, after = _opening_names(plain, line)
        if people and not _VERB_SOON.match(plain, after, line.end):
            begin = people[0].span.start
            end = _end_of_row(plain, lines, at)
            done = end
            if not _NIL.search(plain, begin, end) and end > after:
                yield _Stated(tuple(people), Span(begin, end))
            continue
        end = _end_of_paragraph(plain, lines, at)
        done = end
        yield from _in_sentences(plain, Span(line.start, end), own=True)


def _opening_names(plain: str, line: Span) -> tuple[list[PersonName], int]:
    """Read the names that a line opens with, after its marker, and where they end."""
    marker = _MARKER.match(plain, line.start, line.end)
    begin = marker.end() if marker else line.start
    names = read_names(plain, begin, line.end)
    marked = find_names(plain, begin, line.end)
    alone = bool(names) and names[0].given is not None and plain[names[0].span.end : line.end].strip(" |")[:1] in ("", "-")
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
    for line in lines[at + 1 :]:
        gap = plain[end : line.start]
        if _opening_names(plain, line)[0] or (not name_alone and "\n" in gap.replace("\n", "", 1)):
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
    for line in lines[at + 1 :]:
        blank = plain.count("\n", end, line.start) > 1
        if blank or (_opening_names(plain, line)[0] and end - lines[at].start < 60):
            break
        end = line.end
    return end


def _record(paper: Paper, seg: Segmentation, span: Span, person: PersonName, item: AgendaItem | None) -> Declaration:
    """Make the record of one person's declaration."""
    words = paper.plain[span.start : span.end]
    numbers = _numbers(words)
    return Declaration(
        person=person,
        text=paper.words(span),
        spans=(span,),
        kind=_kind(words),
        about_items=tuple(other.position for other in seg.items if other.number and _bare(other.number) in numbers),
        about_all=_ALL_ITEMS.search(words) is not None,
        left_room=False if _STAYED.search(words) else True if _LEFT.search(words) else None,
        item=item.position if item else None,
    )


def _kind(words: str) -> Kind:
    """Choose the kind that the words name.

    >>> _kind("a personal and prejudicial interest"), _kind("a non-pecuniary interest"), _kind("that her son attended")
    ('prejudicial', 'personal', 'unspecified')
    """
    for pattern, kind in _KIND:
        if pattern.search(words) and not (kind == "prejudicial" and _NOT_PREJUDICIAL.search(words)):
            return kind
    return "unspecified"


def _bare(number: str) -> str:
    return number.strip(" .()").lower()


def _numbers(words: str) -> set[str]:
    """Collect the item numbers that a declaration refers to, ranges spelt out."""
    found: set[str] = set()
    for match in _ITEMS.finditer(words):
        numbers = [_bare(n) for n in _NUMBER.findall(match["list"])]
        found.update(numbers)
        if len(numbers) == 2 and re.search(r" to | - ", match["list"]) and all(n.isdigit() for n in numbers):
            found.update(str(n) for n in range(int(numbers[0]), min(int(numbers[1]), int(numbers[0]) + 40) + 1))
    found.update(_bare(match["number"]) for match in _NUMBER_CELL.finditer(words))
    return found
