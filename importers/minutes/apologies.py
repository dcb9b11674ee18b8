"""Reads apologies and substitutions from sentences and from the items that hold them.

"Apologies were received from A and B", "Councillor A sent apologies", "A, for whom B substituted", "B substituted for A",
"B for A" under an item on substitutes, bare lists under an item on apologies. "Apologies for lateness" are none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from importers.minutes.attendance_entries import (
    Entry,
    is_sentence,
    opens_entry,
    read_entries,
    share_remark,
    skip_separators,
)
from importers.minutes.attendance_labels import Label, read_label
from importers.minutes.items import Segmentation
from importers.minutes.names import find_names
from importers.minutes.signals import find_signals
from importers.paper import Paper, Span
from importers.records import AgendaItem, PersonName

__all__ = ["Substitution", "find_apologies", "find_substitutions", "label_apologies"]


@dataclass(frozen=True, slots=True)
class Substitution:
    """``substitute`` came, for ``absent`` where the paper says for whom."""

    substitute: PersonName
    absent: PersonName | None
    span: Span


# "apologies", "An apology", "Ymddiheuriadau", "had apologised"
_APOLOGY = re.compile(r"[Aa]polog(?:y|ies|ised|ized)\b|APOLOG(?:Y|IES)\b|[Yy]mddiheuriad(?:au)?\b|YMDDIHEURIAD(?:AU)?\b")
# "apologies for lateness", "for the late circulation": no absence
_NOT_ABSENCE = re.compile(
    r"\w* (?:were |was |had )?(?:received |given )?for (?!(?:his |her |their |non-?|the )?(?:absence|attendance|inability|not |today|this|meeting|the (?:meeting|duration)))",
    re.IGNORECASE,
)
_NO = re.compile(r"\b(?:no|without|any|not received)\s{1,3}$", re.IGNORECASE)
# "sent their", "had tendered": verbs whose subject is whoever is absent
_SENT = re.compile(
    r"\b(?:sent|gave|given|submitted|tendered|offered|extended|conveyed|made|forwarded|had|has|have|intimated|expressed)(?: (?:in|his|her|their|an|the|been|with))*\s{1,3}$",
    re.IGNORECASE,
)
_APOLOGY_ITEM = re.compile(r"apolog|ymddiheur|\babsen", re.IGNORECASE)
_SUBSTITUTE_ITEM = re.compile(r"substitut|\breserve|dirprwy", re.IGNORECASE)
# "substituted", "attended as a substitute", "in place of", "deputised"
_SUBSTITUTE = re.compile(
    r"[Ss]ubstitut(?:ed|ing)\b|[Ss]ubstitutes?(?: [Mm]embers?)? for\b|(?:(?<=\bas )|(?<=\ba )|(?<=\bher )|(?<=\bhis )|(?<=\btheir )|(?<=\bthe )|(?<=\())(?:[Ss]ubstitute|[Rr]eserve)s?\b|deputi[sz](?:ed|ing)\b|in (?:the )?place of\b|replac(?:ed|ing)\b|attend(?:ed|ing) (?:on behalf of|for|in the absence of)\b"
)
_FOR_WHOM = re.compile(r"(?:for|in) (?:whom|whose place)\b")
_FOR = re.compile(r"\b(?:for|of|replac\w+)\s")
_BETWEEN = re.compile(r"\s{0,3}(?:\([^()]{0,40}\)\s?)?(?:was |is |were |would be )?(?:to )?(?:substitut\w+ |attend\w* |deputi\w+ |present )?(?:for|in place of|replaced|replacing)\s{1,3}")
_BY = re.compile(r"\bby\s{1,3}$")
_SENTENCE_START = re.compile(r"[.;]\s+(?=[A-Z\d=*(])|\n\s*\n|(?<![^\n]{60})\n(?=\s{0,40}[A-Z])|\n(?=\s*(?:[*|-]|\(?\w{1,3}[.)]))|\|")
_OPENING = re.compile(r"[\s:.-]*")
_REACH = 400


def label_apologies(span: Span) -> Label:
    """Give the label that an apologies item's title is for the bare list under it."""
    return Label(span=span, words="Apologies", status="apologies", capacity="member", own=True)


def find_apologies(paper: Paper, seg: Segmentation) -> Iterator[tuple[Label, Entry]]:
    """Find who sent apologies: in sentences anywhere, and in bare lists under items on apologies."""
    for offset in find_signals(paper.plain).apologies:
        match = _APOLOGY.match(paper.plain, offset - 1)
        if match is not None:
            yield from _read_apology(paper.plain, match)
    for item in seg.items:
        if _APOLOGY_ITEM.search(item.title):
            yield from _read_bare_lists(paper, item)


