"""Reads what a parish, town or community council settles, and leaves to be done, in the notes that it keeps of its meetings.

Such a council has no officers but a clerk, and its notes leave out heads, auxiliaries and subjects: "Proposed by A Ash, seconded
by B Bee", "all noted", "Clerk to write". What "will be done" is a task there, where in the minutes of a scrutiny body it is a plan
of the service. Often only the last clause of a sentence decides, behind a dash or an "and".
"""

import re
from dataclasses import dataclass, replace

from importers.minutes.decisions.discussion.requests import Commitment
from importers.minutes.language.guarded import guarded
from importers.minutes.language.mood import BASE_VERBS
from importers.minutes.language.verbs import class_of, lemma

__all__ = ["Note", "read_notes"]


@dataclass(frozen=True, slots=True)
class Note:
    """A clause of notes, from an offset of the sentence to another: ``commitment`` is None where it settles a matter.

    ``kind`` of the commitment is "agreed" for what the council agrees, which may settle a matter or leave something to be done.
    """

    start: int
    end: int
    commitment: Commitment | None = None


_NAME = r"(?:(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr)\.?\s(?:[A-Z]\.?\s)?[A-Z][\w'-]+|[A-Z]\.?\s?[A-Z][a-z][\w'-]+|(?!County|Borough|District|Parish|Town)[A-Z][a-z]+\s(?!Councils?\b|Team\b|Council\b|Committee\b)[A-Z][a-z][\w'-]+)"
_WHO = rf"(?P<who>(?:[Tt]he\s)?(?:[Pp]arish\s)?(?:[Cc]lerk|[Cc]hair(?:man|person|woman)?|[Vv]ice[- ][Cc]hair\w*|[Cc]ouncillors|[Mm]embers|[Tt]reasurer|[Ss]ecretary|[Cc]ouncil)|{_NAME}(?:\s(?:and|&)\s{_NAME})?)"
# "the Clerk will design a poster", "A Ash is to visit", "clerk to write"
_IS_TO = re.compile(
    rf"(?<![\w-])(?<!\basked )(?<!\bwished )(?<!\bfor ){_WHO}\s(?:will|is\sto|are\sto|to|shall)\s(?:also\s|again\s|now\s|then\s)?(?P<verb>[a-z][a-z-]+)\b"
)
# "Mrs Bee volunteered to visit the site", "Mr Ash has agreed to undertake this role"
_TOOK_ON = guarded(
    rf"(?<![\w-]){_WHO}\s(?:has\s|have\s|kindly\s|also\s|again\s){{0,2}}(?:volunteered|agreed|undertook|promised)\sto\s(?P<verb>[a-z-]+)\b"
)
# "Mr Ash was asked if he could provide a price"
_ASKED_IF = guarded(
    rf"{_WHO}\s(?:was|were)\s(?:also\s)?asked\sif\s(?:he|she|they)\s(?:could|would)\s(?P<verb>[a-z-]+)\b"
)
# "A letter is to be sent", "New locks will now be fitted", "It will be checked whether": nobody else is said to do it
_WILL_BE = guarded(
    r"(?P<what>(?:A|An|The|This|These|It|New|Further|[A-Z][a-z]+)\b[^;:]{0,120}?|\b(?:the|a|an)\s[^.;:,]{2,60}?)\s(?:will|(?:is|are)\sto)\s(?:also\s|now\s|therefore\s)?be\s(?P<done>purchased|bought|ordered|sent|written|circulated|approached|contacted|checked|drawn\sup|signed|published|invited|asked|arranged|obtained|sought|informed|requested|made|fitted|installed|erected|placed|discussed|put|forwarded|raised|investigated|chased|advertised|notified|added|prepared|thanked|booked|cut\sback)\b(?![^.;]{0,120}\bby\s(?!the\s(?:[Cc]lerk|[Cc]hair|[Cc]ouncil|end|next)))"
)
# "To be discussed further at the next meeting"
# "the Parish Council" before "will be informed": others do it
_TOLD_TO_US = re.compile(
    r"\b(?:(?:[Pp]arish|[Tt]own|[Cc]ommunity|[Tt]he)\s[Cc]ouncil|PC|[Pp]arish(?:es|ioners)?|[Rr]esidents|[Cc]ouncillors|[Ww]e)$"
)
_TO_BE = guarded(
    r"To\sbe\s(?:discussed|placed|put|raised|circulated|reviewed|considered|advertised|ordered|added|chased|arranged)\b"
)
# what is said of somebody, not given them to do
_STATES = frozenset(
    "be have need like continue remain retire become leave resign stand want prefer vote abstain the a an his her my our their this that".split()
)

