"""Tells what somebody who is asked to act is to the meeting: the body itself, its council's service, or another.

The distinction decides between an action and a recommendation. Officers, the chair, members and working groups are given
tasks; the cabinet, its members, the full council, health bodies, ministers and companies may decline.
"""

import re
from functools import lru_cache
from typing import Literal

from importers.minutes.clauses.printed_names import is_printed_as_name
from importers.minutes.clauses.whole_names import whole_name
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded
from importers.minutes.names.parties import find_parties
from importers.minutes.names.people import is_given_name
from importers.paper import Span
from importers.records import Party

__all__ = ["Standing", "is_actor", "is_one_person", "make_party", "standing_of"]

Standing = Literal["own", "service", "members", "other"]

# "Head of", "Director", "Officer", "Democratic Services": the council's own staff
_SERVICE = guarded(
    r"\b(?:officers?|directors?|head of|heads of service|managers?|chief executive|chief officer|chief finance officer|monitoring officer|section 151|s\.?151|solicitor|clerk|democratic services"
    r"|committee services|scrutiny (?:officers?|team|manager|support|lead|adviser|advisor)|governance|teams?|engineer|accountant|advis[eo]rs?|co-?ordinators?|treasurer|surveyor"
    r"|strategic lead|service lead|programme lead|administrat\w+|planner|analyst|(?:\w{2,12}olog|econom|arbor|archiv|pharmac)ist|statistician|librarian|curator|ranger|auditors?|internal audit|legal services|directorate|departments?|staff|registrar|secretary(?! of state)|planning service|host authority|facilitators?|chamberlain|comptroller|hwylusydd|lead authority|secretariat"
    r"|(?:team|service|project|strategic|programme) leader|heads of department|headteachers?|units?|caseworkers?|social workers?|consultants?|proper officer|leadership team|report authors?|authors? of the report|service heads|(?:press|programme management|project|planning) office|sections?(?! \d)|(?:contact|call) centre|help ?desk)\b",
    re.IGNORECASE,
)
# "the Virtual School Head", "the Commissioning Lead", "Customer Services", "CLT": staff by the last word of a title
_STAFF_TITLE = re.compile(
    r"(?:(?:[\w'&/,-]+ ){0,8}(?:Lead|Leads|Worker|Partner|Service|Services|Control|Enforcement|Standards|Resources|Office|Champion|Head|Consultant|Practitioner|Specialist|Inspector|Technician|Assistant|Support|Function|Section)(?: \([A-Z][^()]{1,50}\))?|(?:C|S|D|E|X)(?:L|M)T|HR|ICT|(?:(?:Public|Environmental) Health|Licensing|Communications|Planning|Housing|Highways|Finance|Comms|Procurement)(?: (?:Department|Section|Division|Branch))?)$"
)
# "Finance", "Adult Social Care", "Early Help", "the DASS": a department, or an officer by letters, named without its kind
_DEPARTMENT = re.compile(
    r"(?:the |The )?(?:Legal|Finance|IT|Comms|Planning|Housing|Highways|Education|Regeneration|Property|Estates|Procurement|Revenues|Facilities|Payroll|Governance|Policy|Early Help|Early Years|Adult Social Care|Social Care|Children's Social Care|Economic Development|Street ?[Ss]cene|Street Cleansing|Emergency Planning|Civil Contingencies|Development (?:Management|Control)|Passenger Transport|Democratic Support|Committee Support|Community Safety|Business Intelligence|Asset Management|Organisational Development|Grounds Maintenance|Waste Management|DCS|DASS|DPH|CEO|CFO|SRO|DSO|DSM|RFO|DPO|LADO|SENDCO|PMO|SIRO)$"
)
# "the service", "the library service", "relevant services"
_PLAIN_SERVICE = re.compile(
    r"(?:(?:the |each |any |all |relevant |that )+(?:[a-z'-]+ ){0,3}service|(?:[a-z'-]+ ){0,3}services)$"
)
_CHAIR = re.compile(
    r"\b(?:vice[- ]?)?(?:chair|chairs|chairman|chairmen|chairwoman|chairperson|convener|convenor|cadeirydd)\b",
    re.IGNORECASE,
)
_GROUP = guarded(
    r"\b(?:task (?:and|&|/)? ?(?:finish )?(?:groups?|panel)|working (?:groups?|party|parties)|sub-?groups?|review (?:group|panel)|scrutiny review|inquiry|steering group|rapporteurs?|scrutiny$|group leaders|(?:political|conservative|labour|liberal democrat|independent|opposition|minority) groups?|(?:political )?group spokes\w+|(?<!age )(?<!this )(?:the|that|review) group$|lead councillors?)\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\b(?:members?|councill?ors?|cllrs?|co-?optees?|representatives|alderm[ae]n|bailies?)\b", re.IGNORECASE
)
# "Members of this Committee", "all Councillors", "Board Members"
_CROWD = re.compile(
    r"(?:the |all |each |any |those |individual |ward |committee |panel |board |commission |forum |group )*(?:members?|councill?ors|cllrs)\b(?! (?:of the cabinet|of the executive))",
    re.IGNORECASE,
)
# Bodies and office-holders who may decline, whatever office is named before them.
_OUTSIDE = re.compile(
    r"\b(?:secretary of state|(?:home|foreign|health) secretary|department (?:for|of) (?:transport|education|health|work|levelling|business|culture|environment)|ministers?|(?:natural|historic|sport|transport|homes|social care|audit|police|visit) (?:england|scotland|wales)|charit(?:y|ies)|decision[- ]makers?|voluntary sector|(?:trade )?unions?|trustees|tenants|petitioners?|applicants?|the resident|(?:uk |welsh |scottish |central |local |hm )?government(?! \w+ officer)|parliament|mps?|msps?|senedd members?|nhs|nhse|ccgs?|clinical commissioning|icbs?|integrated care|primary care trust|pcts?|health board"
    r"|hospitals?|ambulance|police(?! liaison)|chief constable|fire (?:and rescue )?(?:service|authority)|chief fire officer|crime commissioner|pcc|ofsted|cqc|care quality commission|environment agency|national highways"
    r"|highways england|network rail|transport for \w+|trust|providers?|contractors?|operators?|compan(?:y|ies)|plc|ltd|university|universities|housing associations?|diocese|parish(?: and town)? councils?|town councils?|county council"
    r"|borough council|district councils?|city council|other councils|local government association|lga|cosla|wlga|combined authority|healthwatch|developers?|landlords?|bus (?:company|companies|operators?)|water company|residents|community councils?|gps|(?:gp|general|medical|dental) (?:practices?|surger(?:y|ies))|partners|partnership|agency|agencies|commissioners?|ombudsman|auditor general|audit scotland|audit wales)\b",
    re.IGNORECASE,
)
# The executive side of the council, unless it is only the remit of an officer's post.
_EXECUTIVE = guarded(
    r"\b(?:cabinet(?! office)|executive(?! (?:director|head|officer|assistant|manager|support))|full council|the council|council(?! (?:officers?|staff|house|tax|offices?|meeting|departments?))(?!'s)|councils|portfolio[- ]?holders?|portfolio members?|executive members?|executive councillors?|lead members?|leader|leadership|leader of the council|(?:elected |deputy )?mayor|schools?|academ(?:y|ies)|colleges?|governing bod(?:y|ies)|governors"
    r"|administration|committees?|sub-?committees?|boards?|panels?|commissions?|forums?|assembly|authority)\b",
    re.IGNORECASE,
)
_OWN = guarded(
    r"(?:(?:the|this|your|our)\s)?(?:(?:[\w&',-]+\s){0,10}?scrutiny\s(?:[\w&',-]+\s){0,6}?)?(?:committee|sub-?committee|panel|board|commission|forum|meeting|authority|assembly|select committee)(?:'s)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def standing_of(words: str, body: str | None = None) -> Standing | None:
    """Tell what an actor is to the meeting of ``body``, None where the words name no actor that is known.

    >>> [standing_of(w) for w in ("the Panel", "the Executive Director of Place", "Members", "Cabinet", "the Head of Schools")]
    ['own', 'service', 'members', 'other', 'service']
    >>> standing_of("the Chief Executive of Eastmere NHS Trust"), standing_of("the pothole figures")
    ('other', None)
    """
    words = _OWN_STAFF.sub("", words.strip(" ,"))
    if _is_own(words, body):
        return "own"
    if _CROWD.match(words):
        return "members"
    service = _SERVICE.search(words) or _CHAIR.search(words) or _GROUP.search(words)
    outside, executive = _OUTSIDE.search(words), _EXECUTIVE.search(words)
    if service and outside and _DEALS_WITH.fullmatch(words, outside.start()):
        return "service"
    if outside and not (service and service.start() < outside.start() and _is_remit(words, service, outside)):
        return "other"
    if executive and not (
        _serves(words)
        or service
        and (service.start() <= executive.end() + 1 or _is_post(words, service, executive))
    ):
        return "other"
    if service or _serves(words):
        return "service"
    if _is_name(words) or _MEMBERS.search(words) or words.lower() == "we":
        return "members"
    return "other" if is_printed_as_name(words) else None


def _serves(words: str) -> bool:
    """Tell whether words name a part of the council's own service by its last word, as titles do."""
    return (_PLAIN_SERVICE.match(words) or _DEPARTMENT.match(words)) is not None or (
        is_printed_as_name(words) and _STAFF_TITLE.match(words.removeprefix("the ")) is not None
    )


# " Organisation " of "School Organisation Manager"
_CAPITALS = re.compile(r"(?: [A-Z&][\w'-]*){1,4} ")


def _is_post(words: str, service: re.Match[str], executive: re.Match[str]) -> bool:
    """Tell "the School Organisation Manager", an officer by the last word, from "the school and the manager"."""
    between = words[executive.end() : service.start()]
    return service.end() == len(words) and _CAPITALS.fullmatch(between) is not None


# "the Committee's " before "supporting officers", "the Council's " before "Solicitor"
_OWN_STAFF = re.compile(rf"(?:(?:the|this) )?(?:{BODY}|Council|Authority)'s? (?=[\w-]+)")
# "Partnership Officer", "Landlord Services Manager": an officer by the last word, whoever the office deals with
_DEALS_WITH = re.compile(
    r"(?:Partnerships?|Provider|Contractor|Landlord|Residents?|Developer|Agency)(?: [A-Z&][\w'-]*){0,3} (?:Officer|Manager|Team|Lead|Adviser|Co-?ordinator)s?"
)
# ", Councillor Ada Bell", " (Cllr Bell)": who holds the office of a body of one
_OFFICE_HOLDER = re.compile(
    r",?\s\(?(?:Councill?or|Cllr|Alderman|Mr|Mrs|Ms|Miss|Dr)\.?\s[A-Z][\w' .-]{1,60}\)?$"
)
# "Cabinet Member", "Leader": an office whose holder decides alone, named without its portfolio
_OFFICE_ALONE = re.compile(
    r"(?:(?:cabinet|executive|lead) member|portfolio holder|(?:deputy )?leader|mayor)$"
)


# what the name of any scrutiny body holds
_COMMON_TO_BODIES = frozenset(
    """the this overview and scrutiny select committee panel board commission sub-committee joint forum policy performance
    & our your""".split()
)


def _is_another(words: str, body: str) -> bool:
    """Tell "the Scrutiny Management Board", another body, from a short form of the name of the meeting."""
    own = {word.lower().strip(",'") for word in body.split()}
    named = [word.strip(",'").lower() for word in words.split()]
    if any(word not in own and word not in _COMMON_TO_BODIES for word in named):
        return True
    return len(named) > 2 and "scrutiny" in named and named[-1] not in own


def _is_short_form(short: str, body: str) -> bool:
    """Tell "the Joint Committee" from another body: each of its words is in the name of the one that meets, and its last too."""
    named, own = short.split(), body.replace(",", "").split()
    return 1 < len(named) < len(own) and named[-1] == own[-1] and all(word in own for word in named)


def _is_own(words: str, body: str | None) -> bool:
    """Tell whether words name the meeting; one who decides alone is named with the office: "the Leader, Councillor Bell"."""
    short = _OFFICE_HOLDER.sub("", words).lower().removeprefix("the ")
    if body and (short == body.lower().removeprefix("the ") or short == body.lower().rsplit(" ", 1)[-1]):
        return True
    if body and _is_short_form(short, body.lower()):
        return True
    if body and _OFFICE_ALONE.match(short) and body.lower().removeprefix("the ").startswith(f"{short} "):
        return True
    return _OWN.match(words) is not None and not (body and _is_another(words, body))


# "Ruby Kelly", "Mr Alderton": a person without an office
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Revd|Sir|Dame|Canon|Inspector|Sergeant|PC)\.? [A-Z]")
_FULL_NAME = re.compile(
    r"(?P<given>[A-Z][a-z]+) (?:[A-Z]\.? )?[A-Z][\w'-]+(?: (?:for|of|from|on behalf of) .{3,60})?$"
)


