"""Reads what a report asks the meeting to decide: its section of recommendations, put forward and not yet adopted."""

import re
from dataclasses import replace

from importers.minutes.clauses.actors import is_actor, make_party
from importers.minutes.clauses.frames import Setting
from importers.minutes.clauses.head_words import DecisionHead
from importers.minutes.clauses.listing import read_clauses
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.trackers.reading import read_row
from importers.minutes.trackers.rows import find_table
from importers.paper import Paper, Span
from importers.records import Decision

__all__ = ["read_report_recommendations"]

# "# 2. RECOMMENDATIONS", "2 Recommendation(s)", "RECOMMENDED:", "Recommendations to the Committee"
_SECTION = re.compile(
    r"(?:^|\n)[ \t>*#|_]{0,12}(?:\d{1,2}(?:\.\d)?\.?[)\s|*]{1,10})?(?:summary\sof\s|officer\s|draft\s|proposed\s|the\s)?recommendation(?:s|\(s\))?(?:\s(?:to|for)\s[^\n:]{2,60})?[ \t*_|:.-]{0,8}(?=\n|$)"
    r"|(?:^|\n)[ \t>*#|_]{0,12}(?:\d{1,2}(?:\.\d)?\.?[)\s|*]{1,10})?recommend(?:ation(?:s|\(s\))?|ed)(?:\s(?:that|to)\b|\s{0,3}[:|-])[ \t*_|:-]{0,8}",
    re.IGNORECASE,
)
# "# 3. LINKS TO THE STRATEGY", "Background", "3.0 Reasons": where the next section begins
_NEXT_SECTION = re.compile(
    r"\n[ \t>*_|]{0,8}(?:#{1,6}[ \t]{0,3}\S|(?:\d{1,2}(?:\.0)?\.?[)\t ]{1,6})?(?:[A-Z][A-Z ,&'/()-]{6,80}|(?:Background|Introduction|Reasons?|Reasons? for|Summary|Purpose|Key|Links|Financial|Legal|Options?|Consultation|Implications|Details?|Main|Report|Proposals?|Alternative|Context|Contact|Appendi(?:x|ces)|Wards?|Policy|Corporate|Equalit\w+)[A-Za-z ,&'()-]{0,60}:?)[ \t*_|]{0,6}(?:\n|$))"
)
# "Members are asked to", "The Committee is recommended to", "It is recommended that"
_ASKS = re.compile(
    r"\W{0,6}(?:\d{1,2}\.\d{1,2}\.?\s+)?(?:that\s)?(?P<who>(?:the\s|that\s)?[\w&',() -]{2,120}?)\s(?:is|are)\s(?:therefore\s|also\s)?(?:asked|recommended|invited|requested|advised)\b",
    re.IGNORECASE,
)


def read_report_recommendations(paper: Paper, item: int | None, setting: Setting) -> list[Decision]:
    """Read the clauses of a report's own recommendations: formal, proposed, owned by whoever is asked.

    >>> text = "# 2. RECOMMENDATIONS\\n\\nMembers are asked to note the plan.\\n\\n# 3. BACKGROUND\\n\\nText."
    >>> found = read_report_recommendations(Paper(text, text, "markdown"), 1, Setting())
    >>> [(d.text, d.kinds, d.proposed, d.owner.label) for d in found]
    [('Members are asked to note the plan.', ('recommendation',), True, 'Members')]
    """
    section = _SECTION.search(paper.plain)
    if section is None:
        return []
    following = _NEXT_SECTION.search(paper.plain, section.end())
    end = following.start() if following else len(paper.plain)
    start = section.end()
    head = DecisionHead(
        "recommended", Span(section.start(), section.end()), start, section.start(), confidence=0.85
    )
    table = [read_row(paper, row, setting) for row in find_table(paper, Span(start, end))]
    if any(table):
        return [replace(row, item=item, proposed=True, kinds=("recommendation",)) for row in table if row]
    stretch = Stretch(paper, Span(start, end), item, setting)
    clauses, _ = read_clauses(paper, start, end, tasks=True)
    found = []
    for clause in clauses:
        decision = make_decision(stretch, clause, head)
        asked = _asked(paper.plain, (*clause.stems, Span(clause.start, clause.end)), setting.body)
        owner = make_party(paper.plain, asked) if asked else decision.owner
        found.append(
            replace(
                decision, proposed=True, owner=owner, addressed_to=(owner,) if owner else (), due=decision.due
            )
        )
    return found


def _asked(plain: str, stretches: tuple[Span, ...], body: str | None) -> Span | None:
    """Find whom the report asks, in the clause or its lead-in."""
    for stretch in reversed(stretches):
        found = _ASKS.match(plain, stretch.start, stretch.end)
        if found and found["who"].lower() != "it" and is_actor(found["who"], body):
            return Span(found.start("who"), found.end("who"))
    return None
