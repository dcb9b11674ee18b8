"""Reads offices as printed: seniority and remit before a head word, or a remit behind "of", "for", a comma or a dash.

"Interim Director, Children's Services", "the Assistant Director of Commissioning and Prevention", "Cabinet Member for
Homes", "Democratic Services Officer". A head such as "Officer" needs a remit to be an office; "Chair" or "Leader" stands
alone behind an article. The remit ends at a verb, a person's name, another office, ``;`` or ``)``.
"""

import re
from dataclasses import dataclass

from importers.minutes.names import is_given_name, read_name
from importers.paper import Span

__all__ = ["PostMention", "find_posts", "has_post_head", "read_post"]


@dataclass(frozen=True, slots=True)
class PostMention:
    """An office as printed: ``label`` without article, ``span`` without it too, ``article`` whether one stood before."""

    label: str
    span: Span
    article: bool = False


# Heads that name an office on their own: "the Chair", "The Director".
_ALONE = (
    "Chair|Chairman|Chairwoman|Chairperson|Co-Chair|Convener|Convenor|Vice-Chair|Vice Chair|Vice-Chairman|Vice Chairman|Vice-Chairwoman"
    "|Vice-Chairperson|Vice Chairperson|Vice-Convener|Leader|Mayor|Clerk|Secretary|Treasurer|Director|Manager|Chief Executive|Managing Director"
    "|Ombudsman|Solicitor|Monitoring Officer|Portfolio Holder|Cadeirydd|Inspector|Superintendent|Chief Constable|Headteacher|Head Teacher"
    "|Principal|Commissioner|Accountant|Auditor|Lead Member|Executive Member|Cabinet Member|Town Clerk|Coroner|Sheriff|Provost"
    "|Secretary of State|Monitoring Officer|Section 151 Officer|S151 Officer|Head of Paid Service|Returning Officer|Lead Officer"
)
# Heads that need a remit or another word: "Planning Officer", "Head of Ports".
_REMITTED = (
    "Head|Officer|Lead|Adviser|Advisor|Coordinator|Co-ordinator|Engineer|Surveyor|Planner|Partner|Analyst|Specialist|Administrator"
    "|Consultant|Representative|Governor|Trustee|Practitioner|Constable|Sergeant|Spokesperson|Spokesman|Champion|Registrar"
    "|Warden|Ranger|Technician|Supervisor|Strategist|Archivist|Librarian|Nurse|Minister|President|Controller|Assistant|Superintendant"
    "|Actuary|Architect|Organiser|Facilitator|Ambassador|Guardian|Investigator|Psychologist|Therapist|Teacher|Economist|Ecologist|Archaeologist"
    "|Geologist|Valuer|Economist|Executive|Aide|Liaison|Apprentice|Bursar|Chaplain|Treasurer|Member|Holder|Maker|Chairs|Pennaeth|Swyddog"
    "|Cyfarwyddwr|Caseworker|Worker|Keeper|Steward|Counsel|Barrister|Scientist|Statistician|Editor|Designer|Developer|Buyer|Taker"
)
_HEAD = re.compile(rf"\b(?:{_ALONE}|{_REMITTED})s?\b")
_ALONE_HEAD = re.compile(rf"(?:{_ALONE})$")
# "the interim director", "our chair": small letters, only behind an article.
_SMALL = re.compile(
    r"\b(?P<article>[Tt]he|[Oo]ur|[Ii]ts|new|[Aa]n?) (?P<label>(?:(?:interim|acting|deputy|assistant|senior|vice|new|executive|corporate|independent|lead|strategic|service|group|asda|committee|parish|town|district|[A-Z][A-Za-z']+) ){0,4}"
    r"(?:vice-chair(?:man)?|chair(?:man|woman|person)?|director|chief executive|head of service|convener|portfolio holder|cabinet member|clerk|secretary|treasurer|monitoring officer|manager|leader|mayor|headteacher|solicitor)\b(?! of the (?:meeting|year)))"
)

