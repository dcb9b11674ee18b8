"""Reads what a report asks the meeting to decide: its sections of recommendations, put forward and not yet adopted.

A report may ask in more than one place: in front for what the meeting is to do with it ("The Committee is asked to:"), and
behind for what it proposes ("Recommendations of the Group"). What stands in both counts once.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from importers.minutes.clauses.actors import is_actor, make_party
from importers.minutes.clauses.frames import Setting
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import read_clauses
from importers.minutes.decisions.alignment import unite_repeated
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.trackers.reading import read_row
from importers.minutes.trackers.rows import find_table
from importers.paper import Paper, Span
from importers.records import Decision

__all__ = ["read_report_recommendations"]

_FRONT = r"(?:^|\n)[ \t>*#|_]{0,12}(?:\d{1,2}(?:\.\d)?\.?[)\s|*]{1,10})?"
# "# 2. RECOMMENDATIONS", "2 Recommendation(s)", "RECOMMENDED:", "Recommendations of the Group", "What we recommend"
_SECTION = re.compile(
    rf"{_FRONT}(?:(?:summary\sof\s|officer\s|draft\s|proposed\s|key\s|our\s|the\s)?recommendation(?:s|\(s\))?(?:\s(?:to|for|of|from)\s[^\n:]{{2,60}})?|what\s(?:we|the\s\w+)\srecommends?)[ \t*_|:.-]{{0,8}}(?=\n|$)"
    rf"|{_FRONT}recommend(?:ation(?:s|\(s\))?|ed)(?:\s(?:that|to)\b|\s{{0,3}}[:|-])[ \t*_|:-]{{0,8}}",
    re.IGNORECASE,
)
# "The Committee is asked to:", "It is recommended that Members:": a report that asks without a heading
_ASKING = re.compile(
    rf"{_FRONT}(?P<asking>(?:[Tt]hat\s)?(?:It\sis\s(?:therefore\s)?(?:recommended|proposed)\sthat|We\srecommend\sthat|(?:The\s)?(?:[A-Z][\w&'-]*\s|and\s|of\s|for\s){{1,8}}(?:is|are)\s(?:therefore\s)?(?:asked|recommended|invited|requested)\sto)\b)"
)
# "# 3. LINKS TO THE STRATEGY", "Background", "3.0 Reasons": where the next section begins
_NEXT_SECTION = re.compile(
    r"\n[ \t>*_|]{0,8}(?:#{1,6}[ \t]{0,3}\S|(?:\d{1,2}(?:\.0)?\.?[)\t ]{1,6})?(?:[A-Z][A-Z ,&'/()-]{6,80}|(?:Background|Introduction|Reasons?|Reasons? for|Summary|Purpose|Key|Links|Financial|Legal|Options?|Consultation|Implications|Details?|Main|Report|Proposals?|Alternative|Context|Contact|Appendi(?:x|ces)|Wards?|Policy|Corporate|Equalit\w+|Findings|Evidence|Next|Conclusions?|Methodology)[A-Za-z ,&'()-]{0,60}:?)[ \t*_|]{0,6}(?:\n|$))"
)
# "Members are asked to", "The Committee is recommended to", "It is recommended that"
_ASKS = re.compile(
    r"\W{0,6}(?:\d{1,2}\.\d{1,2}\.?\s+)?(?:that\s)?(?P<who>(?:the\s|that\s)?[\w&',() -]{2,120}?)\s(?:is|are)\s(?:therefore\s|also\s)?(?:asked|recommended|invited|requested|advised)\b",
    re.IGNORECASE,
)
# "That Members:", "recommended that the Committee:": who is to decide, at the end of a lead-in
_WHO = re.compile(r"(?:^|\b[Tt]hat\s)(?P<who>(?:the\s)?[A-Z][\w&' -]{2,80}?)\s?:[\s-]*$")
# "ask Cabinet to", below "The Committee is recommended to:": the clause names its own owner
_ASKS_SOMEBODY = frozenset({"request", "recommend", "invite", "refer"})
# "To the Head of Parks", "For Cabinet:", on a line of its own: whom the recommendations below it are put to
_PUT_TO = re.compile(
    r"\n[ \t>*#_]{0,8}(?:Recommendations?\s)?(?:To|to|For|for)\s(?P<who>(?:the\s)?[A-Z][^\n.;:]{2,80}?)[ \t*_:]{0,4}(?=\n)"
)
# a report that has more sections headed so is one about recommendations
_MOST = 3


def read_report_recommendations(paper: Paper, item: int | None, setting: Setting) -> list[Decision]:
    """Read the clauses of a report's own recommendations: formal, proposed, owned by whoever is asked.

    >>> text = "# 2. RECOMMENDATIONS\\n\\nMembers are asked to note the plan.\\n\\n# 3. BACKGROUND\\n\\nText."
    >>> found = read_report_recommendations(Paper(text, text, "markdown"), 1, Setting())
    >>> [(d.text, d.kinds, d.proposed, d.owner.label) for d in found]
    [('Members are asked to note the plan.', ('recommendation',), True, 'Members')]
    """
    found: list[Decision] = []
    for head, end in _sections(paper.plain):
        found += _read_section(paper, head, end, Stretch(paper, Span(head.text, end), item, setting))
    return unite_repeated(found)


def _sections(plain: str) -> Iterator[tuple[DecisionHead, int]]:
    """Iterate over the sections that ask for something, each with its end: one under each heading, else one without."""
    heads = list(islice(_SECTION.finditer(plain), _MOST))
    asking = _ASKING.search(plain)
    if asking is not None and (not heads or asking.start() < heads[0].start()):
        yield _section(plain, asking.start("asking"), asking.start("asking"), heads)
    for head in heads:
        yield _section(plain, head.start(), head.end(), heads)


def _section(plain: str, start: int, text: int, heads: list[re.Match[str]]) -> tuple[DecisionHead, int]:
    following = _NEXT_SECTION.search(plain, text)
    ends = [head.start() for head in heads if head.start() > start]
    end = min([following.start() if following else len(plain), *ends])
    return DecisionHead("recommended", Span(start, text), text, start, confidence=0.85), max(end, text)


def _read_section(paper: Paper, head: DecisionHead, end: int, stretch: Stretch) -> Iterator[Decision]:
    setting = stretch.setting
    rows = find_table(paper, Span(head.text, end))
    table = [found for row in rows for found in read_row(paper, row, setting)]
    if table:
        for found in table:
            yield replace(found, item=stretch.item, proposed=True, kinds=("recommendation",))
        return
    for put_to, group in _groups(paper, Span(head.text, end), setting.body):
        yield from _read_group(paper, replace(head, text=group.start), group, put_to, stretch)


def _groups(paper: Paper, section: Span, body: str | None) -> Iterator[tuple[Span | None, Span]]:
    """Part a section at the lines that say whom the recommendations below them are put to."""
    floor = max(section.start - 1, 0)
    lines = [
        found for found in _PUT_TO.finditer(paper.plain, floor, section.end) if is_actor(found["who"], body)
    ]
    first, *ends = [*(max(line.start(), section.start) for line in lines), section.end]
    yield None, Span(section.start, first)
    for line, end in zip(lines, ends, strict=True):
        yield Span(line.start("who"), line.end("who")), Span(line.end(), end)


def _read_group(
    paper: Paper, head: DecisionHead, group: Span, put_to: Span | None, stretch: Stretch
) -> Iterator[Decision]:
    """Read the recommendations of a section, or of the part that is put to somebody."""
    clauses, _ = read_clauses(paper, group.start, group.end, tasks=True)
    for clause in clauses:
        decision = make_decision(stretch, clause, head)
        stretches = (*clause.stems, Span(clause.start, clause.end))
        asked = _asked(paper.plain, stretches, stretch.setting.body) or put_to
        named = decision.owner if decision.act in _ASKS_SOMEBODY else None
        owner = named or (make_party(paper.plain, asked) if asked else decision.owner)
        yield replace(
            decision, proposed=True, owner=owner, addressed_to=(owner,) if owner else (), due=decision.due
        )


def _asked(plain: str, stretches: tuple[Span, ...], body: str | None) -> Span | None:
    """Find whom the report asks, in the clause or its lead-in."""
    for stretch in reversed(stretches):
        for pattern in (_ASKS.match, _WHO.search):
            found = pattern(plain, stretch.start, stretch.end)
            if found and found["who"].lower() != "it" and is_actor(found["who"], body):
                return Span(found.start("who"), found.end("who"))
    return None
