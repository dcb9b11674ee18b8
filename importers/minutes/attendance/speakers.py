"""Finds who is recorded by name as speaking, moving, voting, chairing, coming or going: they were there.

What counts is a verb of minutes behind the name ("Councillor Ash asked"), "by" or "from" before it ("seconded by", "in
answer to a question from"), or a list of voters. A letter from somebody, or a meeting that somebody attended, does not.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from importers.minutes.attendance.name_runs import find_people, group_names
from importers.minutes.language.body_words import BODY
from importers.minutes.language.guarded import guarded
from importers.minutes.names.posts import find_posts, has_post_head
from importers.minutes.structure.items import Segmentation
from importers.paper import Paper, Span
from importers.records import PersonName

__all__ = ["Presence", "find_speakers"]

Kind = Literal[
    "spoke",
    "took-part",
    "guest",
    "attended",
    "chair",
    "left",
    "arrived",
    "missed",
    "absent",
    "apologies",
    "co-opted",
]


@dataclass(frozen=True, slots=True)
class Presence:
    """One sign that a person was there: ``took-part`` is what only members do, ``guest`` what only others do.

    Whoever is told to have ``attended`` is no member, but may be an officer.

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
    r"|told|voiced|challenged|assured|encouraged|apologised|endorsed|objected|disagreed|hoped|thought|recalled|touched|called|put|circulated|delivered|talked|notified|invited|set out|went|handed|elaborated|paid|was concerned|were concerned|(?:was|were) of the (?:view|opinion)|was pleased|were pleased|was disappointed|reassured|detailed|quoted|warned|regretted|summed up|(?<!had )submitted (?=an? (?:\w+ )?(?:report|paper|update|presentation)\b|the report)|gofynnodd|dywedodd"
)
_MEMBER_VERBS = "declared|disclosed|moved|seconded|proposed|Moved|Seconded|Proposed|abstained|voted|MOVED|SECONDED|PROPOSED|nominated"
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
    r"(?:\s(?:of|from|representing)\s(?:the\s)?[A-Z][\w'&-]*(?:\s(?:and\s|of\s|for\s|the\s|&\s)?[A-Z][\w'&-]*){0,6},?(?:\swho)?|\s{0,2}(?:,[^.;:\n]{0,140}?,|,(?: (?!that |advised |and |Councillor|Cllr|Mr)[^ .;:,\n]{1,30}){1,12}|\([^()]{0,100}\)))?,?\s{1,3}(?:(?:was|were)\s(?:also\s)?(?:in attendance|present)\b(?! (?:at|for) (?:the|a) (?:previous|last))|(?:had\s)?attended\s(?:(?:the|this)\s(?:meeting|committee|panel)\b(?! (?:of|on|held))|(?:as\s(?:a\s|the\s)?(?:local|ward|observer|substitute|witness)|by\sinvitation|virtually|remotely|under\s(?:procedure|standing|rule))\b)"
    rf"|(?:was|were|had been)\s(?:allowed|permitted|invited|given permission)\sto\s(?:speak|address|answer\s(?:questions|the\s\w+\'s\squestions)|respond)\b|(?:was|were)\s(?:then\s|also\s)?welcomed\sto\sthe\s(?:meeting|{BODY})\b)"
)
_MISSED = re.compile(
    r"\s{1,3}(?:was|were) (?:not present|absent|out of the room)\b[^.\n]{0,60}\b(?:item|vote|minute|discussion|part)"
)
_UNABLE = re.compile(
    r"(?:\s{0,2}(?:,[^.;:\n]{0,100}?,?|\([^()]{0,100}\)))?\s{1,3}(?:was|were|had been|would be)(?: also)? unable to (?:attend|be present|join)\b(?! (?:his|her|their|a |an |the (?!meeting)))"
)
_ABSENT = re.compile(r"\s{1,3}(?:was|were)(?: also)? (?:absent|not present)\b(?=\s*(?:[.,;\n]|$))")
_TOLD_OF_THEM: tuple[tuple["re.Pattern[str]", Kind], ...] = (
    (_UNABLE, "apologies"), (_ABSENT, "absent"), (_ATTENDED, "attended"), (_MISSED, "missed"),
)  # fmt: skip
_IN_CHAIR = re.compile(
    r"(?:\s{0,2}\([^()]{0,60}\)|,(?: (?!that |and )[^ .;:,\n]{1,30}){1,8})?,?\s{1,3}(?:(?:in|IN|took|take|takes|taking|assumed|assume|occupied|resumed|was in|be in)\s(?:to\s)?(?:the|THE)\s(?:[Cc]hair|CHAIR)\b|(?:would|will|to)\sbe\s[Cc]hair(?:man|person)?\sfor\b|presid(?:ed|ing)\b|chaired the (?:meeting|committee|panel)"
    r"|(?:was|be)\s(?:duly\s|unanimously\s)?(?:elected|appointed)\s(?:as\s|to\s(?:be\s|act\sas\s))?(?:the\s)?[Cc]hair(?:man|woman|person)?\s(?:for|of)\sthe\s(?:meeting|duration))"
)
# "seconded by ", "a question from ", "chaired by ": words before a name that say the person was there
_BEFORE = guarded(
    r"(?:(?P<member>\b(?:[Mm]oved|[Pp]roposed|[Ss]econded|MOVED|PROPOSED|SECONDED|[Nn]ominated)(?: by)?(?::| -)?)"
    r"|(?P<chair>\b(?:chaired|presided over|[Cc]hair was (?:then |also )?(?:occupied|taken|assumed)) by|\b[Cc]ymerwyd y [Gg]adair gan|\bsigned by the [Cc]hair(?:man|woman|person)?,)"
    r"|(?P<spoke>\b(?:question|query|queries|questions|request|suggestion|comment|comments|point|points|concern|concerns|enquiry|presentation|update|briefing|proposal|motion|amendment|challenge|response|clarification|remarks|statement|evidence|overview|heard|address)"
    r"(?: (?:was|were|had been|being|is))?(?: \w{3,12})? (?:from|by)|\b(?:asked|raised|presented|introduced|put|made|given|provided|delivered|put forward|tabled|led|explained|outlined|expressed|answered|supported|highlighted|advised|informed|updated|queried|requested|suggested|reported) by|\b(?:presented|introduced|given|delivered) by [^.;()\n]{3,80}?,? and by)"
    r"|(?P<deputation>\b(?:deputations?|representations?)(?: (?:was|were|had been))?(?: (?:received|made|given|heard))? (?:from|by|on behalf of))"
    r"|(?P<answered>\b(?:[Ii]n (?:answer|response|reply) to|[Aa]nswering|[Rr]eplying to|[Rr]esponding to|[Aa]sked by|(?:[Aa]t the )?(?:request|suggestion|invitation) of))"
    rf"|(?P<welcomed>\bwelcomed(?: (?:the |both |new |following |two |three ){{0,3}}(?:[Mm]embers?|[Gg]uests?|[Oo]fficers?|[Rr]epresentatives?),?(?: including| namely)?:?)?(?: to the (?:meeting|Meeting|{BODY})(?: the following)?:?)?)"
    r")\s{1,3}(?:the\s|y\s)?(?:(?:(?:Vice|Deputy)[- ]Chair(?:man|woman|person)?|(?:[Cc]ouncil's\s)?[A-Z][a-z]+(?:\s(?:of\s|for\s|and\s|&\s)?[A-Z][a-z]+){1,6})(?:,|\s\()\s?)?$"
)
_MOVING = re.compile(r"\b(?:second|mov|propos)ed by|\bmotion (?:from|by)")
# "a question was received from": it may have come by post
_RECEIVED = re.compile(r"\b(?:received|submitted|lodged)\b")
# "There voted for the motion:", "Against (3): ", "Abstentions - ": a list of voters follows
_VOTERS = guarded(
    r"(?:\bvot(?:ed|ing|es?)\b|\babst\w+|\bin favour\b|\b[Ff]or\b(?: the (?:motion|amendment|proposal|recommendation)\w*)?|\bFOR\b|\b[Aa]gainst\b|\bAGAINST\b)[^.\n:]{0,60}(?:[:(-]|\bwere)[\s)\d:-]{0,12}$|\b(?:Motion|Amendment|MOTION|AMENDMENT)[\s:(-]{1,12}$"
)
# " - For", ": Against": a vote recorded behind the name
_VOTE_BEHIND = re.compile(r"\s{0,3}[-:|]\s{0,3}(?:For|Against|Abstain\w*|Abstention|Yes|No|FOR|AGAINST)\b")
# "be elected Chairman", "has been appointed Deputy Chairman of the Committee": those chosen were there
_ELECTED = re.compile(
    r"(?:,[^.;:\n]{0,60}?,?|\s?\([^()]{0,60}\))?\s{1,3}(?:was|is|be|should be|has been|had been)\s(?:duly\s|unanimously\s|re-?)?(?:elected|appointed)\s(?:as\s|to\s(?:be\s|act\sas\s))?(?:the\s)?(?P<vice>[Vv]ice[- ]|[Dd]eputy[- ])?"
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
# "took place", "called off", "put up": verbs of two words, by which nobody speaks
_ELSEWHERE = re.compile(
    r"moved (?:on|away|house|out|into)\b|(?:took|made|put|read|led|opened|called|gave|closed) (?:place|up|off|part)\b"
)


def find_speakers(paper: Paper, seg: Segmentation) -> Iterator[Presence]:
    """Find the signs of presence in the minuted text of each item, or in the whole of a paper without items."""
    regions: list[tuple[int | None, Span]] = [(None, seg.preamble)]
    regions += [(item.position, item.text) for item in seg.items]
    regions += [(item.position, item.title_span) for item in seg.items if "HAIR" in item.title.upper()]
    if seg.closing:
        regions.append((None, seg.closing))
    people = find_people(paper.plain)
    titles = {item.position: match for item in seg.items if (match := _ELECTION.search(item.title))}
    for position, region in regions:
        first = bisect_left(people, region.start, key=lambda name: name.span.start)
        last = bisect_left(people, region.end, lo=first, key=lambda name: name.span.start)
        for run in group_names(paper.plain, people[first:last]):
            if _REPRESENTED.search(paper.plain, max(region.start, run[0].span.start - 20), run[0].span.start):
                continue
            chosen = titles.get(position) if position is not None else None
            yield from _signs(paper.plain, region, run, position, chosen)


# "RESOLVED to elect Councillor Ash as Vice-Chair of this committee"
_TO_ELECT = re.compile(r"\b(?:to )?(?:re-)?(?:elect|appoint)(?:ed)? $", re.IGNORECASE)
_AS_CHAIR = re.compile(
    r" (?:as|to be) (?:the )?(?P<vice>[Vv]ice[- ]?|[Dd]eputy[- ])?[Cc]hair(?:man|woman|person)?\b(?! of (?:the )?(?:\w+ ){0,4}(?:[Gg]roup|Company|Trust))"
)
# "Al Orr, representing " before "Jo Fee MP, noted": somebody else spoke
_REPRESENTED = re.compile(r"\b(?:representing|on behalf of|instead of)\s$")
# "The Chair introduced Jo Fee and Al Orr to the meeting"
_TO_THE_MEETING = re.compile(rf" to the (?:meeting|{BODY})\b")


def _signs(
    plain: str, region: Span, run: list[PersonName], item: int | None, chosen: "re.Match[str] | None"
) -> Iterator[Presence]:
    """Read what the words around one run of names say of their presence; ``chosen`` is the office that the item elects to."""
    first, last = run[0].span.start, run[-1].span.end
    end = min(region.end, last + 300)
    before_start = max(region.start, first - 140)
    if chair := _match_chair(plain, Span(first, last), before_start, end):
        yield Presence(run[-1], "chair", Span(run[-1].span.start, chair.end()), item)
        return
    if elected := _match_election(plain, Span(first, last), before_start, end, chosen):
        office, until = elected
        yield Presence(run[-1], office, Span(run[-1].span.start, until), item)
        return
    if plain.startswith("introduced ", first - 11) and _TO_THE_MEETING.match(plain, last, end):
        yield from (
            Presence(name, "spoke" if name.councillor else "attended", Span(first, last), item)
            for name in run
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
    if before := _BEFORE.search_stretch(plain, before_start, first):
        yield from _signs_before(plain, before, run, item)
        return
    if _VOTERS.search_stretch(plain, before_start, first):
        yield from (Presence(name, "took-part", Span(first, last), item) for name in run)
        return
    if (
        after := _AFTER.match(plain, last, end)
        or _after_office(plain, last, end)
        or _AFTER_COLON.match(plain, last, end)
    ):
        yield from _signs_after(plain, after, run, item, before_start)


def _match_election(
    plain: str, names: Span, before: int, end: int, chosen: "re.Match[str] | None"
) -> tuple[Kind, int] | None:
    """Match what says that the last of the names was elected: as what, and where the words end."""
    if chosen and (made := _MADE.match(plain, names.end, end)):
        return "took-part" if chosen["vice"] else "chair", made.end()
    elected = _AS_CHAIR.match(plain, names.end, end)
    if elected is None or _TO_ELECT.search(plain, before, names.start) is None:
        elected = _ELECTED.match(plain, names.end, end)
    if elected is None:
        return None
    return "took-part" if elected["vice"] else "chair", elected.end()


# "(Signed) COUNCILLOR ADA BELL" above "Chair": who presided
_SIGNED = re.compile(r"\(?[Ss]igned\)?:?\s{1,8}$|\bSIGNED\)?:?\s{1,8}$")
_SIGNS_AS_CHAIR = re.compile(
    r"\s{0,12}\n\s{0,24}(?:Chair(?:man|woman|person)?|CHAIR(?:MAN)?|Convener)(?=\s*(?:\n|$))"
)


def _match_chair(plain: str, names: Span, before: int, end: int) -> "re.Match[str] | None":
    """Match what says behind the names that the last of them presided: "took the Chair", or "Chair" below a signature."""
    told = _IN_CHAIR.match(plain, names.end, end)
    if told is None and (behind := _behind_bracket(plain, names.start, names.end)) > names.end:
        told = _IN_CHAIR.match(plain, behind, end)
    signs = None if told else _SIGNS_AS_CHAIR.match(plain, names.end)
    return signs if signs and _SIGNED.search(plain, before, names.start) else told


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
    if before["welcomed"] and not run[0].councillor or before["deputation"]:
        kind = "guest"
    for name in run if before["welcomed"] or before["spoke"] or before["deputation"] else run[:2]:
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