# Words of seniority that go before a head, in capitals or small.
_SENIORITY = frozenset(
    """
    interim acting assistant deputy senior principal chief executive corporate strategic joint independent lead temporary former
    retiring outgoing incoming statutory group service programme project area district divisional regional independent associate managing
    non-executive vice co-opted new permanent divisional elected appointed designated
    """.split()  # noqa: SIM905  words are read more easily
)
# What opens a remit behind a comma: the services, places and people that a department is named for.
_SERVICES = frozenset(
    """
    Children Children's Childrens Adult Adults Adults' Education Learning Schools Skills Families Family Youth People Public Health Social
    Care Wellbeing Well-being Housing Homes Homelessness Communities Community Neighbourhoods Neighbourhood Place Places Environment Environmental
    Waste Street Streets Highways Highway Transport Transportation Traffic Parking Roads Planning Development Regeneration Growth Economy
    Economic Business Investment Property Assets Asset Estates Finance Financial Resources Corporate Legal Governance Democratic Law Audit
    Risk Procurement Commissioning Commercial Customer Customers Digital ICT IT Information Technology Transformation Change
    Performance Policy Strategy Strategic Partnerships Partnership Engagement Communications Human HR Organisational Workforce People's
    Culture Cultural Leisure Libraries Sport Sports Tourism Heritage Arts Parks Open Countryside Climate Sustainability Energy Net Safer
    Safeguarding Safety Stronger Regulatory Licensing Trading Emergency Resilience Operations Operational Delivery Integrated Early Prevention
    Inclusion SEND Special Revenues Benefits Revenue Treasury Pensions Infrastructure Engineering Building Design Construction Capital
    Flood Coastal Ports Harbour Harbours Bereavement Electoral Registration Equality Equalities Inequalities Quality Improvement Insight
    Specialist Targeted Universal Multi Primary Secondary Further Lifelong Access Assessment Protection Enforcement Cleansing Fleet
    Facilities Support Services Opportunities Rural Cohesion Communities' Citizen Citizens Residents Enterprise Employment Innovation Rivers
    """.split()  # noqa: SIM905  as above
)
_REMIT_WORD = r"(?:[A-Z][A-Za-z\u00c0-\u024f'/&-]*|\d{1,3}(?:-\d{1,3})?)"
_NEXT = re.compile(rf"{_REMIT_WORD}")
# " of ", " for the ", " - ", ", ": what ties a remit to its head.
_TIE = re.compile(r" ?(?P<tie> (?:of|for|to|in|with)(?: (?:the|our))? | - |- |, ?|: | ?/ ?| )(?=[A-Z0-9])")
# Between words of a remit: a space, " and ", " & ", " of ", ", ".
_GLUE = re.compile(r"(?P<glue>[ \n]{1,2}(?:and|&|of|for|in|to|with|the|on|at)(?: the)?[ \n]{1,2}|, ?(?:and |& )?|[ ]?[/-] ?|[ \n]{1,2})(?=[A-Z0-9])")
_ABBREVIATION = re.compile(r" \([A-Z][A-Za-z&/ -]{1,14}\)(?= *(?:[,;]|and\b|&| [a-z]))")


def has_post_head(words: str) -> bool:
    """Tell whether a phrase holds the head word of an office.

    >>> has_post_head("Senior Finance Manager"), has_post_head("Eastmere Diocese")
    (True, False)
    """
    return _HEAD.search(words) is not None


def find_posts(plain: str, start: int, end: int) -> list[PostMention]:
    """Find the offices named in a stretch, in order.

    >>> text = "The Head of Ports and the interim Director, Children's Services asked the Democratic Services Officer."
    >>> [p.label for p in find_posts(text, 0, len(text))]
    ['Head of Ports', "interim Director, Children's Services", 'Democratic Services Officer']
    >>> [p.label for p in find_posts("Officers told Members of the Team.", 0, 34)]
    []
    """
    found: list[PostMention] = []
    last = start
    for match in _HEAD.finditer(plain, start, end):
        if match.start() < last:
            continue
        post = _around(plain, match, last, end)
        if post is not None:
            found.append(post)
            last = post.span.end
    found.extend(_small_posts(plain, start, end, found))
    found.sort(key=lambda p: p.span.start)
    return found


def read_post(plain: str, start: int, end: int) -> PostMention | None:
    """Read the office that begins at ``start``, after an article if there is one, or None.

    >>> read_post("the Cabinet Member for Homes said", 0, 33).label
    'Cabinet Member for Homes'
    """
    article = re.compile(r"\s*(?:[Tt]he |[Aa]n? |[Oo]ur |[Ii]ts )?").match(plain, start, end)
    begin = article.end() if article else start
    for post in find_posts(plain, start, min(end, start + 240)):
        if post.span.start <= begin:
            return post
        break
    return None


def _small_posts(plain: str, start: int, end: int, found: list[PostMention]) -> list[PostMention]:
    """Find offices in small letters behind an article that the main walk did not cover."""
    taken = [p.span for p in found]
    small = []
    for match in _SMALL.finditer(plain, start, end):
        span = Span(match.start("label"), match.end("label"))
        if not any(t.start < span.end and span.start < t.end for t in taken):
            small.append(PostMention(_fold(plain, span), span, article=True))
    return small


def _around(plain: str, head: "re.Match[str]", floor: int, end: int) -> PostMention | None:
    """Extend a head word to the left over its modifiers and to the right over its remit."""
    begin = _extend_left(plain, head.start(), floor)
    stop = _extend_right(plain, head.end(), end)
    span = Span(begin, stop)
    article = _article_before(plain, begin)
    alone = begin == head.start() and stop == head.end()
    if alone and not (article and _ALONE_HEAD.match(head[0])):
        return None
    if head[0] in ("Member", "Members", "Holder", "Holders") and not _real_member(plain, span):
        return None
    if head[0] in ("Executive", "Lead", "Assistant", "Liaison", "Support") and stop == head.end() and _is_modifier_only(plain, head):
        return None
    return PostMention(_fold(plain, span), span, article=article)


