"""Reads the organisations that take part: bodies, teams, services, outside parties, each once in its fullest form.

What the paper only talks about is left out: venues, departments inside an office's title, bodies inside the name of a plan. A
short form ("the Trust", "WSCB") joins the fuller one that it stands for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from importers.minutes.agents.affiliations import find_affiliations
from importers.minutes.agents.small_teams import find_small_teams
from importers.minutes.language.guarded import guarded
from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.body_heads import KNOWN_BODIES
from importers.minutes.names.organisation_names import OrganisationMention, find_organisations
from importers.minutes.names.people import find_names
from importers.minutes.names.posts import find_posts
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import Head, Organisation

__all__ = ["read_organisations"]

# " had", " would be": a verb behind a name makes it an actor
_ACTS = re.compile(
    r"'s\b|,? (?:which|who) (?:had|has|was|were|would|is|are)\b|\s+(?:also |then |now |already |currently |could |should )?(?:had|has|have|was|were|would|will|is|are|be|could|should|may|can|must|did|do|does|said|asked|reported|provid\w+|offer\w+|support\w+|carr\w+|confirm\w+|work\w+|advis\w+|attend\w+|respond\w+|agree\w+|consider\w+|receiv\w+|recommend\w+|publish\w+|declin\w+)\b"
)
# "by the", "from", "with", "on behalf of": what goes before a party
_PARTY_BEFORE = re.compile(
    r"\b(?:by|from|with|behalf of|between|to|and|invite|thanks?|thanked|ask|asked|representing|via|through|against|including|of|contact|member of|governor of|for|at|joining|than|attend|attended|visit|visited|visiting)\s+(?:the\s+|our\s+|its\s+)?$",
    re.IGNORECASE,
)
_VENUE = re.compile(r"\b(?:held (?:in|at)|venue:?|location:?|at the|in the)\s+(?:the\s+)?$", re.IGNORECASE)
# "the Director of Technical Services", wrapped before the service: a part of the office's title
_OFFICE_BEFORE = re.compile(
    r"\b(?:Director|Head|Manager|Officer|Secretary|Portfolio Holder|(?:Cabinet|Executive|Lead) Member)s?\s(?:of|for)\s{1,40}(?:the\s)?$"
)
# "Wharf Trust Report": what a body wrote
_THINGS = (" Report", " Plan", " Strategy", " Policy")
_MOST_SPANS = 20
# "Skills Panel (Calling In)": how the body sat
_BRACKET_LAST = re.compile(r"\s{0,3}\([^()]{0,40}\)$")


def read_organisations(paper: Paper, seg: Segmentation, head: Head) -> tuple[Organisation, ...]:
    """Read every organisation named as an actor or a party, but for the body and council of the meeting itself."""
    plain = paper.plain
    posts = [post.span for post in find_posts(plain, 0, len(plain))]
    named = find_organisations(plain)
    mentions = _with_fuller([m for m in named if _takes_part(plain, m, posts, seg, head)], named)
    gathered = _gather(mentions, plain)
    for team in find_small_teams(plain):
        label = _fold(plain[team.start : team.end])
        gathered.setdefault(label, []).append(OrganisationMention(label, team, "unit", strong=False))
    for label, span in find_affiliations(plain):
        if not any(_fold(label) == name or name.endswith(" " + _fold(label)) for name in gathered):
            gathered[_fold(label)] = [OrganisationMention(label, span, "external", strong=False)]
    for label, span in (*_acronyms(plain), *_emergency_services(plain)):
        if not any(m.abbreviation == label for same in gathered.values() for m in same):
            gathered.setdefault(_fold(label), []).append(
                OrganisationMention(label, span, "external", strong=False)
            )
    records = [_record(same) for same in gathered.values()]
    own = {_fold(_BRACKET_LAST.sub("", name)) for name in (head.body, head.council) if name}
    has_council = head.council is not None or any(r.kind == "council" and " " in r.label for r in records)
    return tuple(
        r for r in records if not _is_own(r, own) and not (_fold(r.label) == "council" and has_council)
    )


def _with_fuller(
    mentions: list[OrganisationMention], named: tuple[OrganisationMention, ...]
) -> list[OrganisationMention]:
    """Add the fuller name that a short one ("the multi-agency team") takes part for, wherever the paper prints it."""
    short = {_fold(m.label) for m in mentions if not m.strong}
    kept = {m.span for m in mentions}
    fuller = [
        m
        for m in named
        if m.span not in kept
        and any(
            " ".join(words[at:]) in short
            for words in [_fold(m.label).split()]
            for at in range(1, len(words) - 1)
        )
    ]
    return sorted([*mentions, *fuller], key=lambda m: m.span)


# "parish councils": all of them, and none in particular
_ALL_OF_A_SORT = re.compile(
    r"(?:(?:parish|town|community|district|county|borough|local|clerks|and) ){1,5}councils"
)


def _is_own(record: Organisation, own: set[str]) -> bool:
    """Tell whether an organisation is the meeting's own body or council, told by its last words."""
    folded = _fold(record.label)
    if folded == "government":
        return False  # unlike "local government", which may be the council itself
    if _ALL_OF_A_SORT.fullmatch(folded):
        return True
    if set(folded.split()) <= _GENERIC:
        return bool(own) or folded == "local government"
    if folded.endswith((" council", " combined authority")):
        return any(set(folded.split()) <= set(name.split()) for name in own)
    return any(
        name == folded or name.endswith(" " + folded) or folded.startswith(f"{name} of ") for name in own
    )


