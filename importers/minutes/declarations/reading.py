"""Reads declarations of interest and of a party whip: who declared what, of which kind, about which items.

They come as sentences ("Councillor Ash declared a personal interest in item 5 as …"), as lists keyed to items, and as tables
flattened to lines. That nobody declared anything is a nil return of the item and no declaration.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from importers.minutes.declarations.stretches import find_in_rows, find_in_sentences
from importers.minutes.declarations.words import (
    kind_of,
    left_room,
    numbers_in,
    plain_number,
    tells_again,
    tells_of_all_items,
)
from importers.minutes.language.guarded import guarded
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import AgendaItem, Declaration, PersonName

__all__ = ["read_declarations"]

_ITEM_TITLE = guarded(r"declar|disclos|interest|\bwhip|buddian|fuddian|cysylltiad", re.IGNORECASE)
_OTHER_TITLE = re.compile(r"ubstitut|[Ll]obby|[Gg]ift|ospitality")
# "Declarations of Interests" as a heading behind the business: the tables of a meeting page
_TABLE_AFTER = re.compile(
    r"(?:^|\n)[#* ]{0,6}Declarations? of Interests?[ :]*\n(?=\s{0,4}[^\n]{0,40}\b(?:Nature|Item Ref|Item|Minute|Details)\b)"
)


def read_declarations(paper: Paper, seg: Segmentation) -> tuple[Declaration, ...]:
    """Read each person's declarations, one record for each stretch; what is told again later joins the first."""
    found: list[Declaration] = []
    for item, region, own in _regions(paper.plain, seg):
        stretches = find_in_rows(paper, region) if own else find_in_sentences(paper.plain, region)
        for stated in stretches:
            for person in stated.people:
                _add(found, _record(paper, seg, stated.span, person, item))
    return tuple(found)


def _regions(plain: str, seg: Segmentation) -> Iterator[tuple[AgendaItem | None, Span, bool]]:
    """Give the stretches to look in: an item's text or a table behind the business, and whether it is about declarations.

    Other text is worth a look only if it speaks of declaring at all.
    """
    for item in seg.items:
        own = _ITEM_TITLE.search(item.title) is not None and not _OTHER_TITLE.search(item.title)
        if own or _speaks_of_it(plain, item.text):
            yield item, item.text, own
    if _speaks_of_it(plain, seg.preamble):
        yield None, seg.preamble, False
    if seg.items and (table := _TABLE_AFTER.search(plain, seg.items[-1].content.end)):
        yield None, Span(table.end(), len(plain)), True


def _speaks_of_it(plain: str, region: Span) -> bool:
    return (
        plain.find("eclar", region.start, region.end) >= 0
        or plain.find("isclos", region.start, region.end) >= 0
    )


def _add(found: list[Declaration], new: Declaration) -> None:
    """Add a declaration, or join it to the one that it tells again."""
    again = tells_again(new.text)
    for at, old in enumerate(found):
        if old.person.name != new.person.name:
            continue
        if again or old.text == new.text:
            left = old.left_room if new.left_room is None else new.left_room
            found[at] = replace(old, spans=(*old.spans, *new.spans), left_room=left)
            return
    found.append(new)


def _record(
    paper: Paper, seg: Segmentation, span: Span, person: PersonName, item: AgendaItem | None
) -> Declaration:
    """Make the record of one person's declaration."""
    words = paper.plain[span.start : span.end]
    numbers = numbers_in(words)
    about = (other.position for other in seg.items if other.number and plain_number(other.number) in numbers)
    return Declaration(
        person=person,
        text=paper.words(span),
        spans=(span,),
        kind=kind_of(words),
        about_items=tuple(about),
        about_all=tells_of_all_items(words),
        left_room=left_room(words),
        item=item.position if item else None,
    )
