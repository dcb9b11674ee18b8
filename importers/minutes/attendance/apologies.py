"""Reads apologies from sentences and from the items that hold them.

"Apologies were received from A and B", "Councillor A sent apologies", bare lists under an item on apologies. "Apologies for
lateness" are none, and say that somebody came. Who came in whose place is read in ``substitutions.py``.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from importers.minutes.attendance.entries import read_entries, share_remark
from importers.minutes.attendance.entry import Entry
from importers.minutes.attendance.label_words import Label
from importers.minutes.attendance.labels import read_label
from importers.minutes.attendance.sentences import is_sentence
from importers.minutes.language.sentence_bounds import start_of_sentence
from importers.minutes.names.listed_names import opens_entry, skip_separators
from importers.minutes.names.people import find_names
from importers.minutes.names.signals import find_signals
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import AgendaItem

__all__ = ["correct_apology", "find_apologies"]

# "apologies", "An apology", "Ymddiheuriadau", "had apologised"
_APOLOGY = re.compile(
    r"[Aa]polog(?:y|ies|ised|ized)\b|APOLOG(?:Y|IES)\b|[Yy]mddiheuriad(?:au)?\b|YMDDIHEURIAD(?:AU)?\b"
)
# "apologies for lateness", "for the late circulation": no absence
_NOT_ABSENCE = re.compile(
    r"\w* (?:were |was |had )?(?:received |given )?for (?!(?:his |her |their |non-?|the )?(?:absence|attendance|inability|not |today|this|meeting|the (?:meeting|duration)))",
    re.IGNORECASE,
)
# "for lateness", "for having to leave early": whoever sends such apologies comes
_LATE = re.compile(
    r" for (?:(?:his|her|their|a|the) )?(?:lateness|late (?:arrival|attendance)|(?:having to |need\w* to )?(?:arriv\w+ late|leav\w+))\b"
)
# "Councillor Ash apologised for being unable to attend", "for their inability to attend"
_UNABLE = re.compile(
    r"\w* for (?:being unable|not being able|(?:his|her|their) inability) to (?:attend|be present|join)\b"
)
_NO = re.compile(r"\b(?:no|without|any|not received)\s{1,3}$", re.IGNORECASE)
# "sent their", "had tendered": verbs whose subject is whoever is absent
_SENT = re.compile(
    r"\b(?:sent|gave|given|submitted|tendered|offered|extended|conveyed|made|forwarded|had|has|have|intimated|expressed)(?: (?:in|his|her|their|an|the|been|with))*\s{1,3}$",
    re.IGNORECASE,
)
_APOLOGY_ITEM = re.compile(r"apolog|ymddiheur|\babsen", re.IGNORECASE)
# "These were received from Councillor Ash", "They had been tendered by Cllrs Ash and Bell" in a paragraph of their own:
# apologies, where the heading that they go on from was a picture or a cell that the reader dropped
_UNHEADED = re.compile(
    r"(?<=\n\n)(?:These|They) (?:were|had been|have been) (?:received|submitted|tendered|given|sent) (?:from|by|on behalf of) (?=(?:County )?(?:Councill?ors?|Cllrs?) [A-Z])"
)
# code points in which the apologies stand, before any question or petition is received
_FIRST_PAGE = 4000
# ": ", "Received from ", "None other than from ": what goes before the names of a bare list
_OPENING = re.compile(
    r"[\s:.-]*(?:(?:these |they |this |an apology |one )?(?:(?:were |was )?(?:received|submitted|given|noted|recorded|tendered|intimated|reported) )?(?:from|on behalf of|for)\s{1,3})?",
    re.IGNORECASE,
)
# "Councillor Ash arrived at 4.05 pm", noted under the item on apologies
_CAME = re.compile(r" (?:arrived|joined|left|entered) (?:at|the|during|after|before)\b")
# "Cllr Ash sent word that she would be late", "Dr Bee attended remotely", below the names of those absent, and
# "with Jo Fee (Deputy Director) attending as his representative"
_CAME_LATER = re.compile(
    r"(?: \([^()\n]{3,90}\))? (?:attending (?:as|in (?:his|her|their)|on (?:his|her|their))\b|(?:attended|joined|participated|took part)\b|(?:sent|left|had sent) (?:word|notice|a message) that [^.\n]{1,40}\b(?:late|delayed)\b|(?:would|will) be (?:late|delayed)\b)"
)
_LONGEST = 1500


def find_apologies(paper: Paper, seg: Segmentation) -> Iterator[tuple[Label, Entry]]:
    """Find who sent apologies: in sentences anywhere, and in bare lists under items on apologies."""
    titles = [item.title_span.start for item in seg.items]
    for offset in find_signals(paper.plain).apologies:
        match = _APOLOGY.match(paper.plain, offset - 1)
        if match is not None:
            following = bisect_right(titles, match.end())
            stop = titles[following] if following < len(titles) else len(paper.plain)
            inside = following > 0 and match.end() <= seg.items[following - 1].title_span.end
            for label, entry in _read_apology(paper.plain, match, stop):
                if entry.name.title or not inside or not _is_in(seg.items[following - 1].title_span, entry):
                    yield label, entry
    unheaded = _UNHEADED.search(paper.plain, 0, _FIRST_PAGE)
    if unheaded is not None:
        label = _label_apologies(Span(unheaded.start(), unheaded.end()))
        yield from ((label, entry) for entry in read_entries(paper.plain, unheaded.end(), len(paper.plain)))
    for item in seg.items:
        if _APOLOGY_ITEM.search(item.title):
            yield from _read_bare_lists(paper, item)


def correct_apology(plain: str, label: Label, entry: Entry) -> Label:
    """Take an entry out of the apologies where the words behind the name say that the person came after all."""
    if label.status != "apologies" or _CAME_LATER.match(plain, entry.name.span.end) is None:
        return label
    return _make_late(label)


def _make_late(label: Label) -> Label:
    """Turn a label of apologies into one for those who came late."""
    return replace(label, words="Apologies for lateness", status="present")


def _is_in(title: Span, entry: Entry) -> bool:
    """Tell whether an entry is only words of an item's title: "Apologies and Temporary Appointments"."""
    return entry.span.start < title.end


