"""Reads when something is due: the time words of a clause, as one span, and what they come to.

Only words that look ahead are a due time: a deadline, a meeting to come, a period from now, a recurrence, a condition
("once in post") or a vague promise ("in due course"). "The report published in February" and "monthly figures" are not.
Of several, a deadline beats a date, and recurrences of one clause are one span, since minutes join them in one breath.
"""

import datetime as dt
import re
from dataclasses import dataclass

from importers.minutes.language.due_dates import resolve
from importers.minutes.language.folding import fold
from importers.paper import Span
from importers.records import Due

__all__ = ["find_due"]

# a clause is rarely over 800 code points; what is longer is a table or a page that was not understood
_LONGEST_CLAUSE = 3000
_TAIL = 48

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
_SEASON = (
    r"(?:spring|summer|autumn|winter|Spring|Summer|Autumn|Winter|Easter|Christmas|Michaelmas|Diwali|Ramadan)"
)
_NUMBER = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty(?:-(?:one|four|eight))?"
    r"|thirty|forty-five|sixty|ninety|an?|a few|a couple of|several|the next few|the coming)"
)
_UNIT = r"(?:working |calendar |clear |school )?(?:hour|day|week|fortnight|month|quarter|term|year|cycle|committee cycle)s?(?:'s|')?"
_YEAR = r"(?:19|20)\d\d"
_YEARS = rf"{_YEAR} ?[/-] ?\d\d(?:\d\d)?"
_YEAR_NAME = rf"(?:{_YEARS} )?(?:calendar |financial |municipal |academic |civic |council |school )?year"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# Friday 12 May 2023 | 31/12/24 | 5th July
_DAY = (
    rf"(?:{_WEEKDAY},? )?(?:the )?(?:[0-3]?\d(?:st|nd|rd|th)?(?: of)? {_MONTH},?(?: {_YEAR})?"
    rf"|[0-3]?\d[/.][01]?\d[/.](?:{_YEAR}|\d\d)\b)"
)
# May 2023 | early 2025 | the end of March | the new year | the end of the financial year
_PERIOD = (
    rf"(?:(?:the )?(?:very )?(?:end|beginning|start|middle|close|first half|second half)(?: of)? )?(?:the )?(?:early |mid-? ?|late |following |next |new |current |coming )*"
    rf"(?:{_MONTH},?(?: half[- ]term| {_YEAR})?(?!\w)|{_YEARS} (?:calendar|financial|municipal|academic|civic|council|school) year\b|{_SEASON}(?: term)?(?: of)?(?: {_YEAR})?\b(?! (?!to\b|for\b|at\b|in\b|and\b|or\b|on\b|with\b|by\b|when\b|so\b|as\b|if\b|via\b|outlining\b|setting\b)[a-z])|{_YEAR}\b(?! ?[/-] ?\d)|Q[1-4]\b|quarter (?:[1-4]|one|two|three|four)\b"
    rf"|(?:first|second|third|fourth|final|last) (?:quarter|half)\b(?: of (?:{_YEARS}|{_YEAR}|the (?:next |new )?{_YEAR_NAME}))?)"
)
_MARKED_PERIOD = (
    rf"(?:(?:the )?(?:very )?(?:end|beginning|start|middle|close|conclusion|completion) of (?:the |this |next |that )?(?:current |following |next |new |first )?(?:[a-z]+ )?(?:{_YEAR_NAME}|month|week|quarter|term|day|business|pilot|trial|review|project|works|process|contract|season|period|consultation|programme|inquiry|audit|inspection)\b"
    rf"|(?:the )?(?:next|new|following|coming|forthcoming) (?:{_YEAR_NAME}|month|week|quarter|term|round)\b|(?:the )?(?:(?:end of|following|coming|next) )?{_WEEKDAY}\b|tomorrow\b)"
)
_DAY_BARE = rf"[0-3]?\d(?:st|nd|rd|th)? {_MONTH}"
_BODY_WORDS = r"(?:(?!(?:and|or|to|that|with|at|by|in|for|on|of|be|from|the|an?|its|their|this|will|would|attend|attends|attending)\b)[\w'&-]+ ){0,5}"