# Words that name no particular body: "Scrutiny Committee", "Joint Committee", "Open Forum".
_GENERIC = frozenset(
    "scrutiny overview and joint select sub committee commission panel board open public forum local government special general sub-committee".split()
)


def _takes_part(
    plain: str, mention: OrganisationMention, posts: list[Span], seg: Segmentation, head: Head
) -> bool:
    """Tell an actor or party from a topic, a venue, a heading or a part of an office's title."""
    span = mention.span
    if mention.label.isupper() and " " in mention.label:
        return False
    team = (
        mention.kind in ("unit", "external")
        and mention.strong
        and mention.label.count(" ") > 1
        and not mention.label.endswith("Partnerships")
    )
    if not team and any(post.start <= span.start and span.end <= post.end for post in _near(posts, span)):
        return False
    if head.venue_span and head.venue_span.start <= span.start < head.venue_span.end:
        return False
    before = plain[max(0, span.start - 24) : span.start]
    beside = _VENUE.search(before) or _OFFICE_BEFORE.search(plain, max(0, span.start - 70), span.start)
    if beside and not mention.strong or mention.label.endswith(_THINGS):
        return False
    if mention.strong and " " in mention.label:
        return not _is_in_title(span, seg) or _ACTS.match(plain, span.end) is not None
    if mention.label in _MUST_ACT:
        return _DOES.match(plain, span.end) is not None or _BESIDE.search(before) is not None
    if mention.label in ("Cabinet", "Police", "Council", "Executive") or mention.strong:
        return (
            mention.label != "Executive"
            or (_ACTS.match(plain, span.end) or _BESIDE.search(before)) is not None
        )
    if mention.label.endswith(_TOPICS) and SERVICE_WORDS.issuperset(
        mention.label.replace(" and ", " ").split()
    ):
        return False
    if mention.label.endswith(_BUILDINGS) and not _STAFFED.search(before):
        return _DOES.match(plain, span.end) is not None
    return _ACTS.match(plain, span.end) is not None or _PARTY_BEFORE.search(before) is not None


def _is_in_title(span: Span, seg: Segmentation) -> bool:
    """Tell whether a stretch stands in an item's title, with more of the title behind it."""
    at = bisect_right(seg.items, span.start, key=lambda item: item.title_span.start) - 1
    return at >= 0 and span.end < seg.items[at].title_span.end


def _near(posts: list[Span], span: Span) -> list[Span]:
    """Give the offices that could hold a stretch; the list is sorted by start."""
    at = bisect_right(posts, span.start, key=lambda post: post.start)
    return posts[max(0, at - 1) : at + 1]


