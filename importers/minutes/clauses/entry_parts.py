"""Parts what was read for one entry of a list into its sentences and clauses, and cuts off what belongs to none of them.

An entry behind a marker is one clause, whatever it adds to it; only behind what takes note does a sentence that gives a task
stand for itself. Behind the last entry come labels of the template and narrative, which end the list.
"""

import re
from collections.abc import Iterator

from importers.minutes.clauses.coordination import split_joined, trim_joiners
from importers.minutes.clauses.lists import Draft
from importers.minutes.clauses.openings import decides_anew, gives_task
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.language.body_words import BODY
from importers.minutes.language.mood import is_narrative
from importers.minutes.language.sentences import find_sentences
from importers.paper import Span

__all__ = ["is_label", "part_into_clauses", "part_into_sentences"]

# "Reasons for decision", "Supporting documents:", "Note:", "The meeting ended": what never belongs to a clause
_LABEL = re.compile(
    r"[\s*_>#|(\[-]{0,12}(?:reasons?(?:\(s\))?\s(?:for|behind)\b|reasons?\s?:|(?:alternative|other)\s(?:options?|proposals)\b|options?\s(?:considered|rejected)"
    r"|(?:supporting|additional|background|accompanying)\s(?:documents?|papers?)\b"
    r"|(?:minutes|decision|notes?|n\.?b\.?|contact|voting|recorded\svote|votes?|for|against|abstentions?|abstained|wards?\saffected|report\sauthor|publication|declarations?"
    r"|key\sdecision|effective\sfrom|link|eligible\sfor\scall[- ]in[^:\n]{0,40}|cabinet\smember|portfolio\sholder|decided\sat\smeeting|decision\s(?:status|maker|type)|date\sof\s(?:publication|decision)|timescale|cofnodion)(?:\s\(\d{1,2}\))?\s{0,2}:"
    r"|n\.b\.|references?\s?[-:]|ref\s?[:.]|the\smeeting\s(?:was\s)?(?:closed|ended|concluded|finished|terminated|rose|adjourned)|meeting\s(?:closed|ended)"
    r"|chair(?:man|person|woman)?\s?(?:[.:_]|$)|signed\b\s?[.:_]|dated?\s?:|the\smotion\swas|(?:carried|lost)\b|appendix\s\w{1,3}\s*$)",
    re.IGNORECASE,
)
_EMPTY = re.compile(
    rf"[\W_]*(?:(?:[Tt]hat|THAT|[Tt]o|[Aa]nd|[Nn]one|N/?A|n/?a|[Nn]il|[Tt]he)\b\s?){{0,2}}(?:(?:[A-Z][\w&',-]*|and|of|&)\s){{0,8}}(?:{BODY}|[Mm]embers)?[\W_]*$"
)
# "(Lead: Head of Parks)": brackets that belong to the clause before them
_OWNER_LABEL = re.compile(
    r"[(\[](?:Owner|Lead|Action|By|Responsible|Officer)\b[^:()\n]{0,20}[:-]", re.IGNORECASE
)
# "(By September 2023)", "(Timescale: ongoing)": when the clause before them is due
_WHEN = re.compile(
    r"[(\[](?:[Bb]y|[Ff]rom|[Bb]efore|[Ww]ithin|[Ii]n|[Tt]imescale:?|[Tt]arget(?: date)?:?|[Dd]eadline:?|[Dd]ue:?)\s[^()\[\]]{2,60}[)\]]\.?$"
)
# "The Committee AGREED its work plan. The Chair would write.": a sentence of the running text; what "would" be done behind
# it is told there, and is read as what is undertaken
_AGREED_IN = re.compile(r"The (?:[A-Z][\w'-]*,? |and |of |for ){1,9}(?:[A-Z]{5,})\b")
# what is longer is a page that was not understood: it is kept whole
_LONGEST_DRAFT = 6000


def is_label(plain: str, start: int, end: int) -> bool:
    """Tell whether a label of the template, or the close of the meeting, stands at ``start``.

    >>> is_label("Reasons for decision:", 0, 21), is_label("The report be noted", 0, 19)
    (True, False)
    """
    return _LABEL.match(plain, start, end) is not None


def part_into_clauses(plain: str, piece: Span) -> Iterator[Span]:
    """Part a sentence into the clauses that it joins, without quotation marks; words that say nothing are left out.

    >>> text = '"That the report be noted and that the Clerk be thanked"'
    >>> [text[s.start : s.end] for s in part_into_clauses(text, Span(0, len(text)))]
    ['That the report be noted', 'that the Clerk be thanked']
    >>> list(part_into_clauses("That the Committee", Span(0, 18)))
    []
    """
    if len(piece) > _LONGEST_DRAFT:
        yield Span(piece.start, trim_joiners(plain, piece.start, piece.end))
        return
    for part in split_joined(plain, piece.start, piece.end):
        clause = _unquoted(plain, part)
        if not _EMPTY.fullmatch(plain, clause.start, clause.end):
            yield clause


def _unquoted(plain: str, part: Span) -> Span:
    """Leave out the marks of a quotation that a clause opens or closes: "resolved: "That …; that …"" is two clauses."""
    first, last = part.start, part.end
    if plain[first] == '"' and '"' not in plain[first + 1 : last - 1]:
        first += 1
    if plain[last - 1] == '"' and '"' not in plain[first : last - 1]:
        last -= 1
    return Span(first, last) if first < last else part


def part_into_sentences(plain: str, draft: Draft, *, last: bool) -> list[Span]:
    """Part a draft into the sentences that decide; cut narrative off the last draft of a list.

    A draft behind a marker is parted only where a later sentence gives a task and the one before it gives none.

    >>> text = "That the log be noted. The Clerk to write to the operator. The Chair thanked officers."
    >>> parts = part_into_sentences(text, Draft(0, len(text), (), marked=True), last=True)
    >>> [text[s.start : s.end] for s in parts]
    ['That the log be noted.', 'The Clerk to write to the operator.']
    """
    whole = Span(draft.start, draft.end)
    if len(whole) > _LONGEST_DRAFT:
        return [whole]
    closed = draft.marked and not last
    told = not draft.marked and _AGREED_IN.match(plain, draft.start, draft.end) is not None
    kept: list[Span] = []
    for at, sentence in enumerate(find_sentences(plain, draft.start, draft.end)):
        text = plain[sentence.start : sentence.end]
        anew = decides_anew(text)
        if at and not anew and not closed and _ends_clause(plain, sentence):
            break
        if kept and told and " would " in text:
            break
        if kept and not (_adds_task(plain, kept[-1], text) if draft.marked else anew):
            kept[-1] = Span(kept[-1].start, sentence.end)
        else:
            kept.append(sentence)
    if closed and kept:
        kept[-1] = Span(kept[-1].start, whole.end)
    return kept


def _adds_task(plain: str, before: Span, text: str) -> bool:
    """Tell whether a sentence of an entry gives a task and the one before it gives none: "That it be noted. The Clerk to …"."""
    if plain[before.end - 1].isalnum() or not gives_task(text):
        return False
    found = read_predicate(" ".join(plain[before.start : before.end].split()))
    return found is None or found.kind in ("settle", "receive", "hold", "tell")


def _ends_clause(plain: str, sentence: Span) -> bool:
    """Tell whether a sentence behind a clause no longer belongs to it: it narrates, or stands in brackets."""
    text = plain[sentence.start : sentence.end]
    bracketed = text.startswith(("(", "[")) and not (_OWNER_LABEL.match(text) or _WHEN.match(text))
    return is_narrative(text) or bracketed or is_label(plain, sentence.start, sentence.end)