def _real_member(plain: str, span: Span) -> bool:
    """Tell "Cabinet Member for Homes" and "Portfolio Holder" from "Committee Members" and "Member of the public"."""
    words = plain[span.start : span.end]
    return re.search(r"\b(?:Cabinet|Executive|Lead|Portfolio|Board|Shadow|Non-Executive|Lay|Policy)\b", words) is not None


def _is_modifier_only(plain: str, head: "re.Match[str]") -> bool:
    """Tell whether a head such as "Executive" or "Assistant" is followed by a small word and has no word before it."""
    before = plain[max(0, head.start() - 24) : head.start()].rstrip()
    last = before.rsplit(" ", 1)[-1]
    return head[0] == "Executive" and last != "Chief" or not last[:1].isupper()


_BACK = re.compile(r"(?P<word>[A-Za-z][A-Za-z'&/()-]*)(?P<gap> | and | & |, )$")


def _extend_left(plain: str, begin: int, floor: int) -> int:
    """Move left over capitalised modifiers ("Senior Democratic Services"), seniority in small letters, "and" between them."""
    for _ in range(9):
        match = _BACK.search(plain, max(floor, begin - 40), begin)
        if match is None:
            return begin
        word, gap = match["word"], match["gap"]
        if match.start() > 0 and plain[match.start() - 1].isalnum():
            return begin
        if gap == ", " or word in _NOT_MODIFIERS:
            return begin
        if gap != " " and not (word in _SERVICES):
            return begin
        if not (word[0].isupper() or word.lower() in _SENIORITY) or _HEAD.fullmatch(word) and word.lower() not in _SENIORITY:
            return begin
        begin = match.start("word")
    return begin


_NOT_MODIFIERS = frozenset(
    """
    The A An This That Our Its His Her Their No Each Any All Some Both And Or Of For To In On At By With From As Councillor Councillors Cllr
    Cllrs Mr Mrs Ms Miss Dr Members Officers Resolved RESOLVED Present PRESENT When While Where Following If Recommended AGREED It There
    Former Then Also Contact Report Author Authors Minutes Minute Apologies Yes Item Action ACTION Venue Date Time
    """.split()  # noqa: SIM905  as above
)


def _extend_right(plain: str, stop: int, end: int) -> int:
    """Move right over a remit: "of Commissioning and Prevention", ", Children's Services", " - Homes"."""
    tie = _TIE.match(plain, stop, end)
    if tie is None or _opens_other(plain, tie.end(), end):
        return stop
    word = _NEXT.match(plain, tie.end(), end)
    if word is None:
        return stop
    kind = tie["tie"].strip()
    if kind in (",", "", ":", "/") or kind == "-":
        if word[0] not in _SERVICES:
            return stop
    return _remit_end(plain, word.end(), end, lists=kind in ("-", "") or word[0] in _SERVICES)


def _remit_end(plain: str, pos: int, end: int, *, lists: bool) -> int:
    """Follow a remit's words from behind its first one; commas only where the remit is a list of services."""
    for _ in range(24):
        if bracket := _ABBREVIATION.match(plain, pos, end):
            pos = bracket.end()
        glue = _GLUE.match(plain, pos, end)
        if glue is None:
            return pos
        word = _NEXT.match(plain, glue.end(), end)
        if word is None or _opens_other(plain, glue.end(), end):
            return pos
        joint = glue["glue"].strip()
        if joint.startswith(",") and not (lists and word[0] in _SERVICES):
            return pos
        if "\n" in glue["glue"] and word[0] not in _SERVICES:
            return pos
        pos = word.end()
        if plain.startswith("'", pos):
            pos += 1
    return pos


def _opens_other(plain: str, pos: int, end: int) -> bool:
    """Tell whether another person or office begins at ``pos``: then the remit ends before it."""
    word = _NEXT.match(plain, pos, end)
    if word is None:
        return False
    if word[0] in _NOT_MODIFIERS or word[0] in ("Members", "Committee"):
        return True
    if is_given_name(word[0]) and word[0] not in _SERVICES:
        name = read_name(plain, pos, end)
        return name is not None
    titled = read_name(plain, pos, min(end, pos + 60))
    if titled is not None and titled.title is not None:
        return True
    head = _HEAD.search(plain, pos, min(end, pos + 60))
    return head is not None and _LEADS.fullmatch(plain[pos : head.start()]) is not None


# Only words of seniority between here and a head: "Deputy ", "Chief Finance " do not count as a remit.
_LEADS = re.compile(r"(?:(?:Interim|Acting|Assistant|Deputy|Senior|Principal|Chief|Executive|Corporate|Strategic|Group|Service|Joint|Vice|Cabinet|Portfolio|Lead) )*")


def _article_before(plain: str, begin: int) -> bool:
    before = plain[max(0, begin - 6) : begin]
    return re.search(r"\b(?:the|an?|our|its|new|as|The|An?|Our|Its|THE) $", before) is not None


def _fold(plain: str, span: Span) -> str:
    return " ".join(plain[span.start : span.end].split())