# "Proposed by RW, seconded by HP.": of what the sentence before says
_ONLY_NAMES = re.compile(
    r"\W*(?:[\w. ]{2,30},\s)?[Pp]roposed(?:\sby)?:?\s(?:[A-Z][\w.'-]*\s?){1,4},?\s(?:and\s)?[Ss]econded(?:\sby)?:?\s(?:[A-Z][\w.'-]*\s?){1,4}(?:\([^()]{2,40}\)|[Rr]esolved|[Cc]arried|[Uu]nanimous\w*|[\s.,])*"
)
# "Cllr Ash proposed Cllr Bee, seconded by": a candidate, until somebody is elected
_NOMINATES = re.compile(
    rf"\b(?:proposed|nominated)\s{_NAME}(?:\sas\s[\w -]{{4,30}})?,?\s(?:and\s)?(?:was\s)?[Ss]econded"
)
_CHOSEN = re.compile(r"\b(?:elected|appointed|agreed|carried|in favour|unanimous\w*)\b", re.IGNORECASE)


def _is_nomination(text: str) -> bool:
    return _NOMINATES.search(text) is not None and _CHOSEN.search(text) is None


_NOT_CARRIED = re.compile(r"\b(?:no seconder|not seconded|lost|defeated|not carried|fell|rejected)\b")
# "it was proposed by A Ash and seconded by B Bee that £30 be given", "Proposed A Ash, seconded B Bee"
_MOVED = guarded(r"(?:\b[Ii]t\swas\s(?:then\s|therefore\s)?)?\b[Pp]roposed\b[^;]{0,200}?\b[Ss]econded\b")
_COUNCIL = r"(?:[Tt]he\s|[Aa]ll\s(?:the\s)?)?(?:All|(?:[Pp]arish\s|[Tt]own\s|[Cc]ommunity\s)?[Cc]ouncil(?:lors)?|Cllrs|[Mm]embers|[Mm]eeting)"
# "the Councillors resolved to pay", "Council authorised", "Councillors felt that they could not"
_DECIDED = guarded(
    rf"(?<![\w-]){_COUNCIL}\s(?:have\s|has\s|all\s|unanimously\s|also\s|therefore\s){{0,2}}(?:nominated\s(?:&|and)\s)?(?:resolved|agreed|decided|approved|accepted|noted|authorised|Authorised|adopted|ratified|supported|confirm(?:ed)?|felt(?=[^.;]{{0,140}}\b(?:should|not\sin\sa\sposition|unable|could\snot|cannot)\b))\b(?!\swith\b|\s(?:that\s)?they\s(?:were|are)\scontent)"
)
_IT_WAS_RESOLVED = guarded(
    r"\b[Ii]t\swas\s(?:then\s|therefore\s|unanimously\s|also\s){0,2}(?:resolved|agreed|decided)\b"
)
# "Three bills were shown and accepted for payment.", "all noted", "Mr Bee duly elected": what a clause ends on
_ENDS_SETTLED = guarded(
    r"(?<!\bthe\s)(?<!\ban\s)(?<!\bas\s)(?<!\bpreviously\s)(?<!\bbeing\s)(?<!\bbe\s)\b(?:unanimously\s|duly\s|therefore\s|then\s|otherwise\s|all\s|both\s)?(?:approved|accepted|noted|adopted|ratified|agreed|co-opted|elected|re-elected|refused|passed\sfor\spayment|carried(?!\sout))\b(?!\s(?:by\s(?!(?:the\s)?(?:[Cc]ouncil|[Mm]embers|all))|that|to|from|location|on\sappeal|with\sconditions))[^.;]{0,60}?[.:]?$"
)
# "Borough Council approved": what another body did, and what is told of before
_OF_OTHERS = re.compile(
    r"\b(?:Borough|District|County|Highways|BT|Police|planning permission|Planning Committee|applicant|Government|had been|has been|have been|will be|would be|to be|not yet|if|when|once|previously|last meeting|as agreed|had|already)\b"
)
# "CC " before "noted", "Cllr Bee " before "agreed", "Royal Mail have": one member's view, or another body's
_BY_ONE = re.compile(
    rf"(?:\b(?:[A-Z]{{2,4}}|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|who|has|have)|{_NAME})\s(?:also\s|then\s)?$|\b(?:not|comment|stat|report|advis|explain|suggest|inform)ed\s(?:\w+\s){{0,3}}?that\b|\b(?:said|felt)\s(?:that\s)?"
)
# "all noted", "duly elected", "accepted as third signatory": not by whoever is named before
_CHOSEN_OR_ALL = re.compile(r"(?:all|both|duly|unanimously)\s|(?:re-)?elected|co-opted|accepted\sas\b")
# "66 High Street: no objections"
_NO_OBJECTION = guarded(
    r"\b(?:NO|No|no)\s(?:OBJECTIONS?|OBSERVATIONS?|COMMENTS?|[Oo]bjections?|[Oo]bservations?|[Cc]omments?)(?:\s[A-Z ]{3,30})?[.]?$"
)
# where the last clause of a sentence begins
_CLAUSE = re.compile(r"(?:\s[-\u2013\u2014]\s|;\s|,\s(?:and|so|but)\s|\b(?:and|so|thus|therefore)\s|,\s|:\s)")


