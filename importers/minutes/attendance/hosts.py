"""Tells from the lists whose body met: a joint body of several councils, or that of the one authority all officers are of."""

import re
from collections.abc import Iterator, Sequence

from importers.minutes.attendance.entry import Row

__all__ = ["find_host", "is_joint"]

# "Eastmere Borough Council" beside a councillor: the council that sent them to a joint body
_COUNCIL_BESIDE = re.compile(r"[A-Z][\w' &-]{2,60} Council")
# "Head of Roads, North Wold Combined Authority": the employer behind an office
_EMPLOYER = re.compile(r"[^,]{3,90}, (?P<employer>[A-Z][\w' &-]{2,60} (?:Council|Authority))")
_LONGEST = 160
_FEWEST = 2


def is_joint(plain: str, rows: Sequence[Row]) -> bool:
    """Tell whether several councils sit on the body: the lists name one beside each of several members."""
    own = [row for row in rows if row.label.own and row.label.status == "present"]
    beside = [row for row in own if any(_COUNCIL_BESIDE.fullmatch(words) for words in _remarks(plain, [row]))]
    most = 2 * len(beside) > len(own)
    members = [row for row in rows if row.label.own and (most or row.entry.name.councillor)]
    return len({words for words in _remarks(plain, members) if _COUNCIL_BESIDE.fullmatch(words)}) >= _FEWEST


def find_host(plain: str, rows: Sequence[Row]) -> str | None:
    """Find the one authority that is printed beside each of several officers: it says nothing of any of them."""
    others = [row for row in rows if not row.label.own or row.label.capacity != "member"]
    found = [match["employer"] for words in _remarks(plain, others) if (match := _EMPLOYER.fullmatch(words))]
    return found[0] if len(found) >= _FEWEST and len(set(found)) == 1 else None


def _remarks(plain: str, rows: Sequence[Row]) -> Iterator[str]:
    """Give the words of the remarks, those broken by a margin on one line."""
    for row in rows:
        for remark in row.entry.remarks:
            if len(remark) < _LONGEST:
                yield " ".join(plain[remark.start : remark.end].split())
