"""Reads the entries of an attendance list that open with an office: "Head of Roads - Jo Fee", "Clerk: Mr B Marsh"."""

import re

from importers.minutes.attendance.entry import Entry
from importers.minutes.attendance.entry_remarks import collect_remarks, trim
from importers.minutes.names.listed_names import SMALL_OFFICE, opens_entry, opens_office, read_listed_name
from importers.minutes.names.people import find_names
from importers.minutes.names.person_name import read_name
from importers.minutes.names.posts import find_posts, has_post_head
from importers.paper import Span
from importers.records import PersonName

__all__ = ["read_office_first"]

# what parts an office from the name behind it
_OFFICE_TIE = re.compile(
    r" - |: ?|, | \| | (?=(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\b)| ?\((?=(?:Cllr|Councillor|Ald|Mrs?|Ms|Miss|Dr)\b|[A-Z][\w.' -]{2,40}\))"
)


def read_office_first(plain: str, pos: int, end: int) -> Entry | None:
    """Read "Title - Name", "Title: Name", "Title, Name" or "Title Name" on one line."""
    line = plain.find("\n", pos, end)
    stop = min(end if line < 0 else line, pos + 160)
    if opens_office(plain, pos, end):
        return _behind_small_office(plain, pos, end)
    if (held := _named_behind(plain, pos, stop)) is not None:
        return held
    for match in _OFFICE_TIE.finditer(plain, pos, stop):
        if match[0].endswith("("):
            name = _name_in_bracket(plain, match.end(), end)
        else:
            name = read_listed_name(plain, match.end(), end, bare=False)
            if match[0] != " - " and not opens_entry(plain, match.end(), end, strong=True):
                continue
        if name is None:
            continue
        before = _last_office(plain, trim(plain, pos, match.start()))
        if plain.endswith(";", pos, match.start()):
            remarks, stop = collect_remarks(plain, name, end, bare=False)
            return Entry(name, Span(name.span.start, stop), None, remarks)
        if not _is_office(plain, before):
            continue
        if match[0].endswith("("):
            closing = _CLOSES_BRACKET.match(plain, name.span.end, end)
            said = closing is not None and closing["remark"] is not None
            remarks = (Span(*closing.span("remark")),) if closing and said else ()
            stop = closing.end() if closing else name.span.end
        else:
            remarks, stop = collect_remarks(plain, name, end, bare=False)
        return Entry(name, Span(pos, stop), before, remarks)
    return None


def _behind_small_office(plain: str, pos: int, end: int) -> Entry | None:
    """Read "Clerk J Bell" or "Minute taker: Jo Fee", the remarks behind the name too."""
    office = SMALL_OFFICE.match(plain, pos, end)
    name = read_listed_name(plain, office.end(), end, bare=False) if office else None
    if office is None or name is None:
        return None
    remarks, stop = collect_remarks(plain, name, end, bare=False)
    return Entry(name, Span(pos, stop), Span(*office.span("office")), remarks)


def _named_behind(plain: str, pos: int, stop: int) -> Entry | None:
    """Read "the Police and Crime Commissioner Jo Fee": an office and its holder with nothing between."""
    posts = find_posts(plain, pos, stop)
    if not posts or posts[0].span.start - pos > len("the "):
        return None
    begin = posts[0].span.end + 1
    name = next((name for name in find_names(plain, begin, stop) if name.span.start == begin), None)
    if name is None or name.title is not None or plain[begin - 1] != " ":
        return None
    return Entry(name, Span(pos, name.span.end), posts[0].span)


# ", who took the chair)" behind the name in an office's bracket
_CLOSES_BRACKET = re.compile(r"(?:, ?(?P<remark>[^()\n]{3,60}))?\)")


def _name_in_bracket(plain: str, pos: int, end: int) -> PersonName | None:
    """Read the name that fills the bracket behind an office: "Head of Parks (Jo Bee)"."""
    name = read_name(plain, pos, end)
    return name if name is not None and _CLOSES_BRACKET.match(plain, name.span.end, end) else None


def _last_office(plain: str, span: Span) -> Span:
    """Take the last of several offices before a name: "Chief Executive, Head of Parks (A. Bee)" names one holder."""
    at = plain.rfind(", ", span.start, span.end)
    last = Span(at + 2, span.end)
    if at < 0 or not _is_office(plain, Span(span.start, at)) or not _is_office(plain, last):
        return span
    return last


# "The Right Worshipful the " before "Mayor"
_COURTESY = re.compile(r"(?:The |the )?(?:Right |Rt\.? )?(?:Worshipful|Hon(?:ourable)?\.?),? (?:the |The )?")


def _is_office(plain: str, span: Span) -> bool:
    """Tell whether a stretch is an office and nothing else, an article before it allowed."""
    words = plain[span.start : span.end]
    if not has_post_head(words):
        return False
    posts = find_posts(plain, span.start, span.end)
    if not posts:
        return " " not in words
    courtesy = _COURTESY.match(words)
    return (
        posts[0].span.start - span.start <= (courtesy.end() if courtesy else len("The "))
        and posts[-1].span.end >= span.end - 1
    )