# " - " between what is told and what comes of it
_DASH = re.compile(r"\s[-\u2013\u2014]\s")
# what is no more than the word that settles what stands before it: "noted", "this was agreed"
_BARE = re.compile(
    r"(?:this\swas\s|it\swas\s)?(?:(?:all|both|unanimously|duly)\s)?(?:agreed|noted|approved|accepted|carried)(?:\sunanimously)?[.]?$|(?:this|that|it|which)\swas\s(?:\w+ly\s)?agreed[.]?$",
    re.IGNORECASE,
)


def read_notes(text: str) -> list[Note]:
    """Read what one sentence of such notes settles and leaves to be done; nothing where it only tells.

    >>> text = "The hedge is overgrown - clerk to write to the owner."
    >>> [(text[note.start : note.end], text[slice(*note.commitment.owner)]) for note in read_notes(text)]
    [('clerk to write to the owner.', 'clerk')]
    >>> [note.commitment for note in read_notes("The bills were shown and accepted for payment.")]
    [None]
    >>> read_notes("The road will be closed in May.")
    []
    """
    notes: list[Note] = []
    start = _SKIPPED.match(text).end()  # type: ignore[union-attr]  # it matches nothing at least
    begin = start
    for end in (*(dash.start() for dash in _DASH.finditer(text)), len(text)):
        part = text[begin:end]
        if _BARE.match(part.strip()) and begin > start:
            whole = text[start:end]
            notes += [Note(start, end)] if not notes and len(whole.split()) > 2 else []
        else:
            notes += (_moved(note, begin) for note in _read_part(part))
        begin = end + 3
    return notes


# ": " behind a label
_SKIPPED = re.compile(r"(?:[\s:*\u2022\\-]|\(?[a-z]{1,4}\)\s)*")


def _moved(note: Note, by: int) -> Note:
    """Move a note that was read in a part of a sentence to where it stands in the whole."""
    commitment = note.commitment
    if commitment is not None and commitment.owner is not None:
        commitment = replace(commitment, owner=(commitment.owner[0] + by, commitment.owner[1] + by))
    return Note(note.start + by, note.end + by, commitment)


def _read_part(text: str) -> list[Note]:
    """Read a part of a sentence between dashes: what it settles, and behind it what it leaves to be done."""
    task = _read_task(text)
    before = text if task is None else _JOINS_TASK.sub("", text[: task.start])
    settled = _read_settled(before) if len(before.split()) > 1 else None
    return [note for note in (settled, task) if note is not None]


# "…duly co-opted, and " before "clerk is to write to him"
_JOINS_TASK = re.compile(r"(?:[,;:]|\s?\b(?:and|so|but))?\s*$")


def _read_task(text: str) -> Note | None:
    for pattern in (_TOOK_ON, _ASKED_IF, _IS_TO):
        found = pattern.search(text)
        if (
            found is None
            or found["verb"] in _STATES
            or _agrees_as_one(text, found)
            or not _begins_clause(text, found.start("who"))
        ):
            continue
        if (
            class_of(lemma(found["verb"])) is None
            and found["verb"] not in BASE_VERBS
            and pattern is _IS_TO
            and " to " in found[0]
        ):
            continue
        return Note(found.start("who"), _end(text, found.end()), Commitment("undertaken", found.span("who")))
    found = _WILL_BE.search(text)
    if found is not None and _begins_clause(text, found.start()) and not _TOLD_TO_US.search(found["what"]):
        return Note(
            _clause_start(text, found.start("what"), found.end("what")),
            _end(text, found.end()),
            Commitment("undertaken"),
        )
    to_be = _TO_BE.match(text)
    return Note(0, len(text), Commitment("undertaken")) if to_be else None