def _is_name(words: str) -> bool:
    if _TITLED.match(words):
        return True
    found = _FULL_NAME.match(words)
    return found is not None and is_given_name(found["given"])


# " of Eastmere " between "the Chief Executive" and "NHS Trust"
_OF_WHOM = re.compile(r"\b(?:of|for)\s+(?:the\s+)?(?:[A-Z]\w+,?\s){0,3}$")


def _is_remit(words: str, service: re.Match[str], outside: re.Match[str]) -> bool:
    """Tell "the Head of Police Liaison", whose remit is the outside word, from "the Chief Executive of the Trust"."""
    between = words[service.end() : outside.start()]
    return _OF_WHOM.search(between) is None and outside.end() < len(words)


@lru_cache(maxsize=4096)
def is_actor(words: str, body: str | None = None) -> bool:
    """Tell whether a phrase names somebody who can act.

    >>> is_actor("the Drainage Engineer"), is_actor("the minutes of the meeting"), is_actor("a progress report")
    (True, False, False)
    """
    if _CLAUSE.match(words) or _THING.match(words) and _OFFICE_OF.match(words) is None:
        return False
    return standing_of(words, body) is not None


# "the Head of Policy", "Group Manager - Work Programmes": an office, whatever thing its remit names
_OFFICE_OF = re.compile(
    r"(?:(?:the|an?|our|its|each|any|interim|acting|deputy|assistant|relevant|new) )*(?:(?:[A-Z][\w'&/-]*|and|&),? ){0,6}?(?:Head|Heads of Service|Director|Manager|Officer|Cabinet Member|Executive Member|Lead Member|Portfolio Holder|Holder|Leader|Lead|Chief Executive|Adviser|Champion|Spokesperson|Commissioner|Minister|Secretary)s?(?: (?:of|for) | ?[-,(] ?)(?!.*'s? [a-z])(?!.* (?:report|letter|update|presentation)s?$)"
)
# "be sent", "removing the sign", "at the meeting", "the sign was", "when asked": what opens or holds a clause, and names nobody
_CLAUSE = re.compile(
    r"(?:see|be|have|receive|hear|know|removing|adding|using|making|giving|combining|moving|reducing|changing|attend|consider|look|evidence|particularly|especially|including|at|in|on|for|to|with|from)\b|[^,;]{0,80}\b(?:was|were|had|would|could|might|agreed|does|did|is|are|has)\b|(?:where|when|if|once|as|while|after|before|until|which|who|whether|how|what|why)\b",
    re.IGNORECASE,
)
# "the report of the Director", "a letter to Cabinet", "any minutes": a thing that somebody is named in
_THING = guarded(
    r"(?:(?:the|an?|any|all|this|these|that|its|their|further|future|final|draft|annual|progress|quarterly|regular|revised|proposed|following|comments?|of)\s){0,4}(?:[\w'/&-]+\s){0,4}?"
    r"(?:reports?|minutes|updates?|plans?|letters?|briefings?|notes?|presentations?|strateg(?:y|ies)|polic(?:y|ies)|recommendations?|programmes?|information|data|figures|proposals?|decisions?|comments?|responses?|items?|matters?|issues?|budgets?|reviews?|agreement|consent|permission|assistance|benefit|results|findings|breakdown|(?<!executive )meetings?|visits?|copy|copies|list|contents?|thanks|terms|approval|(?<!host )(?<!lead )(?<!local )(?-i:authority)|consideration|concerns|views|statement|framework|motion|amendment|option|role|performance|progress|work|membership|appointment|nominations?|details|press|public|discussion|timetable|workshop|seminar|training|consultation|questions?|date|dates|scheme|charter|protocol|register|log|tracker|dashboard|document|paper|appendix|article|survey|map|rights?|powers?|names?|ability|attendance|opportunity|need|invitation|requests?|duty|duties|cost|costs|grant|funding|money)"
    r"(?=$|,|\s(?:of|on|for|from|to|in|by|with|at|and(?-i:(?=\s[a-z]))|or|regarding|concerning|about|that|which|as|includ\w+|contain\w+|show\w*|outlining|detailing|setting|attached|relating|previously|into|held|now|submitted|be|arising|made)\b)",
    re.IGNORECASE,
)