def _read_apology(plain: str, match: "re.Match[str]") -> Iterator[tuple[Label, Entry]]:
    """Read the names behind or before one mention of apologies."""
    start = _start_of_sentence(plain, match.start())
    end = min(len(plain), match.end() + 1500)
    if _NOT_ABSENCE.match(plain, match.end(), end) or _NO.search(plain, max(start, match.start() - 16), match.start()):
        return
    if _SENT.search(plain, max(start, match.start() - 30), match.start()):
        label = label_apologies(Span(match.start(), match.end()))
        for name in find_names(plain, start, match.start()):
            yield label, Entry(name, name.span)
        return
    label = read_label(plain, match.start(), end)
    if label is not None and label.bare:
        for entry in share_remark(plain, list(read_entries(plain, label.span.end, end)), end):
            yield label, entry


def _start_of_sentence(plain: str, pos: int) -> int:
    """Find where the sentence around ``pos`` begins, within reach."""
    floor = max(0, pos - _REACH)
    start = floor
    for match in _SENTENCE_START.finditer(plain, floor, pos):
        if not re.search(r"\b(?:[A-Z]|Cllr|Mr|Mrs|Ms|Dr|Ald|Prof|Rev)\.\s*$", plain[max(0, match.start() - 6) : match.end()]):
            start = match.end()
    return start


def _end_of_sentence(plain: str, pos: int) -> int:
    """Find where the sentence around ``pos`` ends, within reach."""
    limit = min(len(plain), pos + _REACH)
    for match in _SENTENCE_START.finditer(plain, pos, limit):
        if not re.search(r"\b(?:[A-Z]|Cllr|Mr|Mrs|Ms|Dr|Ald|Prof|Rev)\.\s*$", plain[max(0, match.start() - 6) : match.end()]):
            return match.start()
    return limit


def _read_bare_lists(paper: Paper, item: AgendaItem) -> Iterator[tuple[Label, Entry]]:
    """Read lines of an apologies item that open with a name and are no sentence."""
    plain, label = paper.plain, label_apologies(item.title_span)
    done = item.text.start
    for line in paper.lines(item.text):
        begin = _OPENING.match(plain, line.start, line.end).end()  # type: ignore[union-attr]  # it matches the empty string
        begin = skip_separators(plain, begin, line.end)
        if begin < done or not opens_entry(plain, begin, line.end) or is_sentence(plain, begin, line.end):
            continue
        for entry in read_entries(plain, begin, item.text.end):
            yield label, entry
            done = entry.span.end


def find_substitutions(paper: Paper, seg: Segmentation) -> Iterator[Substitution]:
    """Find who came in whose place, in sentences anywhere and in lists under items on substitutes."""
    done = 0
    for offset in find_signals(paper.plain).substitutes:
        match = _SUBSTITUTE.match(paper.plain, offset) or _SUBSTITUTE.match(paper.plain, max(0, offset - 1))
        if match is not None and match.start() >= done:
            start, end = _start_of_sentence(paper.plain, match.start()), _end_of_sentence(paper.plain, match.end())
            pairs = list(_pair(paper.plain, start, match, end))
            done = end if pairs else done
            yield from pairs
        whom = _FOR_WHOM.match(paper.plain, offset) or _FOR_WHOM.match(paper.plain, max(0, offset - 3))
        if whom is not None and whom.start() >= done:
            yield from _pair_for_whom(paper.plain, whom)
        replaced = _REPLACED.match(paper.plain, offset)
        if replaced is not None:
            yield from _pair_replaced(paper.plain, replaced)
    for item in seg.items:
        if _SUBSTITUTE_ITEM.search(item.title) or _APOLOGY_ITEM.search(item.title):
            yield from _read_pairs(paper.plain, item.text)


# "the temporary resignation of Councillor A … had appointed Councillor B to replace them"
_REPLACED = re.compile(r"to replace (?:them|him|her)\b")
_ORDINARY = re.compile(r"(?:Ordinary|Appointed|Absent) Members?\b[\s|]{1,20}(?:Reserve|Substitute)s?(?: Members?)?\b")


def _pair_for_whom(plain: str, match: "re.Match[str]") -> Iterator[Substitution]:
    """Pair "A, for whom B was in attendance", whatever the verb."""
    names = find_names(plain, _start_of_sentence(plain, match.start()), match.start())
    came = find_names(plain, match.end(), match.end() + 60)
    if names and came and came[0].span.start - match.end() < 3 and match.start() - names[-1].span.end < 60:
        yield Substitution(came[0], names[-1], Span(names[-1].span.start, came[0].span.end))


