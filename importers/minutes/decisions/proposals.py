"""Reads proposals that are carried and printed without a head: "Proposed by …, Seconded by …, That the Committee approves …".

Some councils print the words moved and then the vote, and never the word resolved. What is carried stands; a proposal
that is lost does not, nor one whose amendment is carried in its place as the substantive motion.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from importers.minutes.clauses.listing import Clause
from importers.minutes.decisions.formal import make_decision
from importers.minutes.decisions.stretch import Stretch
from importers.minutes.language.paragraphs import read_paragraphs
from importers.minutes.votes.movers import find_movers
from importers.paper import Span
from importers.records import Decision

__all__ = ["read_proposals"]

# "Proposed by Councillor Fee,⏎Seconded by Councillor White,⏎That the Committee", the words of a motion below its movers
_MOVED = re.compile(
    r"(?:Moved|Proposed|MOVED|PROPOSED)\s(?:by\s)?[^\n;]{3,90}?[,;]?\s{1,20}(?:and\s)?(?:[Ss]econded|SECONDED)\s(?:by\s)?[^\n;:]{3,80}[,;:]?\s{0,30}\n\s{0,60}\"?(?=That\s)"
)
# "and it was accordingly declared carried", "put as the substantive motion and passed"
_CARRIED = re.compile(
    r"\b(?:declared|accordingly|was|were|and)\s(?:\w+ly\s)?(?:declared\s)?(?:carried|passed|agreed|adopted)\b"
)
# "The original proposal was thereupon put to the meeting and passed"
_ORIGINAL = re.compile(
    r"\b[Oo]riginal (?:proposal|motion)\b[^.;]{0,240}\b(?:carried|passed|agreed|adopted)\b"
)
_LOST = re.compile(r"\b(?:lost|defeated|rejected|withdrawn|not carried|fell)\b")
_FATE = 700
_MOST = 40


@dataclass(frozen=True, slots=True)
class _Proposal:
    """A proposal: where its movers are named, its words, and where what became of it is told up to.

    ``told`` where it was carried in the end, behind an amendment that was lost.
    """

    movers: Span
    words: Span
    end: int
    told: bool


def read_proposals(stretch: Stretch) -> tuple[list[Decision], list[Span]]:
    """Read the proposals of a stretch that are carried, and the stretches of all of them, lost ones too.

    >>> from importers.paper import Paper
    >>> text = "Proposed by Councillor Fee,\\nSeconded by Councillor White,\\nThat the Committee approves the sale.\\nOn a vote it was declared carried."
    >>> decisions, _ = read_proposals(Stretch(Paper(text, text, "text"), Span(0, len(text))))
    >>> [(d.text, d.mover.name) for d in decisions]
    [('That the Committee approves the sale.', 'Fee')]
    """
    decisions: list[Decision] = []
    covered: list[Span] = []
    for proposal in _find(stretch):
        covered.append(Span(proposal.movers.start, proposal.words.end))
        if _is_carried(stretch.plain, proposal):
            clause = Clause(proposal.words.start, proposal.words.end)
            mover, seconder = find_movers(stretch.plain, proposal.movers.start, proposal.movers.end)
            decisions.append(replace(make_decision(stretch, clause, None), mover=mover, seconder=seconder))
    return decisions, covered


def _find(stretch: Stretch) -> Iterator[_Proposal]:
    found = list(islice(_MOVED.finditer(stretch.plain, stretch.start, stretch.end), _MOST))
    for at, match in enumerate(found):
        stop = found[at + 1].start() if at + 1 < len(found) else stretch.end
        paragraph = next(read_paragraphs(stretch.paper, match.end(), stop), None)
        if paragraph is not None:
            end = paragraph.end
            while end > match.end() and stretch.plain[end - 1] in ' "':
                end -= 1
            told = _ORIGINAL.search(stretch.plain, stop, stretch.end) if at == 0 and len(found) > 1 else None
            fate = told.end() if told else min(stop, end + _FATE)
            yield _Proposal(
                Span(match.start(), match.end()), Span(match.end(), end), fate, told=told is not None
            )


def _is_carried(plain: str, proposal: _Proposal) -> bool:
    """Tell whether the first thing told of a proposal is that it was carried, or the last behind its amendments."""
    if proposal.told:
        return True
    carried = _CARRIED.search(plain, proposal.words.end, proposal.end)
    lost = _LOST.search(plain, proposal.words.end, proposal.end)
    return carried is not None and (lost is None or carried.start() < lost.start())