def _read_apology(plain: str, match: "re.Match[str]", stop: int) -> Iterator[tuple[Label, Entry]]:
    """Read the names behind or before one mention of apologies; ``stop`` is where the next item begins."""
    start = start_of_sentence(plain, match.start())
    end = min(stop, match.end() + _LONGEST)
    late = _LATE.match(plain, match.end(), end) is not None
    if match[0].endswith("sed") and _UNABLE.match(plain, match.end(), end):
        given = _label_apologies(Span(match.start(), match.end()))
        yield from ((given, Entry(name, name.span)) for name in find_names(plain, start, match.start()))
        return
    if (_NOT_ABSENCE.match(plain, match.end(), end) and not late) or _NO.search(
        plain, max(start, match.start() - 16), match.start()
    ):
        return
    if _SENT.search(plain, max(start, match.start() - 30), match.start()):
        given = _label_apologies(Span(match.start(), match.end()))
        given = _make_late(given) if late else given
        yield from ((given, Entry(name, name.span)) for name in find_names(plain, start, match.start()))
        return
    label = read_label(plain, match.start(), end)
    if label is not None and label.bare:
        for entry in share_remark(plain, list(read_entries(plain, label.span.end, end)), end):
            yield label, entry


def _read_bare_lists(paper: Paper, item: AgendaItem) -> Iterator[tuple[Label, Entry]]:
    """Read lines of an apologies item that open with a name and are no sentence."""
    plain, label = paper.plain, _label_apologies(item.title_span)
    done = item.text.start
    for line in paper.lines(item.text):
        begin = _OPENING.match(plain, line.start, line.end).end()  # type: ignore[union-attr]  # it matches the empty string
        begin = skip_separators(plain, begin, line.end)
        if begin < done or not opens_entry(plain, begin, line.end) or is_sentence(plain, begin, line.end):
            continue
        if _CAME.search(plain, begin, line.end) or _heads_a_passage(plain, line, item.text.end):
            continue
        for entry in read_entries(plain, begin, item.text.end):
            yield label, entry
            done = entry.span.end


def _heads_a_passage(plain: str, line: Span, end: int) -> bool:
    """Tell whether a line is the heading of the sentence below it rather than a name: "Diary Dates", a blank, prose."""
    below = _BLANK_LINE.match(plain, line.end, min(end, line.end + 80))
    if below is None or opens_entry(
        plain, skip_separators(plain, line.start, line.end), line.end, strong=True
    ):
        return False
    return is_sentence(plain, below.end(), end)


# the blank between a heading and its text
_BLANK_LINE = re.compile(r" {0,20}\n(?: {0,20}\n){1,3} {0,20}(?=\S)")


def _label_apologies(span: Span) -> Label:
    """Give the label that an apologies item's title is for the bare list under it."""
    return Label(span=span, words="Apologies", status="apologies", capacity="member", own=True)