# "at the next Panel meeting", "to a future meeting of the Care Panel", "its meeting in November", "the June meeting"
_MEETING = re.compile(
    rf"\b(?P<lead>(?:at|for|before|by|until|in time for|in advance of|ahead of|prior to|following|after) )?"
    rf"(?:(?:the|a|an|its|their|our|this|one of its|one of the|each|every|any)\s(?:{_BODY_WORDS}))?"
    rf"(?:(?P<time>(?:next|future|following|forthcoming|subsequent|later|upcoming|earliest|appropriate|each|every|another|alternate|ordinary|{_DAY_BARE}|{_MONTH}|{_SEASON})(?: {_YEAR})?)\s(?:{_BODY_WORDS}))?"
    rf"(?P<noun>(?:meetings?|session|cycle of meetings)\b|(?<=\s)agendas?\b)(?P<body> of (?:the |this |its )?(?:(?:full |joint )?[A-Z][\w'&-]*(?: (?:and|&|of|for)(?= ))?(?:,? (?=[A-Z]))?){{1,9}}| of (?:the|this) [a-z]+)?"
    rf"(?P<when>,? (?:(?:to be|due to be|scheduled to be) (?:held|convened) |(?:scheduled|planned|due) )?(?:in|on|for) (?:{_DAY}|{_PERIOD}))?",
)
# What must stand among the words of a meeting for it to be one to come.
_AHEAD = re.compile(
    rf"\b(?:next|future|following|forthcoming|subsequent|later|upcoming|earliest|appropriate|another|alternate|each|every|{_MONTH}|{_SEASON})(?=\s|$)"
)
# "at its first meeting of the new municipal year", "to the last meeting of the cycle"
_MEETING_OF_YEAR = re.compile(
    rf"\b(?:at |to |for |by |before )?(?:the|its|their) (?:first|second|last|final) (?:{_BODY_WORDS})meeting (?:of|in) (?:the |this )?(?:new |next |current |coming )?(?:{_YEAR_NAME}|{_YEARS}|{_YEAR}|cycle|term)\b"
)
# " would start at 6.00 pm", " be held": the meeting is what is spoken of, not when something is due
_SUBJECT_OF = re.compile(r"\s(?:will|would|be|is|was|starts?|takes?|commence|should)\b")
# "a future meeting", "another meeting": weaker than a condition that says when
_SOME_DAY = re.compile(r"\b(?:future|subsequent|later|another|appropriate)\b")
# "next Committee", "the July Panel": a meeting called by its body
_CALLED = re.compile(
    rf"(?P<lead>(?:at|for|before|by|to) )(?:the )?(?:next|{_MONTH}(?: {_YEAR})?) (?:[A-Z]\w+ ){{0,2}}(?:Committee|Panel|Board|Commission|Cabinet|Council)\b(?! (?:Member|Tax|meeting|officer))"
)
# One of these words is in every expression of time: most clauses hold none, and are done with here.
_TIMELY = re.compile(
    r"\b(?:[Mm]eeting|[Aa]genda|[Aa]head of|[Ii]n time for|[Uu]ntil|[Tt]hroughout|[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Tt]omorrow|[Pp]ilot|[Tt]rial|[Bb]eforehand|[Hh]ours?|[Cc]ompletion|[Cc]onclusion|[Ss]ession|[Oo]nce|[Ww]hen|[Aa]s soon|ASAP|asap|[Uu]rgen|[Ii]mmediate|[Ff]orthwith|[Ff]uture|[Dd]ue course|[Oo]pportunity|[Dd]elay|[Gg]oing forward|[Ll]ater|[Dd]ate|[Dd]ays?|[Ww]eek|[Ff]ortnight|[Mm]onth|[Qq]uarter|[Tt]erm|[Yy]ear|[Cc]ycle"
    r"|[Nn]ext|[Ee]ach|[Ee]very|[Bb]asis|[Ii]ntervals|[Pp]er annum|[Aa]nnual|[Bb]i-?annual|[Hh]alf|[Rr]egular|[Bb]efore|[Uu]ntil|[Pp]rior|[Ii]n advance|[Ff]ollowing|[Aa]fter|[Uu]pon|[Oo]n completion|[Pp]ending|[Nn]oon"
    r"|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter|Easter|Christmas|Q[1-4]|c?[gn]?h?yfarfod|erbyn|ymhen|bob |cyn |yn yr |o fewn|ar \u00f4l|maes o law|yn flynyddol|yn chwarterol|yn fisol|[mf]is\b|(?:19|20)\d\d|\d{1,2}[/.]\d)"
)
# "by 31 May", "no later than the end of March", "before the summer recess"
_DEADLINE = re.compile(
    rf"\b(?:by (?=no later|the latest)|)(?:by|before|on or before|no later than|not later than|until|at the latest by|in time for|in advance of|ahead of|prior to) "
    rf"(?:(?:\d[\d.:]{{0,4}} ?[ap]\.?m\.?|noon|12 noon|close of business),? (?:on )?)?(?:{_DAY}|{_MARKED_PERIOD}|(?:the )?(?:{_SEASON}|new year|New Year) (?:recess|break|holidays?)|{_PERIOD}|(?:the |the next )?(?:[Cc]abinet|[Cc]ouncil|[Ee]xecutive|[Bb]oard)(?: (?:meeting|decision))? (?:on|in) (?:{_DAY}|{_PERIOD})|(?:the|any|its) (?:[\w'-]+ ){{0,3}}?(?:period|recess|break|deadline|launch|consultation|elections?|season|winter|summer|inspection)\b|(?:the )?(?:new year|New Year)|close of play|noon"
    rf"|(?:the|it|they|this|an?|any) (?:[\w'-]+ ){{0,6}}?(?:is|are|was|were|meets?|met|takes?|begins?|started?|opens?|goes)(?: [\w'-]+(?: place| into effect)?)?|[a-z]+ (?:begins|starts|commences|takes place|is \w+ed)\b)"
)
# "within 28 days of the meeting", "in six months' time", "after 6 months from the implementation of the scheme", "six months after opening"
_INTERVAL = re.compile(
    rf"\b(?:(?:no later than |not later than |at least (?={_NUMBER} {_UNIT} (?:before|prior to))|(?:over|during|for) the (?:next|coming|following) (?={_NUMBER} ))(?:{_NUMBER}) {_UNIT}(?: (?:before|prior to) (?:the |its |each )?[\w'-]+(?: [\w'-]+){{0,3}}?(?=[.,;)]|$| and))?|within the (?:week|fortnight|month|year|quarter)\b|(?:within|in|after|in around|in about|in approximately) (?:the (?:next|coming|following) |a further |another |approximately |around |about )?{_NUMBER}(?:(?: to |-| or ){_NUMBER})? {_UNIT}(?: time)?\b"
    rf"(?: (?:of|from|after|following) (?:the |its |this )?[\w'-]+(?: [\w'-]+){{0,7}}?(?=[.,;)]|$| (?:[a-z]+ing|to|on|with|and|so|that)\b))?"
    rf"|{_NUMBER} {_UNIT} (?:after|following|from|before|prior to) (?:the |its |this )?[\w'-]+(?: [\w'-]+){{0,5}}?(?=[.,;)]|$| (?:[a-z]+ing|to|on|with|and|so|that)\b))"
)
# "every six months", "each year", "at each meeting", "on a three monthly basis", "twice a year", "quarterly"
_EVERY = re.compile(
    rf"\b(?:(?:at |for |to |before )?(?:each|every) (?:other )?(?:{_NUMBER} )?(?:(?:{_BODY_WORDS})meetings?\b|(?:{_YEAR_NAME}|day|week|fortnight|month|quarter|term|cycle)s?\b)"
    rf"|at alternate meetings|(?:at |to )?(?:each|every one) of (?:its|their|the Committee's|the Panel's|the Board's) (?:next \w+ |ordinary )?meetings|(?:at |to )?every second meeting|(?:once|twice|{_NUMBER} times) (?:a|per|each|every) (?:{_YEAR_NAME}|month|quarter|week|term)\b|at (?:regular|\w+[- ]monthly|quarterly|annual|monthly) intervals\b"
    rf"|on an? (?:more )?(?:{_NUMBER}[ -])?(?:month|quarter|week|fortnight|half[- ]year|year|bi-?annual|bi-?month|annual|regular|dai|term|bi-?week|rolling|ongoing)(?:ly)? basis\b"
    rf"|per (?:annum|year|quarter|month)\b)"
)
_ADVERB = re.compile(
    rf"(?<![\w-])(?P<word>(?:(?:{_NUMBER}|once|twice)[- ])?(?:quarterly|annually|monthly|weekly|fortnightly|bi-?annually|half[- ]yearly|bi-?monthly|yearly|termly|regularly))"
    r"(?=\s{0,3}(?:[.,;:)|]|$|to |by |at |on |in |and (?:that|to|the)|with |as |for |from |via |through ))"
)
# "submit monthly figures", "receive quarterly updates": a recurrence before what recurs
_REGULAR = re.compile(
    r"(?<=\s)(?:monthly|quarterly|weekly|six-monthly|half-yearly|bi-?annual|annual)(?=\s(?:\w+\s){0,2}?(?:figures|reports|updates|data|returns|briefings|statistics|information|meetings)\b)"
)
_GIVES = re.compile(
    r"\b(?:submit|publish|provide|receive|produce|supply|circulate|furnish|give|bring|present|have|hold|be given|be provided with)s?\s$"
)
_NOT_ADVERB = re.compile(r"(?:^|[^a-z])(?:a|an|the|its|their|this|of|regular|latest|first)\s$", re.IGNORECASE)
# "in March", "on 5 May 2024", "for early June", "from April 2025": a date that is a due time only if it lies ahead
_DATED = re.compile(
    rf"\b(?P<lead>in|on|for|from|at|around|towards|after|w/c|week commencing|week beginning|with effect from|commencing|starting|during|throughout) (?:{_DAY}|{_MARKED_PERIOD}|{_PERIOD}|the new year\b|the New Year\b)"
)
# "officers for 2024", "funding for the 2021/22 academic year": what is for a year is not due in it
_FOR_A_YEAR = re.compile(rf"for (?:{_YEAR}|(?:the )?{_YEARS}(?: \w+ year)?)")
# "- 14 November 2022", "(by Spring 2023)": a date at the end of a task
_AT_END = re.compile(
    rf"(?<=[\w)]) ?(?:-|\(|:) ?(?P<due>(?:by |before |due |in )?(?:{_DAY}|{_PERIOD}))\)?\.?$"
)
_RELATIVE = re.compile(
    rf"\b(?:later (?:this|in the) (?:{_YEAR_NAME}|month|week|summer|autumn)|this (?:spring|summer|autumn|winter|year|week|month)|(?:early )?next (?:{_YEAR_NAME}|month|week|{_SEASON}|quarter|term)"
    rf"|(?:early )?(?:in|for|from) the (?:new|next|coming|forthcoming|following|ensuing) (?:{_YEAR_NAME}|weeks?|months?|quarter|term)|over the (?:coming|next) (?:weeks|months|year)|(?:with)?in the (?:next|coming|following) (?:fortnight|week|month|quarter|year|few (?:days|weeks|months))|in the coming (?:weeks|months|year)|(?:in|to|within|as part of) (?:all |any |the )?(?:future|subsequent) (?:[a-z]+ )?(?:reports?|updates?|papers?|years?|returns?|presentations?)|(?:in|during) {_YEARS}|throughout the {_YEAR_NAME}|from the next [\w ]{{2,30}}? onwards|in (?:the|its|their|his|her) (?:next|following|forthcoming|Quarter \w+|Q[1-4]|annual) (?:\w+ ){{0,2}}?(?:report|update|edition|return|review)|(?<!\d )to {_MONTH}(?: {_YEAR})?(?=[.,;)]|$| (?:and|as|so|in order|because|pending)\b))\b"
)
_VAGUE = re.compile(
    r"\b(?:as soon as (?:is |reasonably )?(?:possible|practicable|practical|available|ready|(?:it|they|this) (?:is|are|was|were|becomes?) \w+)|at the (?:earliest|first|next)(?: possible| available)? opportunity|in due course|in the (?:very )?near future"
    r"|at (?:a|some) (?:later|future|suitable|convenient) (?:date|stage|time|point)(?: in the future)?|at an (?:appropriate|earlier|early) (?:time|date|stage|point)|at the appropriate (?:time|point)|(?:on|at) an? future (?:occasion|date)"
    r"|with immediate effect|without delay|as a matter of urgency|forthwith|urgently|immediately|beforehand|in advance(?! of)|asap|ASAP|in future|going forward)\b"
)
# "once in post", "once a new Chair of the Board had been appointed", "once funding is secured", "following the consultation", "until a survey has been made"
_CONDITION = re.compile(
    r"\b(?:until (?:an?|the|they|it|he|she|this|these|all|its|their) (?:[\w'-]+ ){0,6}?(?:has|have|had) been \w+|[Oo]nce (?:in post|ready|available|[a-z]+(?:ed|own)\b(?! the)|[^,.;:\n]{1,90}? (?:had|has|have) (?:been )?\w+(?: up| out)?|[^,.;:\n]{1,90}? (?:is|are|was|were) (?:\w+ly )?(?:in place|in post|\w+))"
    r"|when (?:available|ready|published|complete|completed|finalised|known|agreed|(?:it|they|this|these|the [\w ]{1,30}?|[a-z]+) (?:is|are|was|were|becomes?|became|has been|have been) (?:available|ready|published|known|complete[d]?|finalised|agreed|received|in place))"
    r"|when (?:it|he|she|they) (?:next )?(?:decides?|considers?|reports?|meets?|sets?|returns?)\b(?: (?:on|the|its|their|to|back) [\w'-]+(?: [\w'-]+)?)?"
    r"|when (?:the|its|their|an?) [\w' -]{2,60}? (?:has|have) (?:been )?\w+"
    r"|when (?:the|its|their|an?|this) [\w' -]{2,60}? (?:begins|starts|opens|ends|expires|closes|reports|meets|decides|considers|sets|comes into (?:force|effect)|takes effect)\b"
    r"|(?:following|after|on|upon|pending) (?:the )?(?:completion|conclusion|outcome|publication|implementation|receipt|launch|approval|adoption|introduction|agreement|end|start|opening|review|consideration|scrutiny|appointment|election) of (?:the |this |its )?[\w'-]+(?: [\w'-]+){0,6}?(?=[.,;)]|$| (?:[a-z]+ing|to|on|with|and|so|that)\b)"
    r"|(?:following|after|upon) (?:its|their|his|her) (?:consideration|approval|adoption|completion|publication|receipt|appointment|submission|agreement|introduction)(?: (?:by|to|of) (?:the )?[\w'-]+)?"
    r"|(?:following|after) (?:the|this) (?:meeting|consultation|election|elections|inspection|review|summer(?: (?:break|recess|holidays?))?|event|pilot|trial|Cabinet meeting|budget)\b)"
)
# "before a final decision is made", "ahead of the budget", "prior to implementation", "until the new contract starts"
_EVENT = re.compile(
    r"\b(?P<lead>before|prior to|ahead of|in advance of|in time for|until) (?P<what>(?!(?:me|us|you|him|her|them|now|then)\b)[\w'&/-]+(?: [\w'&/-]+){0,9}?)(?=[.,;:)]|$| (?:and|so|for|with|that|which|in order|setting|outlining|to (?!be\b|Cabinet|Council|full|Full|members\b|opening))\b)"
)
# "the Committee", "Cabinet": before them something comes, it is not due before them
_ONLY_BODY = re.compile(
    r"(?:the |this |that |its |a |an |any |another |full |Full )*(?:[A-Z][\w'&-]* |of |and |for |on |select |scrutiny )*(?:[Cc]ommittees?|[Pp]anels?|[Bb]oards?|[Cc]ommissions?|[Cc]ouncils?|[Cc]abinet|[Mm]embers|[Gg]roup|[Cc]ourts?|[Ee]xecutive|[Ff]orum|[Aa]ssembly|inspectors?|tribunal|it)$"
)
_COMES_BEFORE = re.compile(
    r"\b(?:comes?|came|brought|bring|brings|put|laid|lay|placed?|matters?|papers?|reports?|appear(?:ed|s)?|heard|goes?|went|made|report|items?|petitions?|cases?|applications?|night|day|week|year|month|than|as|and|was|were|is|are|issues?|proposals?)\s$"
)

