"""Finds who came in whose place: "B substituted for A", "A, for whom B substituted", "B for A" under an item on substitutes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from importers.minutes.language.guarded import guarded
from importers.minutes.language.sentence_bounds import REACH, end_of_sentence, start_of_sentence
from importers.minutes.names.people import find_names
from importers.minutes.names.signals import find_signals
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import PersonName

__all__ = ["Substitution", "find_substitutions"]

_SUBSTITUTE_ITEM = guarded(r"substitut|apolog|ymddiheur|\babsen|\breserve|dirprwy", re.IGNORECASE)
# an apology in the same sentence: whose it was did not come
_APOLOGY = re.compile(r"polog|POLOG|mddiheuriad")
# "substituted", "attended as a substitute", "in place of", "deputised"
_SUBSTITUTE = re.compile(
    r"[Ss]ubstitut(?:ed|ing)\b|[Ss]ubstitutes?(?: [Mm]embers?)? for\b|(?:(?<=\bas )|(?<=\ba )|(?<=\bher )|(?<=\bhis )|(?<=\btheir )|(?<=\bthe )|(?<=\()|(?<=named ))(?:[Ss]ubstitute|[Rr]eserve|[Aa]lternate)s?\b|[Aa]lternates? for\b|\bvice(?= (?:Councillor|Cllr|Mrs?|Ms|Dr|Ald)\b)|deputi[sz](?:ed|ing)\b|in (?:the )?place of\b|replac(?:ed|ing)\b|(?<=was )represented(?= by\b)|(?<=were )represented(?= by\b)|attend(?:ed|ing) (?:on behalf of|for|in the absence of)\b"
)
_FOR_WHOM = re.compile(r"(?:for|in) (?:whom|whose place)\b")
_FOR = re.compile(r"\b(?:for|of|vice|replac\w+)\s")
# "the temporary resignation of Councillor A … had appointed Councillor B to replace them"
_REPLACED = re.compile(r"to replace (?:them|him|her)\b")
# "as Councillor Ash's substitute"
_POSSESSIVE = re.compile(r"'s [Ss]?$")
# "attended in his stead": for the one named in the sentence before
_STEAD = re.compile(r"(?:in|took) (?:his|her|their)\s{1,3}(?:stead|place)\b")
_ORDINARY = re.compile(
    r"(?:Ordinary|Appointed|Absent) Members?\b[\s|]{1,20}(?:Reserve|Substitute)s?(?: Members?)?\b"
)
# "had joined the Committee in place of": a change of members, and no substitute
_MEMBERSHIP = re.compile(
    r"\bjoined the\b|\bmembership\b(?! for (?:this|the) meeting)|\bfor the (?:remainder of the )?municipal year|\bappointment of\b[^.]{0,80}\bin place of\b|\bcease[sd]? to be\b|\bpermanent|\bresign|\bas (?:an? )?(?:\w+ )?members? of\b|\bst(?:oo|epp)ed down\b"
)
# "would be his " before "substitute": at some meeting to come
_PLANNED = re.compile(r"\b(?:would|will|shall|could|should|may|to) be (?:his|her|their|the|an?) $")


@dataclass(frozen=True, slots=True)
class Substitution:
    """``substitute`` came, for ``absent`` where the paper says for whom; ``sent_word`` is false where only a change of members is noted."""

    substitute: PersonName
    absent: PersonName | None
    span: Span
    sent_word: bool = True


def find_substitutions(paper: Paper, seg: Segmentation) -> Iterator[Substitution]:
    """Find who came in whose place, in sentences anywhere and in lists under items on substitutes."""
    done = 0
    for offset in find_signals(paper.plain).substitutes:
        match = _SUBSTITUTE.match(paper.plain, offset) or _SUBSTITUTE.match(paper.plain, max(0, offset - 1))
        if match is not None and match.start() >= done:
            start, end = (
                start_of_sentence(paper.plain, match.start()),
                end_of_sentence(paper.plain, match.end()),
            )
            pairs = list(_pair(paper.plain, start, match, end))
            done = end if pairs else done
            yield from pairs
        if _POSSESSIVE.search(paper.plain, max(0, offset - 4), offset):
            yield from _pair_of_possessor(paper.plain, offset)
        stead = _STEAD.search(paper.plain, max(0, offset - 10), offset + 10)
        if stead is not None:
            yield from _pair_in_stead(paper.plain, stead)
        whom = _FOR_WHOM.match(paper.plain, offset) or _FOR_WHOM.match(paper.plain, max(0, offset - 3))
        if whom is not None and whom.start() >= done:
            yield from _pair_for_whom(paper.plain, whom)
        replaced = _REPLACED.match(paper.plain, offset)
        if replaced is not None:
            yield from _pair_replaced(paper.plain, replaced)
    for item in seg.items:
        if _SUBSTITUTE_ITEM.search(item.title):
            yield from _read_pairs(paper.plain, item.text)


# " by", " been by" behind "was substituted"
_BY = re.compile(r"\s*(?:been )?by\s")


def _pair(plain: str, start: int, match: "re.Match[str]", end: int) -> Iterator[Substitution]:
    """Pair the substitutes and the absent of one sentence by where the verb stands."""
    if _MEMBERSHIP.search(plain, start, end) or _PLANNED.search(
        plain, max(start, match.start() - 24), match.start()
    ):
        return
    names = find_names(plain, start, end)
    before = [name for name in names if name.span.end <= match.start()]
    after = [name for name in names if name.span.start >= match.end()]
    if match[0] == "represented" and not (after and after[0].span.start - match.end() <= len(" by the ")):
        return
    whom = _FOR_WHOM.search(plain, start, match.start())
    span = Span(start, end)
    if before and _in_bracket(plain, before[-1].span.end, match.start()):
        yield from _pair_in_bracket(plain, before[-1], match, after[:1])
    elif whom:
        absent = [name for name in before if name.span.end <= whom.start()][-1:]
        came = [name for name in before if name.span.start >= whom.end()]
        yield from (Substitution(name, absent[0] if absent else None, span) for name in came[:1])
    elif after and _BY.match(plain[match.end() : match.end() + 10]):
        yield from (Substitution(b, a, span) for a, b in zip(before[-len(after) :], after, strict=False))
    elif before and (after or not match[0].startswith("replac")):
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
        if plain.startswith(")", match.end()):
            yield Substitution(listed, None, Span(listed.span.start, match.end()))
        return
    span = Span(listed.span.start, inside[0].span.end)
    lead = plain[match.start() : inside[0].span.start]
    if _FOR.search(lead) and not lead.rstrip().endswith(" by"):
        yield Substitution(listed, inside[0], span)
    else:
        yield Substitution(inside[0], listed, span)


def _pair_in_order(
    plain: str, before: list[PersonName], match: "re.Match[str]", after: list[PersonName], span: Span
) -> Iterator[Substitution]:
    """Pair "A and B substituted for C and D"; without "for", the one before may have come for one who apologised."""
    if after and (
        _FOR.search(plain, match.start(), after[0].span.start) or match[0].endswith(("vice", "place of"))
    ):
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


# ", " or " and ": nothing but a joiner between two names
_BETWEEN_NAMES = re.compile(r"[\s,]*(?:(?:and|&)\s*)?")


def _subjects(plain: str, before: list[PersonName], verb: int) -> list[PersonName]:
    """Take the run of names right before the verb; "from A and B attended" leaves A, whose apology it was."""
    subjects = [before[-1]]
    if _APOLOGY.search(plain, max(0, before[0].span.start - 60), before[0].span.start):
        return subjects
    for earlier, later in zip(reversed(before[:-1]), reversed(before), strict=False):
        gap = plain[earlier.span.end : later.span.start]
        if _BETWEEN_NAMES.fullmatch(gap) is None or later.span.start > verb:
            break
        subjects.insert(0, earlier)
    return subjects


def _pair_for_whom(plain: str, match: "re.Match[str]") -> Iterator[Substitution]:
    """Pair "A, for whom B was in attendance", whatever the verb."""
    names = find_names(plain, start_of_sentence(plain, match.start()), match.start())
    came = find_names(plain, match.end(), match.end() + 60)
    if names and came and came[0].span.start - match.end() < 3 and match.start() - names[-1].span.end < 60:
        yield Substitution(came[0], names[-1], Span(names[-1].span.start, came[0].span.end))


def _pair_of_possessor(plain: str, pos: int) -> Iterator[Substitution]:
    """Pair "B was attending as A's substitute", where ``pos`` is behind the "s" of the last word."""
    start = start_of_sentence(plain, pos)
    names = find_names(plain, start, pos - len("'s "))
    if len(names) >= 2 and plain.startswith("'s", names[-1].span.end):
        lead = plain[max(start, names[-1].span.start - 4) : names[-1].span.start]
        if lead.endswith(("as ", "for ")):
            yield Substitution(names[-2], names[-1], Span(names[-2].span.start, pos))


def _pair_in_stead(plain: str, match: "re.Match[str]") -> Iterator[Substitution]:
    """Pair whoever "attended in his stead" with the last one named before that sentence."""
    start = start_of_sentence(plain, match.start())
    came = find_names(plain, start, match.start())
    absent = came[:-1] or find_names(plain, max(0, start - REACH), start)
    if came and absent:
        yield Substitution(came[-1], absent[-1], Span(absent[-1].span.start, match.end()))


def _pair_replaced(plain: str, match: "re.Match[str]") -> Iterator[Substitution]:
    """Pair whoever was appointed "to replace them" with the one named before."""
    start = start_of_sentence(plain, match.start())
    names = find_names(plain, start, match.start())
    if len(names) >= 2:
        yield Substitution(names[-1], names[-2], Span(names[-2].span.start, match.end()), sent_word=False)


# " (Chair) for " between who came and who was away
_FOR_NEXT = re.compile(r"\s{0,3}(?:\([^()]{0,40}\)\s?)?for\s{1,3}")


def _read_pairs(plain: str, span: Span) -> Iterator[Substitution]:
    """Read "Cllr A for Cllr B" in a list, or a table of ordinary and reserve members; sentences were read before."""
    table = _ORDINARY.search(plain, span.start, span.end)
    if table is not None:
        listed = find_names(plain, table.end(), span.end)
        for absent, came in zip(listed[::2], listed[1::2], strict=False):
            yield Substitution(came, absent, Span(absent.span.start, came.span.end), sent_word=False)
        return
    names = find_names(plain, span.start, span.end)
    for first, second in pairwise(names):
        gap = plain[first.span.end : second.span.start]
        if len(gap) < 60 and _FOR_NEXT.fullmatch(gap):
            yield Substitution(first, second, Span(first.span.start, second.span.end))