def _pair_replaced(plain: str, match: "re.Match[str]") -> Iterator[Substitution]:
    """Pair whoever was appointed "to replace them" with the one named before."""
    start = _start_of_sentence(plain, match.start())
    names = find_names(plain, start, match.start())
    if len(names) >= 2:
        yield Substitution(names[-1], names[-2], Span(names[-2].span.start, match.end()))


def _pair(plain: str, start: int, match: "re.Match[str]", end: int) -> Iterator[Substitution]:
    """Pair the substitutes and the absent of one sentence by where the verb stands."""
    names = find_names(plain, start, end)
    before = [name for name in names if name.span.end <= match.start()]
    after = [name for name in names if name.span.start >= match.end()]
    whom = _FOR_WHOM.search(plain, start, match.start())
    span = Span(start, end)
    if before and _in_bracket(plain, before[-1].span.end, match.start()):
        yield from _pair_in_bracket(plain, before[-1], match, after[:1])
    elif whom:
        absent = [name for name in before if name.span.end <= whom.start()][-1:]
        came = [name for name in before if name.span.start >= whom.end()]
        yield from (Substitution(name, absent[0] if absent else None, span) for name in came[:1])
    elif after and re.match(r"\s*(?:been )?by\s", plain[match.end() : match.end() + 10]):
        yield from (Substitution(b, a, span) for a, b in zip(before[-len(after) :], after, strict=False))
    elif before:
        yield from _pair_in_order(plain, before, match, after, span)


def _in_bracket(plain: str, name_end: int, pos: int) -> bool:
    """Tell whether a bracket opened behind the name is still open at ``pos``."""
    return plain.rfind("(", name_end, pos) > plain.rfind(")", name_end, pos)


def _pair_in_bracket(
    plain: str, listed: PersonName, match: "re.Match[str]", inside: list[PersonName]
) -> Iterator[Substitution]:
    """Pair "A (substituting for B)" and "B (substitute Cllr A)"."""
    close = plain.find(")", match.end())
    if not inside or inside[0].span.start > close:
        return
    span = Span(listed.span.start, inside[0].span.end)
    if _FOR.search(plain, match.start(), inside[0].span.start):
        yield Substitution(listed, inside[0], span)
    else:
        yield Substitution(inside[0], listed, span)


def _pair_in_order(
    plain: str, before: list[PersonName], match: "re.Match[str]", after: list[PersonName], span: Span
) -> Iterator[Substitution]:
    """Pair "A and B substituted for C and D"; without "for", the one before may have come for one who apologised."""
    if after and (_FOR.search(plain, match.start(), after[0].span.start) or "place" in match[0]):
        came = before[-len(after) :]
        for i, name in enumerate(came):
            yield Substitution(name, after[i] if i < len(after) else None, span)
        return
    subjects = _subjects(plain, before, match.start())
    rest = [name for name in before if name not in subjects]
    apology = _APOLOGY.search(plain, span.start, match.start())
    for i, name in enumerate(subjects):
        pairs = apology is not None and len(rest) == len(subjects)
        yield Substitution(name, rest[i] if pairs else None, span)


def _subjects(plain: str, before: list[PersonName], verb: int) -> list[PersonName]:
    """Take the run of names right before the verb; "from A and B attended" leaves A, whose apology it was."""
    subjects = [before[-1]]
    if _APOLOGY.search(plain, max(0, before[0].span.start - 60), before[0].span.start):
        return subjects
    for earlier, later in zip(reversed(before[:-1]), reversed(before), strict=False):
        gap = plain[earlier.span.end : later.span.start]
        if re.fullmatch(r"[\s,]*(?:and|&)?[\s]*", gap) is None or later.span.start > verb:
            break
        subjects.insert(0, earlier)
    return subjects


def _read_pairs(plain: str, span: Span) -> Iterator[Substitution]:
    """Read "Cllr A for Cllr B" in a list, or a table of ordinary and reserve members; sentences were read before."""
    table = _ORDINARY.search(plain, span.start, span.end)
    if table:
        listed = find_names(plain, table.end(), span.end)
        for absent, came in zip(listed[::2], listed[1::2], strict=False):
            yield Substitution(came, absent, Span(absent.span.start, came.span.end))
        return
    names = find_names(plain, span.start, span.end)
    for first, second in zip(names, names[1:], strict=False):
        gap = plain[first.span.end : second.span.start]
        if len(gap) < 60 and re.fullmatch(r"\s{0,3}(?:\([^()]{0,40}\)\s?)?for\s{1,3}", gap):
            yield Substitution(first, second, Span(first.span.start, second.span.end))