_WELSH_MONTH = r"(?:Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)"
# "cyn y cyfarfod nesaf", "ym mis Medi 2019", "erbyn diwedd mis Mawrth", "ymhen chwe mis", "bob chwarter"
_WELSH = re.compile(
    rf"\b(?:(?:cyn|yn|erbyn|ar gyfer|i|i'r|yng) (?:y |ei )?c?n?g?h?yfarfod (?:nesaf|mis \w+)|cyn (?:diwedd|dechrau) (?:y |mis )?\w+|o fewn (?:\w+ )(?:diwrnod|wythnos|mis)|yn yr (?:hydref|haf|gaeaf|gwanwyn)|yn y (?:gwanwyn|flwyddyn newydd)|cyn gynted \u00e2 phosibl|maes o law|yn (?:flynyddol|chwarterol|fisol|rheolaidd)|ar \u00f4l y cyfarfod|(?:ym|erbyn|ar gyfer|yn|o|tan|cyn)(?: d?diwedd| d?dechrau)?(?: [mf]is)? {_WELSH_MONTH}(?: {_YEAR})?|(?:erbyn|cyn|ar|tan) (?:y )?\d{{1,2}}(?:af|il|ydd|ed|fed|eg|ain)? (?:o )?(?:fis )?{_WELSH_MONTH}(?: {_YEAR})?"
    r"|(?:erbyn|cyn|ar) (?:d?diwedd )?(?:y|yr|gwyliau'r|toriad yr) (?:Nadolig|Pasg|haf|flwyddyn(?: \w+)?|toriad(?: \w+)?)|ymhen (?:\w+ )(?:mis|wythnos|mlynedd|diwrnod)|bob (?:chwarter|mis|blwyddyn|tri mis|chwe mis))\b"
)