# "Head of Ports", "Clerk", "Cabinet Member for Roads": an office that one person holds
_ONE_OFFICE = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w'&/,-]* (?:(?:of|for|and|the|&) ){0,2}){0,7}?(?:Head|Director|Manager|Officer|Clerk|Chair(?:man|woman|person)?|Convener|Leader|Lead|Chief Executive|Solicitor|Member|Adviser|Advisor|Secretary|Treasurer|Engineer|Holder|Commissioner|PCC|Constable|Superintendent|Inspector|Principal|Co-?ordinator|Accountant|Auditor|Surveyor|Planner|Assistant|Consultant|Partner|Ranger|Architect)\b(?!s)(?:,? (?:(?:of|for|and|the|&|-) ){0,2}[A-Z(][\w'&/,()-]*){0,9}$"
)


@lru_cache(maxsize=4096)
def is_one_person(words: str, body: str | None = None) -> bool:
    """Tell one person, by name or by office, from a group, a service or a body.

    >>> [is_one_person(words) for words in ("Ms Orton", "the Head of Ports", "Officers", "the Parks Team", "Members")]
    [True, True, False, False, False]
    """
    words = words.strip(" ,")
    if _ONE_OFFICE.match(words):
        return True
    return standing_of(words, body) == "members" and _CROWD.match(words) is None and words.lower() != "we"


# words for people that name nobody: they stay words
_NOBODY_NAMED = frozenset(
    {"we", "officers", "he", "she", "they", "it", "all", "everyone", "others", "those", "this"}
)


def make_party(plain: str, span: Span) -> Party:
    """Make a party of the words at ``span``, which name an actor; its label is what is printed.

    >>> make_party("the Head of Ports", Span(0, 17)).kind, make_party("officers", Span(0, 8)).kind
    ('post', 'group')
    """
    while plain[span.end - 1] in " ,;:." and len(span) > 1:
        span = Span(span.start, span.end - 1)
    span = Span(*whole_name(plain, span.start, span.end))
    label = " ".join(plain[span.start : span.end].replace("**", "").split())
    for party in find_parties(plain, span.start, span.end):
        if party.span.start - span.start <= 5:
            whole = party.span.end >= span.end - 1
            return Party(kind=party.kind, label=label, span=span, name=party.name if whole else None)
    lowered = label.lower()
    if _MEMBERS.search(lowered) or lowered in _NOBODY_NAMED:
        return Party(kind="group", label=label, span=span)
    if _SERVICE.search(label) or _CHAIR.search(label):
        return Party(kind="post", label=label, span=span)
    return Party(kind="organisation", label=label, span=span)