def _gather(mentions: list[OrganisationMention], plain: str) -> dict[str, list[OrganisationMention]]:
    """Put mentions of one organisation together: same name, its end alone, or its abbreviation."""
    gathered: dict[str, list[OrganisationMention]] = {}
    for mention in mentions:
        gathered.setdefault(_fold(mention.label), []).append(mention)
    fuller = _fuller_names(gathered)
    for short in sorted(gathered, key=len):
        name = fuller.get(short) if short != "cabinet" else None
        if name is not None and name != short and name in gathered:
            gathered[name].extend(gathered.pop(short))
    for same in gathered.values():
        abbreviation = next(
            (m.abbreviation for m in same if m.abbreviation and m.abbreviation.isupper()), None
        )
        if abbreviation:
            kind = same[0].kind
            spans = _spans_of(abbreviation, plain)
            same.extend(OrganisationMention(abbreviation, span, kind, strong=True) for span in spans)
    return gathered


def _fuller_names(gathered: dict[str, list[OrganisationMention]]) -> dict[str, str]:
    """Give for each short form, the end of a name or its abbreviation, the first name that it may stand for."""
    fuller: dict[str, str] = {}
    for name, same in gathered.items():
        words = name.split()
        for start in range(1, len(words)):
            fuller.setdefault(" ".join(words[start:]), name)
        fuller.setdefault(name.removesuffix("s"), name)
        for mention in same:
            if mention.abbreviation:
                fuller[_fold(mention.abbreviation)] = name
    return fuller


def _spans_of(short: str, plain: str) -> Iterator[Span]:
    """Find an abbreviation where it stands as a word of its own."""
    at = plain.find(short)
    while at >= 0:
        end = at + len(short)
        if not (plain[at - 1 : at].isalnum() or plain[end : end + 1].isalnum()):
            yield Span(at, end)
        at = plain.find(short, end)