def _read_settled(text: str) -> Note | None:
    moved = _MOVED.search(text)
    if moved is not None:
        idle = _NOT_CARRIED.search(text) or _ONLY_NAMES.fullmatch(text) or _is_nomination(text)
        return None if idle else Note(_moved_from(text, moved), len(text))
    decided = _DECIDED.search(text) or _IT_WAS_RESOLVED.search(text)
    if decided is not None and _begins_clause(text, decided.start()):
        return Note(decided.start(), len(text), _agreed(text, decided))
    if _NO_OBJECTION.search(text) and len(text) < 260:
        return Note(0, len(text))
    ends = _ENDS_SETTLED.search(text)
    if ends is None or text.startswith("To ") or _OF_OTHERS.search(text) or _BARE.match(text.strip()):
        return None
    by_one = _BY_ONE.search(text, 0, ends.start()) is not None and not _CHOSEN_OR_ALL.match(ends[0])
    return None if by_one else Note(0, len(text))


def _agrees_as_one(text: str, found: re.Match[str]) -> bool:
    """Tell "the Councillors agreed to support it", which settles it, from "the Councillors agreed to meet"."""
    agrees = found["who"].lower().endswith(("council", "councillors", "members")) and " agreed " in found[0]
    return agrees and _DONE_BY_AGREEING.match(text, found.start("verb") - 4) is not None


# what a council does by agreeing to it: it pays, signs, supports
_DONE_BY_AGREEING = re.compile(
    r"\s(?:that\s[^.;]{2,90}?\s(?:should\s|would\s)?be\s|to\s|not\sto\s|all\s|the\s)?(?:pay|paid|give|given|donat|purchas|buy|sign|retain|renew|includ|award|grant|held|hold|support|keep|kept|accept|approv|adopt|object|satisf|upheld|appoint|increas|decreas|set|transfer|continu|sponsor)"
)
_ACTS = re.compile(
    r"\s(?:that|to|the)\b[^.;]{0,120}?\b(?:writ|contact|obtain|invit|arrang|send|sent|circulat|plac|publish|discuss|ask|check|report|look|investigat|request|inform|order|attend|speak|meet|draft|prepar|advertis|chas|rais|provid|forward|follow|find|liais|research|submit|distribut|produc|e-?mail|updat|revisit|consult|relay|seek)\w*"
)
# "that the Clerk would find out", "that Cllr Ash should attend"
_GIVES_TO = re.compile(
    rf"\sthat\s(?:the\s[Cc]lerk|the\s[Cc]hair\w*|(?:all\s)?[Cc]ouncillors|{_NAME}(?:\sand\s(?:the\s[Cc]lerk|{_NAME}))?)\s(?:would|will|should|to|is\sto|shall)?\s?(?!be\b|have\b|always\b)[a-z]+\b"
)


def _agreed(text: str, decided: re.Match[str]) -> Commitment | None:
    """Tell what the council agrees that somebody do from what it settles by agreeing: "resolved to pay" leaves nothing."""
    if not decided[0].endswith(("resolved", "agreed", "decided")):
        return None
    if _GIVES_TO.match(text, decided.end()):
        return Commitment("agreed")
    if _DONE_BY_AGREEING.match(text, decided.end()) or not _ACTS.match(text, decided.end()):
        return None
    return Commitment("agreed")


def _moved_from(text: str, moved: re.Match[str]) -> int:
    """Give where a motion begins: at "it was proposed", or at the clause whose subject proposes."""
    if moved[0][:2].lower() == "it":
        return moved.start()
    return _clause_start(text, 0, moved.start()) if text[: moved.start()].strip() else moved.start()


# "asked the " before "Clerk to write"
_GOVERNS_CLERK = re.compile(
    r"\b(?:[Tt]he|[Pp]arish|our|for|and|asked|instruct\w*|authoris\w*|request\w*|by|with|allow\w*|wish\w*)$"
)


_JOINED = re.compile(r"\b(?:and|so|but|therefore|thus|then)$")
# "After a long talk " before "the Councillors resolved"
_AFTER = re.compile(r"(?:After|Following|Having|On|In|With)\b[^,.;:]{3,90}$")


def _begins_clause(text: str, at: int) -> bool:
    """Tell whether nothing governs what stands at an offset: it opens the sentence, or a clause of it."""
    before = text[:at].rstrip(" *\\-\u2022")
    if text.startswith("Clerk to", at) and not _GOVERNS_CLERK.search(before):
        return True
    if not before or before[-1] in ",;:-\u2013.)":
        return True
    return _JOINED.search(before) is not None or _AFTER.match(before) is not None


def _clause_start(text: str, floor: int, before: int) -> int:
    """Give where the last clause before an offset begins."""
    start = floor
    for found in _CLAUSE.finditer(text, floor, before):
        start = found.end()
    return start


def _end(text: str, after: int) -> int:
    """Give where a task ends: at a dash behind it, or with the sentence."""
    dash = re.compile(r"\s[-\u2013]\s").search(text, after)
    return dash.start() if dash else len(text)
