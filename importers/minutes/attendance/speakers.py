"""Finds who is recorded by name as speaking, moving, voting, chairing, coming or going: they were there.

What counts is a verb of minutes behind the name ("Councillor Ash asked"), "by" or "from" before it ("seconded by", "in
answer to a question from"), or a list of voters. A letter from somebody, or a meeting that somebody attended, does not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from importers.minutes.language.vocabulary import SERVICE_WORDS
from importers.minutes.names.outside_bodies import is_outside
from importers.minutes.names.people import find_names
from importers.minutes.names.posts import find_posts, has_post_head
from importers.minutes.names.ties import find_ties
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import PersonName

__all__ = ["Presence", "find_outsiders", "find_speakers"]

Kind = Literal[
    "spoke", "took-part", "guest", "chair", "left", "arrived", "missed", "absent", "apologies", "co-opted"
]


@dataclass(frozen=True, slots=True)
class Presence:
    """One sign that a person was there: ``took-part`` is what only members do, ``guest`` what only others do.

    ``words`` are the words that say when somebody came or went.
    """

    name: PersonName
    kind: Kind
    span: Span
    item: int | None = None
    words: str | None = None


_SPEAKING = (
    "asked|queried|questioned|enquired|inquired|commented|reported|stated|said|suggested|thanked|welcomed|felt|expressed|highlighted|raised|requested|advised|informed"
    "|introduced|presented|explained|outlined|stressed|spoke|addressed|responded|replied|sought|referred|echoed|confirmed|added|pointed|congratulated|observed|argued|believed"
    "|emphasised|emphasized|reminded|updated|provided|undertook|offered|reiterated|supported|wished|clarified|described|summarised|acknowledged|agreed|noted|urged|praised|opened|drew|took"
    "|indicated|mentioned|answered|gave|proposed|moved|seconded|made|concluded|wondered|appreciated|accepted|considered|read|announced|led|closed|shared|demonstrated|expanded|recommended|remarked"
    r"|told|voiced|challenged|assured|encouraged|apologised|endorsed|objected|disagreed|hoped|thought|recalled|touched|called|put|circulated|delivered|talked|notified|invited|set out|went|handed|elaborated|paid|reassured|detailed|quoted|warned|regretted|summed up|(?<!had )submitted (?=an? (?:\w+ )?(?:report|paper|update|presentation)\b|the report)|gofynnodd|dywedodd"
)
_MEMBER_VERBS = "declared|moved|seconded|proposed|Moved|Seconded|Proposed|abstained|voted|MOVED|SECONDED|PROPOSED|nominated"
# " asked", ", a resident, addressed", " also then stated": a verb of speaking behind a name
_AFTER = re.compile(
    r"(?P<apposition>\s{0,2}(?:,[^.;:\n]{0,140}?,|\([^()]{0,100}(?:\([^()]{0,60}\)[^()]{0,40})?\)|- [^.;:,\n]{3,90},|(?:from|of|representing|at)\s(?:the\s)?[A-Z][\w'&-]*(?:\s(?:and\s|of\s|for\s|the\s|&\s)?[A-Z][\w'&-]*){0,6}))?"
    r",?\s{1,3}(?:(?:also|then|further|again|had|subsequently|in turn|next|both|all|each|therefore|formally|briefly|first|did|themselves|himself|herself)\s){0,3}"
    rf"(?P<verb>{_MEMBER_VERBS}|{_SPEAKING})\b(?P<rest>[^.\n]{{0,120}})"
)
# ", Planning Manager:-" and "a) presented a report" below: what somebody did, as a list
_AFTER_COLON = re.compile(
    r"(?P<apposition>,\s[^.;:\n]{3,140})?\s?:-?\s{0,40}(?:\(?[a-z]\)|\(?[a-z]\.|\(?[ivx]{1,4}\)|[*-])\s{1,12}"
    rf"(?P<verb>(?i:{_SPEAKING}))\b(?P<rest>[^.\n]{{0,120}})"
)
# " left the meeting at 8 pm", " joined the meeting": comings and goings
_MOVED_OFF = re.compile(
    r"(?:\s{0,2}\([^()]{0,60}\))?\s{1,3}(?:(?:also|then|therefore|both|had|having declared[^.\n]{0,80}|accordingly|subsequently),?\s){0,2}(?P<words>(?P<verb>left|withdrew|departed|retired|vacated|arrived|joined|entered|re-?joined|returned)"
    r"(?=[^.\n]{0,60}\b(?:meeting|room|chamber|at \d|during|prior|before|after|whil|for (?:this|the)|part way|and (?:took|did)|from|at this))(?:[^.;\n]|\.(?=\d)){0,100})"
)
# ", Executive Member, was also in attendance", " attended the meeting": told to have been there
_ATTENDED = re.compile(
    r"(?:\s{0,2}(?:,[^.;:\n]{0,140}?,|,(?: (?!that |advised |and |Councillor|Cllr|Mr)[^ .;:,\n]{1,30}){1,12}|\([^()]{0,100}\)))?,?\s{1,3}(?:(?:was|were)\s(?:also\s)?(?:in attendance|present)\b(?! (?:at|for) (?:the|a) (?:previous|last))|(?:had\s)?attended\s(?:the|this)\s(?:meeting|committee|panel)\b(?! (?:of|on|held))"
    r"|(?:was|were)\s(?:allowed|permitted|invited|given permission)\sto\s(?:speak|address)\b)"
)
_MISSED = re.compile(
    r"\s{1,3}(?:was|were) (?:not present|absent|out of the room)\b[^.\n]{0,60}\b(?:item|vote|minute|discussion|part)"
)
_UNABLE = re.compile(
    r"(?:\s{0,2}(?:,[^.;:\n]{0,100}?,?|\([^()]{0,100}\)))?\s{1,3}(?:was|were|had been|would be)(?: also)? unable to (?:attend|be present|join)\b(?! (?:his|her|their|a |an |the (?!meeting)))"
)
_ABSENT = re.compile(r"\s{1,3}(?:was|were)(?: also)? absent\b(?=\s*(?:[.,;\n]|$))")
_TOLD_OF_THEM: tuple[tuple["re.Pattern[str]", Kind], ...] = (
    (_UNABLE, "apologies"), (_ABSENT, "absent"), (_ATTENDED, "guest"), (_MISSED, "missed"),
)  # fmt: skip
_IN_CHAIR = re.compile(
    r"(?:\s{0,2}\([^()]{0,60}\)|,(?: (?!that |and )[^ .;:,\n]{1,30}){1,8})?,?\s{1,3}(?:(?:in|IN|took|take|takes|taking|assumed|assume|occupied|resumed|was in|be in)\s(?:to\s)?(?:the|THE)\s(?:[Cc]hair|CHAIR)\b|(?:would|will|to)\sbe\s[Cc]hair(?:man|person)?\sfor\b|presid(?:ed|ing)\b|chaired the (?:meeting|committee|panel)"
    r"|(?:was|be)\s(?:duly\s|unanimously\s)?(?:elected|appointed)\s(?:as\s|to\s(?:be\s|act\sas\s))?(?:the\s)?[Cc]hair(?:man|woman|person)?\s(?:for|of)\sthe\s(?:meeting|duration))"
)
# "seconded by ", "a question from ", "chaired by ": words before a name that say the person was there
_BEFORE = re.compile(
    r"(?:(?P<member>\b(?:[Mm]oved|[Pp]roposed|[Ss]econded|MOVED|PROPOSED|SECONDED|[Nn]ominated)(?: by|:| -)?)"
    r"|(?P<chair>\b(?:chaired|presided over) by|\bsigned by the [Cc]hair(?:man|woman|person)?,)"
    r"|(?P<spoke>\b(?:question|query|queries|questions|request|suggestion|comment|comments|point|points|concern|concerns|enquiry|presentation|update|briefing|proposal|motion|amendment|challenge|response|clarification|remarks|statement|evidence|overview|heard|address)"
    r"(?: (?:was|were|had been|being|is))?(?: \w{3,12})? (?:from|by)|\b(?:asked|raised|presented|introduced|put|made|given|provided|delivered|put forward|tabled|led|explained|outlined|expressed|answered|supported|highlighted|advised|informed|updated|queried|requested|suggested|reported) by)"
    r"|(?P<answered>\b(?:[Ii]n (?:answer|response|reply) to|[Aa]nswering|[Rr]eplying to|[Rr]esponding to|[Aa]sked by|(?:[Aa]t the )?(?:request|suggestion|invitation) of))"
    r"|(?P<welcomed>\bwelcomed(?: (?:the |both |new |following |two |three ){0,3}(?:[Mm]embers?|[Gg]uests?|[Oo]fficers?|[Rr]epresentatives?),?(?: including| namely)?:?)?(?: to the (?:meeting|Meeting|[Cc]ommittee|[Pp]anel|[Bb]oard|[Cc]ommission)(?: the following)?:?)?)"
    r")\s{1,3}(?:the\s)?$"
)
_MOVING = re.compile(r"\b(?:second|mov|propos)ed by|\bmotion (?:from|by)")
# "a question was received from": it may have come by post
_RECEIVED = re.compile(r"\b(?:received|submitted|lodged)\b")
# "There voted for the motion:", "Against (3): ", "Abstentions - ": a list of voters follows
_VOTERS = re.compile(
    r"(?:\bvot(?:ed|ing|es?)\b|\babst\w+|\bin favour\b|\b[Ff]or\b(?: the (?:motion|amendment|proposal|recommendation)\w*)?|\bFOR\b|\b[Aa]gainst\b|\bAGAINST\b)[^.\n:]{0,60}(?:[:(-]|\bwere)[\s)\d:-]{0,12}$|\b(?:Motion|Amendment|MOTION|AMENDMENT)[\s:(-]{1,12}$"
)
# " - For", ": Against": a vote recorded behind the name
_VOTE_BEHIND = re.compile(r"\s{0,3}[-:|]\s{0,3}(?:For|Against|Abstain\w*|Abstention|Yes|No|FOR|AGAINST)\b")
# "be elected Chairman", "has been appointed Deputy Chairman of the Committee": those chosen were there
_ELECTED = re.compile(
    r"(?:,[^.;:\n]{0,60}?,?|\s?\([^()]{0,60}\))?\s{1,3}(?:was|is|be|has been|had been)\s(?:duly\s|unanimously\s|re-?)?(?:elected|appointed)\s(?:as\s|to\s(?:be\s|act\sas\s))?(?:the\s)?(?P<vice>[Vv]ice[- ]|[Dd]eputy[- ])?"
    r"[Cc]hair(?:man|woman|person)?\b(?!\sof\sthe\s(?!(?:[A-Z&][\w'&,-]*\s|and\s|of\s){0,9}(?:Committee|Panel|Board|Commission|Authority|committee|meeting)))"
)
# "Election of Chair", "Appointment of Vice-Chairman 2021/22": an item whose title says what somebody is elected to
_ELECTION = re.compile(
    r"\b(?:election|appointment|nomination)s? of (?:a |an |the )?(?P<vice>vice|deputy)?[- ]?chair(?:man|woman|person)?\b",
    re.IGNORECASE,
)
# "was duly elected", "was elected by general assent": and no word of the office
_MADE = re.compile(
    r"\s{1,3}(?:was|were|be|is)\s(?:duly\s|unanimously\s|re-?)?(?:elected|appointed)(?=\s?(?:[.,;\n]|by\b|unopposed|unanimously|$))"
)
# ", co-opted member, asked", "the co-optee Dr Reeve asked"
_CO_OPTED = re.compile(r"\bco-?opt(?:ee|ed)|\bparent governor\b|\bdioces", re.IGNORECASE)
_CO_OPTED_BEFORE = re.compile(r"\bco-?opt(?:ee|ed [Mm]ember),? $")
# "spoke under procedure rule 27", "with the agreement of the Chair", "as ward councillor": people who are no members
_BY_LEAVE = re.compile(
    r"\b(?:under|in accordance with|pursuant to) (?:\w+ ){0,3}(?:rule|standing order|procedure)|\bas (?:a |the )?(?:local |ward |divisional |division )(?:\w+ )?(?:member|councillor)"
    r"|\b(?:not a member|non-member|visiting member)|\bas (?:a |the )(?:local |lead )?(?:resident|petitioner|member of the public|supporter|objector|parent|trader)\b",
    re.IGNORECASE,
)
# ", a local resident, asked"; "asked what a resident would pay" says nothing of who asks
_OF_PUBLIC = re.compile(
    r"\ba (?:local )?(?:resident|supporter|objector|parent|trader)\b|\b(?:member of the public|petitioner)",
    re.IGNORECASE,
)
_LEAVE_BEFORE = re.compile(
    r"\b(?:with|by) the (?:agreement|consent|permission|leave|approval|discretion|invitation) of the (?:chair\w*|committee|panel|board|meeting|commission)[^.]{0,80}$|\b(?:member of the public|resident|petitioner),? ?(?:mr|mrs|ms|miss|dr)?\s?$",
    re.IGNORECASE,
)
# "a meeting of the forum", "the letter": what follows a verb that was done elsewhere
_ELSEWHERE = re.compile(r"(?:took|made|put|read|led|opened|called|gave|closed) (?:place|up|off|part)\b")
_GAP = re.compile(r"(?:[\s,;*|]|\band\b|&|\([^()]{0,60}\))*")
# ", Chief Executive, ", ", Cabinet Member for Homes with ": an office between two who speak together
_OFFICE_GAP = re.compile(r",\s(?P<office>[^.;:\n()]{3,150}?)(?:,|,?\sand|,?\swith|,?\stogether with)\s")


def find_speakers(paper: Paper, seg: Segmentation) -> Iterator[Presence]:
    """Find the signs of presence in the minuted text of each item, or in the whole of a paper without items."""
    regions: list[tuple[int | None, Span]] = [(None, seg.preamble)]
    regions += [(item.position, item.text) for item in seg.items]
    regions += [(item.position, item.title_span) for item in seg.items if "HAIR" in item.title.upper()]
    if seg.closing:
        regions.append((None, seg.closing))
    people = _people_in(paper.plain)
    titles = {item.position: match for item in seg.items if (match := _ELECTION.search(item.title))}
    for position, region in regions:
        first = bisect_left(people, region.start, key=lambda name: name.span.start)
        last = bisect_left(people, region.end, lo=first, key=lambda name: name.span.start)
        for run in _runs(paper.plain, people[first:last]):
            chosen = titles.get(position) if position is not None else None
            yield from _signs(paper.plain, region, run, position, chosen)


# ", Regional Director, from Northway Leisure Trust", " of Wessmark Police": said to be of a body outside
_OF_BODY = re.compile(
    r"(?:,\s[^,.;\n]{3,60},)?\s(?:of|from|representing|on behalf of)\s(?:the\s)?(?P<body>[A-Z][\w'&-]*(?:(?: | and | & | of )[A-Z][\w'&-]*){0,7})"
)


# "Cllr Ash, Wold Town Council, spoke": a councillor of a parish comes as a guest
_OF_PARISH = re.compile(r",\s(?:[A-Z][\w'-]*\s(?:and\s)?){1,5}(?:Town|Parish|Community)\sCouncil\b")


def find_outsiders(paper: Paper) -> frozenset[str]:
    """Find the names of people whom the text says to be of a body that is no part of the council."""
    outside = set()
    for name in find_names(paper.plain, 0, len(paper.plain)):
        match = _OF_BODY.match(paper.plain, name.span.end)
        if name.councillor and _OF_PARISH.match(paper.plain, name.span.end):
            outside.add(name.name)
        if (
            match
            and not name.councillor
            and (is_outside(match["body"]) or SERVICE_WORDS.isdisjoint(match["body"].split()))
        ):
            outside.add(name.name)
    return frozenset(outside)


def _people_in(plain: str) -> list[PersonName]:
    """Find the names of a paper, those too that only an office beside them marks."""
    names = find_names(plain, 0, len(plain))
    known = {name.span.start for name in names}
    marked = (tie.person for tie in find_ties(plain))
    return sorted(
        {*names, *(name for name in marked if name.span.start not in known)}, key=lambda name: name.span
    )


def _runs(plain: str, names: list[PersonName]) -> Iterator[list[PersonName]]:
    """Group names that stand in one list: what is said of the last is said of all."""
    run: list[PersonName] = []
    for name in names:
        if run and not _are_listed(plain, run[-1].span.end, name.span.start):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _are_listed(plain: str, start: int, end: int) -> bool:
    """Tell whether two names stand in one list, an office of the first between them allowed."""
    if _GAP.fullmatch(plain, start, end):
        return True
    match = _OFFICE_GAP.fullmatch(plain, start, end)
    return match is not None and has_post_head(match["office"])


def _signs(
    plain: str, region: Span, run: list[PersonName], item: int | None, chosen: "re.Match[str] | None"
) -> Iterator[Presence]:
    """Read what the words around one run of names say of their presence; ``chosen`` is the office that the item elects to."""
    first, last = run[0].span.start, run[-1].span.end
    end = min(region.end, last + 300)
    before_start = max(region.start, first - 140)
    if chair := _IN_CHAIR.match(plain, last, end):
        yield Presence(run[-1], "chair", Span(run[-1].span.start, chair.end()), item)
        return
    if chosen and (made := _MADE.match(plain, last, end)):
        kind_of_chair: Kind = "took-part" if chosen["vice"] else "chair"
        yield Presence(run[-1], kind_of_chair, Span(run[-1].span.start, made.end()), item)
        return
    if elected := _ELECTED.match(plain, last, end):
        yield Presence(
            run[-1],
            "took-part" if elected["vice"] else "chair",
            Span(run[-1].span.start, elected.end()),
            item,
        )
        return
    if vote := _VOTE_BEHIND.match(plain, last, end):
        yield from (Presence(name, "took-part", Span(first, vote.end()), item) for name in run)
        return
    if moved := _MOVED_OFF.match(plain, last, end):
        kind: Kind = (
            "left" if moved["verb"] in ("left", "withdrew", "departed", "retired", "vacated") else "arrived"
        )
        for name in run:
            yield Presence(name, kind, Span(first, moved.end()), item, " ".join(moved["words"].split()))
        return
    for pattern, told in _TOLD_OF_THEM:
        if sign := pattern.match(plain, last, end):
            yield from (Presence(name, told, Span(first, sign.end()), item) for name in run)
            return
    last = _behind_bracket(plain, first, last)
    if before := _BEFORE.search(plain, before_start, first):
        yield from _signs_before(plain, before, run, item)
        return
    if _VOTERS.search(plain, before_start, first):
        yield from (Presence(name, "took-part", Span(first, last), item) for name in run)
        return
    if (
        after := _AFTER.match(plain, last, end)
        or _after_office(plain, last, end)
        or _AFTER_COLON.match(plain, last, end)
    ):
        yield from _signs_after(plain, after, run, item, before_start)


def _behind_bracket(plain: str, first: int, last: int) -> int:
    """Step out of a bracket that holds the name of the office before it: "the Policy Officer (Di Owen) agreed"."""
    enclosed = plain[first - 1 : first] == "(" and plain[last : last + 1] == ")"
    return last + 1 if enclosed and has_post_head(plain[max(0, first - 40) : first]) else last


# ", Eastmere Council (EC)" behind an office, or the semicolon that should be a comma
_BODY_NEXT = re.compile(
    r", (?:the )?[A-Z][\w'&-]*(?: (?:and |of |for |the |& )?\(?[A-Z][\w'&)-]*){0,7}(?= [a-z])|;(?= [a-z])"
)


def _after_office(plain: str, pos: int, end: int) -> "re.Match[str] | None":
    """Match a verb behind an office that no comma closes: ", Director of Planning set out the context"."""
    if not plain.startswith(", ", pos):
        return None
    posts = find_posts(plain, pos + 2, min(end, pos + 160))
    if not posts or posts[0].span.start > pos + 6:
        return None
    body = _BODY_NEXT.match(plain, posts[0].span.end, end)
    return _AFTER.match(plain, body.end() if body else posts[0].span.end, end)


def _signs_before(
    plain: str, before: "re.Match[str]", run: list[PersonName], item: int | None
) -> Iterator[Presence]:
    """Read "seconded by" and the like: the first of the run alone was meant, unless it is a list of the like."""
    if before["spoke"] and _RECEIVED.search(before[0]):
        return
    if before["welcomed"] and plain.startswith("'s ", run[-1].span.end):
        return
    kind: Kind = (
        "took-part"
        if before["member"] or _MOVING.search(before[0])
        else "chair"
        if before["chair"]
        else "spoke"
    )
    if before["welcomed"] and not run[0].councillor:
        kind = "guest"
    for name in run if before["welcomed"] or before["spoke"] else run[:2]:
        yield Presence(name, kind, Span(before.start(), name.span.end), item)


def _signs_after(
    plain: str, after: "re.Match[str]", run: list[PersonName], item: int | None, before_start: int
) -> Iterator[Presence]:
    """Read a verb behind the names."""
    words = (after["apposition"] or "") + " " + after["verb"] + after["rest"]
    if _ELSEWHERE.match(after["verb"] + after["rest"]):
        return
    by_leave = (
        _BY_LEAVE.search(words)
        or _OF_PUBLIC.search(after["apposition"] or "")
        or _LEAVE_BEFORE.search(plain, before_start, run[0].span.start)
    )
    member = re.fullmatch(_MEMBER_VERBS, after["verb"]) is not None
    kind: Kind = "guest" if by_leave else "took-part" if member else "spoke"
    if _CO_OPTED.search(after["apposition"] or "") or _CO_OPTED_BEFORE.search(
        plain, before_start, run[0].span.start
    ):
        kind = "co-opted"
    span = Span(run[0].span.start, after.end("verb"))
    yield from (Presence(name, kind, span, item) for name in run)