_PARTICIPLE_BEFORE = re.compile(
    r"(?P<be>\b(?:be|being|is|are|been) (?:\w+ly )?)?(?P<participle>\b(?:\w+ed|held|made|given|sent|taken|took place|set|drawn|begun|undertaken|written|met|was|were|had|since|brought|shown|dating|(?:the|this|that|its|their|latest|annual|previous) (?:[a-z]+ ){0,2}report|minutes|minute|figures|data|opened))\s$"
)
# "a further report in January": unlike "the report in January", still to come
_REPORT_TO_COME = re.compile(
    r"\b(?:an?|further|another)\s(?:(?:further|progress|detailed|full|update)\s)?report\s$"
)


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Time words, and how strongly they say that something is due then."""

    span: Span
    weight: int
    recurs: bool = False


def find_due(
    plain: str, start: int, end: int, meeting: dt.date | None = None, following: dt.date | None = None
) -> Due | None:
    """Find when the matter of a clause is due, None where its words do not look ahead.

    ``meeting`` is the day of the meeting, which fixes "in six months' time" and drops days that lie before it;
    ``following`` is the day of the next meeting, where the paper prints it.

    >>> text = "give a summary at each meeting, with a report provided on a three monthly basis"
    >>> find_due(text, 0, len(text)).text
    'at each meeting, with a report provided on a three monthly basis'
    >>> text = "receive a further report in 6 months time outlining the progress"
    >>> (due := find_due(text, 0, len(text), dt.date(2020, 1, 31))).text, due.date.isoformat()
    ('in 6 months time', '2020-07-31')
    >>> find_due("the minutes of the meeting held on 5 March be approved", 0, 54) is None
    True
    """
    end = min(end, start + _LONGEST_CLAUSE)
    if _TIMELY.search(plain, start, end) is None:
        return None
    folded = fold(plain, start, end)
    candidates = _candidates(folded.text)
    while candidates:
        best = max(candidates, key=lambda candidate: candidate.weight)
        words = _with_neighbours(folded.text, best, candidates)
        due = resolve(plain, folded.span(words.start, words.end), meeting, following)
        if meeting is None or due.date is None or due.date >= meeting:
            return due
        candidates = [candidate for candidate in candidates if candidate.span not in words]
    return None


def _candidates(text: str) -> list[_Candidate]:
    found: list[_Candidate] = []
    for pattern, usual in _WEIGHTS:
        for match in pattern.finditer(text, max(0, len(text) - _TAIL) if pattern is _AT_END else 0):
            if not _looks_ahead(text, pattern, match):
                continue
            span = Span(*match.span("due" if pattern is _AT_END else 0))
            vague = pattern is _MEETING and _SOME_DAY.search(match[0])
            weight = 5 if vague else usual
            recurs = (
                pattern in (_EVERY, _ADVERB, _REGULAR) or pattern is _MEETING and " each " in f" {match[0]} "
            )
            found.append(_Candidate(_trimmed(text, span), weight, recurs))
    return _longest(found)


_WEIGHTS = (
    (_DEADLINE, 9),
    (_EVENT, 8),
    (_MEETING_OF_YEAR, 8),
    (_MEETING, 8),
    (_CALLED, 8),
    (_EVERY, 7),
    (_INTERVAL, 7),
    (_CONDITION, 6),
    (_RELATIVE, 6),
    (_VAGUE, 5),
    (_ADVERB, 5),
    (_REGULAR, 5),
    (_AT_END, 5),
    (_WELSH, 7),
    (_DATED, 4),
)


def _looks_ahead(text: str, pattern: re.Pattern[str], match: re.Match[str]) -> bool:
    """Tell time words that look ahead from those that place something in the past."""
    if pattern is _MEETING:
        if re.search(r"\bminutes of $", text[: match.start()], re.IGNORECASE):
            return False
        if not match["lead"] and _SUBJECT_OF.match(text, match.end()):
            return False
        ahead = match["time"] or _AHEAD.search(match[0])
        if not ahead and re.match(r"an? ", match[0]):
            return False
        return bool(ahead or match["when"] and "agenda" not in match["noun"])
    before = text[max(0, match.start() - 40) : match.start()]
    if pattern is _EVENT:
        bare = _ONLY_BODY.match(match["what"]) or _COMES_BEFORE.search(before)
        return match["lead"] != "before" or bare is None
    if pattern is _REGULAR:
        return _GIVES.search(before) is not None
    if pattern is _ADVERB:
        return _NOT_ADVERB.search(before) is None
    if pattern is _DATED:
        participle = _PARTICIPLE_BEFORE.search(before)
        if (
            participle
            and not participle["be"]
            and not _REPORT_TO_COME.search(before)
            or match["lead"] == "for"
            and _FOR_A_YEAR.fullmatch(match[0])
        ):
            return False
        return re.match(r"\s*(?:to|-|and)\s+\d", text[match.end() : match.end() + 8]) is None
    return True


def _longest(found: list[_Candidate]) -> list[_Candidate]:
    """Keep, of candidates that overlap, the longest; it takes the greatest weight among them."""
    kept: list[_Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.span.start, -c.span.end)):
        if kept and candidate.span.start < kept[-1].span.end:
            last = kept[-1]
            whole = Span(last.span.start, max(last.span.end, candidate.span.end))
            kept[-1] = _Candidate(whole, max(last.weight, candidate.weight), last.recurs or candidate.recurs)
        else:
            kept.append(candidate)
    return kept


# ", ", " and ", " in ": what may stand between time words that belong together
_BETWEEN = re.compile(r"[\s,(-]{0,3}(?:and|or|and then|in|on|of)?[\s,]{0,2}(?:at the latest)?")


def _with_neighbours(text: str, best: _Candidate, candidates: list[_Candidate]) -> Span:
    """Join the time words that stand next to the best ones, and all recurrences of the clause."""
    first, last = best.span.start, best.span.end
    for candidate in sorted(candidates, key=lambda c: c.span.start):
        span = candidate.span
        if (
            best.recurs
            and candidate.recurs
            or span.start >= last
            and _BETWEEN.fullmatch(text, last, span.start)
        ):
            first, last = min(first, span.start), max(last, span.end)
    return Span(first, last)


def _trimmed(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in " ,.;":
        end -= 1
    return Span(span.start, end)