# "TCC", "SB&Y": capitals alone, where the paper never says what they stand for. What may not stand before the first is asked
# behind it, so that the engine passes over all that is no capital.
_ACRONYM = re.compile(
    r"[A-Z](?<![\w/&.(-].)[A-Z&]{1,5}[A-Z](?: (?=[A-Z][a-z])(?P<part>[A-Z][a-z]+))?(?![\w/&(-]|'[a-z]|\.\w)"
)
# "thanked the ", "from ", "asked ": what goes before a party that is a body for certain
_BESIDE = re.compile(
    r"\b(?:by|from|with|behalf of|invite|thank|thanked|ask|asked|contact|representing|inform|write to|wrote to|liaise with) (?:the )?$"
)
_SPOKE_OR_DID = re.compile(
    r"(?:'s)? (?:had|has|have|would|will|said|asked|reported|provided|offered|supported|confirmed|advised|attended|responded|agreed|considered|to be asked|were|support)\b"
)
# "the Government": named in every paper, and mostly as a topic
_MUST_ACT = ("Government", "Parliament")
# " had asked", "'s reply": what an actor does, unlike " was closed"
_DOES = re.compile(
    r",? (?:(?:which|who|also|then|now) )?(?:had|has|have|would|will|did|said|ask\w+|report\w+|provid\w+|offer\w+|support\w+|confirm\w+|advis\w+|attend\w+|respond\w+|agree\w+|consider\w+|receiv\w+|recommend\w+|publish\w+|declin\w+|announc\w+|requir\w+|expect\w+|propos\w+)\b"
)
# "Sport and Leisure": remits, unlike "Larch Leisure"
_TOPICS = (" Leisure", " Travel", " Action", " Recycling", " Transport")
# "Wharf Leisure Centre": what is a building as often as those who run it
_BUILDINGS = (" Centre", " Hospital", " School", " Academy", " College", " Hub", " Nursery", " Hospice")
_STAFFED = re.compile(
    r"\b(?:by|from|with|behalf of|invite|thanks?|thanked|ask|asked|representing|governor of|member of|between|contact|than|attends?|attended|(?:secretary|chair|chairman|trustee|director|manager|head) of|employed (?:by|at)|work(?:s|ed) (?:at|for)|volunteers? (?:at|for|with)|pupils? at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# Capitals that name a thing, a crowd or a rule
_NO_ACRONYM = frozenset(
    """
    ACFO AGAR AGM AOB APM EGM ASB BAME BME CCTV CIL CIN CLA COVID CFO COO CPD CPO CSE DBS DCFO DFG DPCC EHC EHCP EHCPS EIA ESOL FAQ FOI GCSE GDPR GPS HMO HMOS HRA ICT JSNA KPI KPIS LAC LED LGBT MPS
    MTFP MTFS NEET NEETS NPPF OBE PDF PEP PFI PPE PSPO RAG ROI RPI SEN SEND SLA SLAS SUDS TBA TBC TRO TUPE UASC USA VAT AND THE FOR NOT ALL PRESENT NOTED AGREED
    """.split()
)


# "Head of Roads (HR)": the letters that the paper uses for an officer later
_OFFICE_LETTERS = re.compile(r"(?:(?<=\()| \()(?P<letters>[A-Z]{2,6})\)")


def _letters_of_offices(plain: str) -> Iterator[str]:
    """Find the letters in brackets that stand for an officer.

    >>> list(_letters_of_offices("Ann Ash, Head of Roads (HOR)"))
    ['HOR']
    """
    for post in find_posts(plain, 0, len(plain)):
        at = max(post.span.start, post.span.end - 8)
        match = _OFFICE_LETTERS.match(plain, post.span.end) or _OFFICE_LETTERS.search(
            plain, at, post.span.end
        )
        if match is not None:
            yield match["letters"]


def _acronyms(plain: str) -> Iterator[tuple[str, Span]]:
    """Find bodies named only by their capitals, where they act or are acted with; a person's initials are none."""
    people = {
        "".join(word[0] for word in n.name.replace(".", " ").split())
        for n in find_names(plain, 0, len(plain))
    } | set(_letters_of_offices(plain))
    for match in _ACRONYM.finditer(plain):
        label = match[0] if match["part"] in SERVICE_WORDS else match[0].split()[0]
        if label.split()[0] in _NO_ACRONYM or label in people or label in KNOWN_BODIES:
            continue
        end = match.start() + len(label)
        acts = _SPOKE_OR_DID.match(plain, end)
        if acts or _BESIDE.search(plain, max(0, match.start() - 24), match.start()):
            yield label, Span(match.start(), end)


# "the police", "the ambulance service": services that need no name
_EMERGENCY = guarded(
    r"[Tt](?<!\w\w)he (?P<label>police|(?:fire|ambulance|probation)(?: and rescue)? service)\b(?! and crime| force| station)"
)


def _emergency_services(plain: str) -> Iterator[tuple[str, Span]]:
    """Find the emergency services that act, or are acted with, without a name."""
    for match in _EMERGENCY.finditer(plain):
        if _SPOKE_OR_DID.match(plain, match.end()) or _BESIDE.search(
            plain, max(0, match.start() - 24), match.start("label")
        ):
            yield match["label"], Span(match.start("label"), match.end())


def _record(same: list[OrganisationMention]) -> Organisation:
    """Make one record under the fullest form printed."""
    fullest = max(same, key=lambda m: len(m.label))
    label = fullest.label.removesuffix("'s") if fullest.label.endswith("'s") else fullest.label
    return Organisation(
        label=label,
        kind=fullest.kind,
        spans=tuple(m.span for m in sorted(same, key=lambda m: m.span)[:_MOST_SPANS]),
        abbreviation=next((m.abbreviation for m in same if m.abbreviation), None),
        local=_is_local(label),
        confidence=0.8 if fullest.strong else 0.65,
    )


def _is_local(label: str) -> bool:
    """Tell a name that means another body in another council's papers: capitals, "the police", "Fire Service".

    >>> _is_local("PCT"), _is_local("Police"), _is_local("NHS"), _is_local("Ofsted")
    (True, True, False, False)
    """
    if label in KNOWN_BODIES:
        return False
    return label.split(maxsplit=1)[0].isupper() or label.lower() in ("police", "ombudsman") or label.islower()


def _fold(label: str) -> str:
    """Fold a label for comparison: small letters, no article, "and" for "&".

    >>> _fold("The Safer & Stronger Panel")
    'safer and stronger panel'
    """
    return " ".join(label.lower().replace("&", "and").replace("'s ", " ").split()).removeprefix("the ")
