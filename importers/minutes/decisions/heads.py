"""Finds the heads that govern decisions: RESOLVED, AGREED, RECOMMENDED to Cabinet, ACTION BY, Penderfynwyd.

The head decides what a list under it is: "(i)" is a clause under RESOLVED and a talking point under "the following
points were raised". A head is marked by its printing, capitals anywhere or a capital and a colon or dash at the start
of a line, or it is a sentence of the body itself that opens a list ("The Committee agreed:"). Words that report what
somebody else decided ("the report recommended:", "Cabinet had resolved") and quotations are no heads.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from importers.minutes.clauses.head_words import DecisionHead, HeadKind, HeadWord
from importers.minutes.clauses.lists import is_lead
from importers.minutes.decisions.asking_heads import read_action, read_recommended
from importers.minutes.decisions.resolved_heads import (
    read_agreed,
    read_decision,
    read_named,
    read_noted,
    read_opening,
    read_resolved,
)
from importers.minutes.language.body_words import BODY
from importers.minutes.language.markers import follows, opens, read_marker
from importers.paper import Span

__all__ = ["DecisionHead", "HeadKind", "find_heads", "iterate_regions"]

# One scan finds every word that may be a head; what stands around it decides.
_WORDS = re.compile(
    r"\b(?:(?P<resolved>RESOLVED|Resolved|resolved|RESOLUTIONS?|Resolutions?|PENDERFYNWYD|Penderfynwyd|PENDERFYNODD|Penderfynodd|DETERMINED|ORDERED)"
    r"|(?P<agreed>AGREED|Agreed|agreed|CYTUNWYD|Cytunwyd|DECIDED|Decided|decided)"
    r"|(?P<recommended>RECOMMENDED|Recommended|recommended|recommends?|(?:the|THE)\s[Ff]ollowing\s(?:comments|observations|views|points|suggestions|concerns|requests|amendments)|RECOMMENDS?|RECOMMENDATIONS?|Recommendations?|recommendations?|ARGYMHELL(?:WYD|IAD|ION)?|Argymhell(?:wyd|iad|ion)?)"
    r"|(?P<action>ACTIONS?|Actions?|actions|(?<=ollowing )action|(?<=greed )action(?=\s?[:-])|(?:[Nn]ext|NEXT)\s(?:[Ss]teps?|STEPS?)(?=\s?:)|Follow-?up(?=\s?:)|AP ?\d{1,3}(?=\s?[:).-])|CAM(?:AU)? GWEITHREDU|Cam(?:au)? [Gg]weithredu|GWEITHREDU|Gweithredu(?=:))"
    r"|(?P<decision>DECISIONS?|Decisions?|PENDERFYNIAD|Penderfyniad|OUTCOMES?|Outcomes?|CONCLUSIONS?|What (?:we|was|the [A-Z]\w+) decided)"
    rf"|(?P<opens>(?:[Tt]he|THE)\s(?:[\w&'-]+\s){{0,5}}?{BODY}(?=(?::\s{{1,4}}[*-]\s{{1,20}}|[,:\s-]{{1,12}}\(?(?:a|i|1)[).]{{1,2}}\s{{1,20}})(?:[Nn]ote[ds]|[Aa]gree[ds]|[Aa]pprove[ds]|[Ii]nstruct(?:ed|s)|[Rr]equest(?:ed|s)|[Ee]ndorse[ds]|[Rr]ecommend(?:ed|s)|[Cc]onsider(?:ed|s)|[Rr]esolve[ds]|[Ww]elcome[ds]|[Rr]emit(?:ted|s)|[Rr]efer(?:red|s)|[Ss]upport(?:ed|s)|[Rr]eceive[ds]|[Cc]ommend(?:ed|s)|[Tt]hank(?:ed|s)|[Aa]sk(?:ed|s))\b))"
    r"|(?P<noted>NOTED|RECEIVED|APPROVED|ENDORSED|CONCLUDED|REQUESTED|INSTRUCTED|INVITED|REFERRED|DEFERRED|CONFIRMED|SUPPORTED|ADOPTED|ACCEPTED|NODWYD|Nodwyd))\b"
    r"|\b(?P<spaced>R E S O L V E D)\b"
    r"|\b(?P<named>The [A-Z][A-Z&,'/() -]{8,120}?(?:COMMITTEE|BOARD|PANEL|COMMISSION|FORUM|AUTHORITY))(?=\s(?:also\s)?(?:noted|agreed|approved|asked|requested|recommended|considered|resolved|endorsed|received|welcomed|remitted|instructed|decided|accepted|supported)\b)"
)
_READERS: Final[dict[str, Callable[[HeadWord], DecisionHead | None]]] = {
    "resolved": read_resolved,
    "spaced": read_resolved,
    "agreed": read_agreed,
    "recommended": read_recommended,
    "action": read_action,
    "decision": read_decision,
    "opens": read_opening,
    "named": read_named,
    "noted": read_noted,
}
# "DECISION⏎AGREED", "RESOLVED to RECOMMEND", "Resolved - it was AGREED": what may stand between two heads that are one
_CONNECTION = re.compile(
    r"[\s:;.*_>|-]*(?:(?:that|to|it was|It was|IT WAS|and|unanimously|be|is|were|was)\s*){0,3}[\s:;.*_-]*"
)
# 'declared to be CARRIED and "' before "RESOLVED that": the meeting's own words, in marks
_DECLARED = re.compile(r"\b(?:CARRIED|carried|it was|was)(?:,? and)?(?: it was)?:? $")
# "Recommendation 2": put to whom the recommendations above are put
_COUNTED = re.compile(r"(?:Recommendation|RECOMMENDATION)\s{0,2}\d")
_NEAR = 60
_LIST_BELOW, _FEW = 300, 4
_PARAGRAPH = 1500


def find_heads(plain: str, start: int, end: int) -> list[DecisionHead]:
    """Find the heads of a stretch, in order; a head that opens another ("Resolved to RECOMMEND") is one with it.

    >>> text = "It was noted.\\n\\nRESOLVED: That the report be noted.\\nThe report recommended: (a) to sell."
    >>> [(h.kind, text[h.text :][:8]) for h in find_heads(text, 0, len(text))]
    [('resolved', 'That the')]
    """
    found: list[DecisionHead] = []
    for match in _WORDS.finditer(plain, start, end):
        word = HeadWord(plain, match, start, end)
        head = _READERS[word.kind](word)
        if head is None or _is_quoted(plain, head.span.start, start):
            continue
        if found and head.addressee is None and _COUNTED.match(plain, head.span.start):
            head = replace(head, addressee=found[-1].addressee)
        listing = next(
            (above for above in reversed(found[-_FEW:]) if not _is_in_brackets(plain, above)), None
        )
        if listing is not None and _is_entry(plain, listing, head):
            continue
        if found and _is_one(plain, found[-1], head):
            put_to = head.span if word.kind == "opens" and found[-1].kind == "recommended" else None
            found[-1] = _joined(found[-1], replace(head, addressee=head.addressee or put_to))
        else:
            found.append(head)
    return found


def _is_in_brackets(plain: str, head: DecisionHead) -> bool:
    """Tell whether a head opens a bracket: "(Action: JS)" behind a clause."""
    return plain[head.span.start - 1 : head.span.start] in ("(", "[")


def _is_entry(plain: str, above: DecisionHead, head: DecisionHead) -> bool:
    """Tell whether a head only opens an entry in the list of the head above: "Decision⏎1. Noted …⏎2. Agreed that …"."""
    line = plain.rfind("\n", above.text, head.start) + 1
    marker = read_marker(plain, line, head.span.end) if line else None
    if marker is None or plain[marker.after : head.span.start].strip():
        return False
    if not _opens_list(plain, above.text, line):
        return False
    while line > above.text:
        begin = max(plain.rfind("\n", above.text, line - 1) + 1, above.text)
        last = read_marker(plain, begin, line)
        if last is not None:
            return any(follows(marker, *reading) for reading in last.readings)
        line = begin
    return False


def _opens_list(plain: str, start: int, end: int) -> bool:
    """Tell whether a list begins right below its head or below a lead-in, before any other text."""
    end = min(end, start + _LIST_BELOW)
    while start < end:
        stop = plain.find("\n", start, end)
        stop = end if stop < 0 else stop
        marker = read_marker(plain, start, stop)
        if marker is not None:
            return opens(marker) is not None
        line = plain[start:stop].strip()
        if line and not is_lead(line):
            return False
        start = stop + 1
    return False


def _is_quoted(plain: str, at: int, start: int) -> bool:
    """Tell whether a head stands inside quotation marks that were opened in its paragraph."""
    floor = max(start, at - _PARAGRAPH)
    paragraph = max(plain.rfind("\n\n", floor, at), floor)
    if plain[at - 1 : at] == '"' and _DECLARED.search(plain, floor, at - 1):
        return False
    return plain.count('"', paragraph, at) % 2 == 1


def _is_one(plain: str, first: DecisionHead, second: DecisionHead) -> bool:
    gap = plain[first.span.end : second.span.start]
    if first.start <= second.span.start < first.text:
        return True
    return len(gap) < _NEAR and _CONNECTION.fullmatch(gap) is not None


def _joined(first: DecisionHead, second: DecisionHead) -> DecisionHead:
    """Make one head of two: the second says what it is, unless it only agrees to an action or a recommendation."""
    keeps = first.kind in ("action", "recommended") and second.kind == "resolved"
    inner = second.whole and first.kind in ("resolved", "decision")
    return replace(
        second,
        kind=first.kind if keeps else second.kind,
        span=Span(first.span.start, second.span.end),
        text=max(second.text, first.span.end) if inner else second.text,
        start=first.start,
        addressee=second.addressee or first.addressee,
        confidence=first.confidence,
    )


def iterate_regions(heads: list[DecisionHead], end: int) -> Iterator[tuple[DecisionHead, int]]:
    """Pair each head with the end of the region that it may govern: the next head or the stretch's end."""
    for at, head in enumerate(heads):
        yield head, heads[at + 1].start if at + 1 < len(heads) else end
