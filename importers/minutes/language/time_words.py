"""Holds the time words that look ahead: deadlines, meetings to come, periods, recurrences, conditions, vague promises.

Each pattern is one way of saying when; :mod:`importers.minutes.language.due` weighs what they find. They read folded text,
with single spaces.
"""

import re

from importers.minutes.language.guarded import guarded

__all__ = [
    "ADVERB",
    "AFTERWARDS",
    "AHEAD",
    "ASKED_ABOUT",
    "ASKED_WHETHER",
    "ASSURED",
    "AT_END",
    "CALLED",
    "COMES_BEFORE",
    "CONDITION",
    "CONSULTED",
    "DATED",
    "DEADLINE",
    "DECIDES",
    "DONE_BY",
    "EVENT",
    "EVERY",
    "FOR_A_YEAR",
    "FROM_NOW_ON",
    "GIVES",
    "INTERVAL",
    "LISTED_NEXT",
    "MAIN_CLAUSE",
    "MEETING",
    "MEETING_OF_YEAR",
    "MOVED_TO",
    "MOVES",
    "NOT_ADVERB",
    "ONLY_BODY",
    "ONLY_NOTED",
    "PARTICIPLE_BEFORE",
    "REASON",
    "REGULAR",
    "RELATIVE",
    "REPORT_ON",
    "REPORT_TO_COME",
    "SOME_DAY",
    "SPANS_BEFORE",
    "SUBJECT_OF",
    "TIMELY",
    "TOLD",
    "TOLD_OF",
    "VAGUE",
    "WELSH",
]

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
    rf"(?:{_MONTH},?(?: half[- ]term| {_YEAR})?(?!\w)|{_YEARS} (?:calendar|financial|municipal|academic|civic|council|school) year\b|{_SEASON}(?: term)?(?: of)?(?: {_YEAR})?\b(?! (?!to\b|for\b|at\b|in\b|and\b|or\b|on\b|with\b|by\b|when\b|so\b|as\b|if\b|via\b|outlining\b|setting\b)[a-z])|{_YEAR}\b(?! ?[/-] ?\d)|Q[1-4]\b|[Qq]uarter (?:[1-4]|one|two|three|four)\b|(?:financial |municipal |calendar |academic )?(?:year|month|quarter|term)[- ]end\b|mid-?year\b"
    rf"|(?:first|second|third|fourth|final|last) (?:quarter|half)\b(?: of (?:{_YEARS}|{_YEAR}|the (?:next |new )?{_YEAR_NAME}))?)"
)
_MARKED_PERIOD = (
    rf"(?:(?:the )?(?:very )?(?:end|beginning|start|middle|close|conclusion|completion|mid-?point) of (?:the |this |next |that )?(?:current |following |next |new |first )?(?:[a-z]+ )?(?:{_YEAR_NAME}|month|week|quarter|term|day|business|pilot|trial|review|project|works|process|contract|season|period|consultation|programme|inquiry|audit|inspection|survey|exercise|visit|meeting|session|development|phase)\b"
    rf"|(?:the )?(?:next|new|following|coming|forthcoming) (?:{_YEAR_NAME}|month|week|quarter|term|round)\b|(?:the )?(?:(?:end of|following|coming|next) )?(?:{_WEEKDAY}|weekend)\b|(?:the )?(?:first|second|third|fourth|last|final) week (?:of|in) {_MONTH}(?: {_YEAR})?|tomorrow\b)"
)
_DAY_BARE = rf"[0-3]?\d(?:st|nd|rd|th)? {_MONTH}"
_BODY_WORDS = r"(?:(?!(?:and|or|to|that|with|at|by|in|for|on|of|be|from|the|an?|its|their|this|will|would|attend|attends|attending)\b)[\w'&-]+ ){0,5}"

# "at the next Panel meeting", "to a future meeting of the Care Panel", "its meeting in November", "the June meeting"
MEETING = guarded(
    rf"\b(?P<lead>(?:at|for|before|by|until|in time for|in advance of|ahead of|prior to|following|after) )?"
    rf"(?:(?:the|a|an|its|their|our|this|one of its|one of the|each|every|any)\s(?:{_BODY_WORDS}))?"
    rf"(?:(?P<time>(?:next(?:[- ]but[- ]one)?|future|following|forthcoming|subsequent|later|upcoming|earliest|appropriate|each|every|another|alternate|ordinary|{_DAY_BARE}|{_MONTH}|{_SEASON})(?: {_YEAR})?)\s(?:{_BODY_WORDS}))?"
    rf"(?P<noun>(?:[Mm]eetings?|session|cycle of meetings)\b|(?<=\s)agendas?\b)(?P<body> of (?:the |this |its )?(?:(?:full |joint )?[A-Z][\w'&-]*(?: (?:and|&|of|for)(?= [A-Z]))?(?:,? (?=[A-Z]))?){{1,9}}| of (?:the|this) [a-z]+)?"
    rf"(?P<when>,? (?:(?:(?:to be|due to be|scheduled to be|being) )?(?:held|convened) |(?:scheduled|planned|due) )?(?:(?:in|on|for) (?:{_DAY}|{_PERIOD})|(?<=held ){_DAY}))?",
)
# What must stand among the words of a meeting for it to be one to come.
AHEAD = re.compile(
    rf"\b(?:next|future|following|forthcoming|subsequent|later|upcoming|earliest|appropriate|another|alternate|each|every|{_MONTH}|{_SEASON})(?=\s|$|-but)"
)
# "at its first meeting of the new municipal year", "to the last meeting of the cycle"
MEETING_OF_YEAR = guarded(
    rf"\b(?:at |to |for |by |before )?(?:the|its|their) (?:first|second|last|final) (?:{_BODY_WORDS})meeting (?:of|in) (?:the |this )?(?:new |next |current |coming )?(?:{_YEAR_NAME}|{_YEARS}|{_YEAR}|cycle|term)\b"
)
# " would start at 6.00 pm", " be held": the meeting is what is spoken of, not when something is due
SUBJECT_OF = re.compile(r"\s(?:will|would|be|is|was|starts?|takes?|commence|should)\b")
# "a future meeting", "another meeting": weaker than a condition that says when
SOME_DAY = re.compile(r"\b(?:future|subsequent|later|another|appropriate)\b")
# "next Committee", "the July Panel": a meeting called by its body
CALLED = guarded(
    rf"(?P<lead>(?:at|for|before|by|to) )(?:(?:the )?(?:next|{_MONTH}(?: {_YEAR})?)|a (?:future|later|subsequent)) (?:(?:[A-Z][\w'-]*|and|&) ){{0,6}}(?:Committee|Panel|Board|Commission|Cabinet|Council|Forum|Assembly)\b(?! (?:Member|Tax|meeting|officer))"
)
# One of these words is in every expression of time: most clauses hold none, and are done with here. Small letters.
TIMELY = re.compile(
    r"\b(?:meetings?|session|agendas?|ahead|advance|beforehand|before|in time|until|throughout|during|over|\w{2,6}day|agm|tomorrow|hours?|noon|morning|close of|once|when|as soon|asap|urgen|immediate|forthwith|shortly"
    r"|future|due course|opportunity|delay|forward|later|dates?|time|stage|point|juncture|occasion|days?|week|weekly|weeks|fortnight|month|quarter|term|year|cycle|next|each|every|basis|interval|per|annu|bi-?annual|bi-?\w+ly|half|mid|regular|twice"
    r"|prior|remainder|rest of|duration|sooner|earlier|budget|planning|following|forthcoming|upcoming|subsequent|after|upon|pending|on (?:the )?(?:completion|conclusion|outcome|publication|implementation|receipt|launch|approval|adoption|introduction|agreement|end|start|opening|review|consideration|scrutiny|appointment|election|expiry)|post|run[- ]up|lead[- ]up|w/c|early"
    r"|completion|conclusion|beginning|(?:end|start|middle) of|new|round|coming|current|\d{1,2}[/.]\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|easter|christmas|michaelmas|diwali|ramadan|q[1-4]|(?:19|20)\d\d|by\b|from\b"
    r"|[cgnh]{0,4}yfarfod|erbyn|ymhen|bob |cyn |yn yr? |o fewn|ar \u00f4l|maes o law|yn flynyddol|yn chwarterol|yn fisol|yn rheolaidd|[mf]is\b|tan |ym |ar |ionawr|chwefror|mawrth|ebrill|mai\b|mehefin|gorffennaf|awst|medi\b|hydref|tachwedd|rhagfyr)"
)
# "by 31 May", "no later than the end of March", "before the summer recess"
DEADLINE = guarded(
    rf"\b(?:by (?=no later|the latest)|)(?:by|before|on or before|no later than|not later than|(?:sooner|earlier) than|until|at the latest by|in time for|in advance of|ahead of|prior to) "
    rf"(?:(?:\d[\d.:]{{0,4}} ?[ap]\.?m\.?|noon|12 noon|close of business),? (?:on )?)?(?:{_DAY}|{_MARKED_PERIOD}|(?:the )?(?:{_SEASON}|new year|New Year) (?:recess|break|holidays?)|{_PERIOD}|(?:the |the next )?(?:[Cc]abinet|[Cc]ouncil|[Ee]xecutive|[Bb]oard)(?: (?:meeting|decision))? (?:on|in) (?:{_DAY}|{_PERIOD})|(?:the|any|its|that|this) (?:[\w'-]+ ){{0,3}}?(?:period|recess|break|deadline|(?:closing|due|target|cut-off|return|submission|agreed|expiry) date|launch|consultation|elections?|season|winter|summer|inspection|meeting)\b|(?:the )?(?:new year|New Year)|close of play|noon|(?:the )?(?:turn of the year|half[- ]term)\b|the time of the (?:next|following) (?:[A-Z]?[a-z]+ )?meeting"
    rf"|(?:the|it|they|this|an?|any) (?:(?!who\b|which\b|that\b)[\w'-]+ ){{0,6}}?(?:is|are|was|were|meets?|met|takes?|begins?|started?|opens?|goes)\b(?: [\w'-]+(?: place| into effect)?)?|[a-z]+ (?:begins|starts|commences|takes place|is \w+ed)\b)"
)
# "within 28 days of the meeting", "in six months' time", "after 6 months from the implementation of the scheme", "six months after opening"
INTERVAL = guarded(
    rf"\b(?:(?:no later than |not later than |at least (?={_NUMBER} {_UNIT} (?:before|prior to))|(?:over|during|for) the (?:next|coming|following) (?={_NUMBER} ))(?:{_NUMBER}) {_UNIT}(?: (?:before|prior to) (?:the |its |each )?[\w'-]+(?: [\w'-]+){{0,3}}?(?=[.,;)]|$| and))?|within the (?:week|fortnight|month|year|quarter)\b|(?:within|in|after|in around|in about|in approximately) (?:the (?:next|coming|following) |a further |another |approximately |around |about )?{_NUMBER}(?:(?: to |-| or ){_NUMBER})? {_UNIT}(?: time)?\b"
    rf"(?: (?:of|from|after|following) (?:the |its |this )?[\w'-]+(?: [\w'-]+){{0,7}}?(?=[.,;)]|$| (?:[a-z]+ing|to|on|with|and|so|that)\b))?"
    rf"|{_NUMBER} {_UNIT} (?:beforehand|in advance(?! of))|{_NUMBER} {_UNIT} (?:after|following|from|before|prior to) (?:the |its |this )?[\w'-]+(?: [\w'-]+){{0,5}}?(?=[.,;)]|$| (?:[a-z]+ing|to|on|with|and|so|that)\b))"
)
# "every six months", "each year", "at each meeting", "on a three monthly basis", "twice a year", "quarterly"
EVERY = guarded(
    rf"\b(?:(?:at |for |to |before )?(?:each|every) (?:other )?(?:{_NUMBER} )?(?:(?:{_BODY_WORDS})meetings?\b|(?:{_YEAR_NAME}|day|week|fortnight|month|quarter|term|cycle)s?\b)"
    rf"|at alternate meetings|(?:at |to )?(?:each|every one) of (?:its|their|the Committee's|the Panel's|the Board's) (?:next \w+ |ordinary )?meetings|(?:at |to )?every second meeting|(?:once|twice|{_NUMBER} times) (?:a|per|each|every) (?:{_YEAR_NAME}|month|quarter|week|term)\b|at (?:regular|\w+[- ]monthly|quarterly|annual|monthly) intervals\b"
    rf"|on an? (?:more )?(?:{_NUMBER}[ -])?(?:month|quarter|week|fortnight|half[- ]year|year|bi-?annual|bi-?month|annual|regular|dai|term|bi-?week|rolling|ongoing)(?:ly)? basis\b"
    rf"|per (?:annum|year|quarter|month)\b)"
)
# "report quarterly", "meet twice yearly"
ADVERB = guarded(
    rf"(?<![\w-])(?P<word>(?:(?:{_NUMBER}|once|twice)[- ])?(?:quarterly|annually|monthly|weekly|fortnightly|bi-?annually|half[- ]yearly|bi-?monthly|yearly|termly|regularly))"
    r"(?=\s{0,3}(?:[.,;:)|]|$|to |by |at |on |in |thereafter|and (?:that|to|the|monitor|review|report|consider|receive|provide|be)\b|with |as |for |from |via |through ))"
)
# "submit monthly figures", "receive quarterly updates": a recurrence before what recurs
REGULAR = guarded(
    r"(?<=\s)(?:monthly|quarterly|weekly|six-monthly|half-yearly|bi-?annual|annual)(?=\s(?:\w+\s){0,2}?(?:figures|reports|updates|data|returns|briefings|statistics|information|meetings)\b)"
)
GIVES = re.compile(
    r"\b(?:submit|publish|provide|receive|produce|supply|circulate|furnish|give|bring|present|have|hold|be given|be provided with)s?\s$"
)
NOT_ADVERB = re.compile(r"(?:^|[^a-z])(?:a|an|the|its|their|this|of|regular|latest|first)\s$", re.IGNORECASE)
# "in March", "on 5 May 2024", "for early June", "from April 2025": a date that is a due time only if it lies ahead
DATED = re.compile(
    rf"\b(?P<lead>in|on|for|from|at|around|towards|after|w/c|week commencing|week beginning|with effect from|commencing|starting|during|throughout) (?:{_DAY}|{_MARKED_PERIOD}|{_PERIOD}|the new year\b|the New Year\b)"
)
# "officers for 2024", "funding for the 2021/22 academic year": what is for a year is not due in it
FOR_A_YEAR = re.compile(rf"for (?:{_YEAR}|(?:the )?{_YEARS}(?: \w+ year)?)")
# "- 14 November 2022", "(by Spring 2023)": a date at the end of a task
AT_END = re.compile(
    rf"(?<=[\w).]) ?(?:-|\(|[;:]\*{{0,2}}|,(?= (?:[0-3]?\d |{_MONTH} {_YEAR}))) ?(?P<due>(?:[Bb]y |[Bb]efore |[Dd]ue |[Ii]n |[Ff]rom |[Ww]ithin )?(?:{_DAY}|{_PERIOD}))[)\]]?\.?$"
)
# "later that week", "in the new year", "during the consultation", "in future reports"
RELATIVE = guarded(
    rf"\b(?:(?:later )?(?:that|the) (?:very |same )?(?:week|(?<=same )(?:day|afternoon|month))(?=[.,;)]|$)|(?:to|at|for) (?:the|that) same meeting|at the same time(?=[.;)]|$)|at (?:its|their|the|his|her) (?:next|annual|{_MONTH}|{_SEASON}) (?:conference|away ?day|workshop|seminar|congress|AGM|annual general meeting)|later (?:this|in the) (?:{_YEAR_NAME}|month|week|summer|autumn)|this (?:spring|summer|autumn|winter|year|week|month)|(?:early )?next (?:{_YEAR_NAME}|month|week|{_SEASON}|quarter|term)"
    rf"|(?:early )?(?:in|for|from) the (?:new|next|coming|forthcoming|following|ensuing) (?:{_YEAR_NAME}|weeks?|months?|quarter|term)|(?:over|during|in) (?:the )?(?:coming|next|following|forthcoming) (?:weeks|months|year)|(?:for|over|during) the (?:remainder|rest|duration) of (?:the |this )?(?:current )?[a-z]+(?: (?:year|term|period|session))?|(?:over|during|throughout) (?:the |this |next )?(?:{_SEASON})(?: (?:period|recess|break|holidays?|months|term|season))?|during (?:the|this|its|their|any) (?:[\w'-]+ ){{0,2}}?(?:period|term|year|quarter|recess|break|holidays?|season|month|week|consultation|pilot|trial)(?: (?:period|phase))?|(?:as part of|in|during|within) the (?:{_YEARS} )?(?:budget|business planning) (?:setting )?(?:process|round|cycle)(?: for (?:the )?{_YEARS})?|in the {_YEARS} (?:budget|programme|work programme)|in the (?:run|lead)[- ]up to (?:the |its )?[\w'-]+(?: (?:of|for|[A-Z][\w'-]+)){{0,3}}|(?:with)?in the (?:next|coming|following) (?:fortnight|week|month|quarter|year|term|(?:committee |meeting |budget |reporting )?(?:cycle|round)|few (?:days|weeks|months))|in the coming (?:weeks|months|year)|(?:in|to|within|through|as part of) (?:all |any |the )?(?:future|subsequent) (?:[a-z]+ )?(?:reports?|updates?|papers?|years?|returns?|presentations?)|(?:in|during) {_YEARS}|from {_YEARS}(?= onwards|[.,;)]|$)|(?:in|with|alongside) (?:the|its|their) budget for {_YEARS}|nearer the time|in the course of the (?:session|year|term)|as (?:a )?part of the budget for {_YEARS}|next time(?=[.,;)]|$)|(?:at|to|for) (?:the|its) (?:Annual (?:General )?Meeting|annual (?:general )?meeting|AGM)(?: (?:in|on) (?:{_DAY}|{_PERIOD}))?|in the (?:morning|afternoon)(?=[.,;)]|$)|on the (?:following|next|same) day|throughout the {_YEAR_NAME}|(?:to|in|as part of|alongside|with) the (?:next )?(?:[a-z]+ )?(?:report|update|return|figures) for (?:Q[1-4]|[Qq]uarter (?:[1-4]|one|two|three|four)|the (?:next|fourth|final) quarter)|from the next [\w ]{{2,30}}? onwards|(?:in|as part of|within|with|through) (?:the|its|their|his|her) (?:next|following|forthcoming|upcoming|Quarter \w+|Q[1-4]|[Yy]ear[- ]end|(?<=in the )[Aa]nnual) (?:[\w-]+ ){{0,3}}?(?:report|update|edition|return|review|bulletin|newsletter|refresh)|(?<!\d )to {_MONTH}(?: {_YEAR})?(?=[.,;)]|$| (?:and|as|so|in order|because|pending)\b))\b"
)
# "bring the works forward to 2024/25", "defer the item to the autumn", but not "extended from 2021/22 to 2023/24": where a matter is moved to
MOVED_TO = re.compile(
    rf"\bto (?:the )?(?:financial year )?(?:{_YEARS}(?: {_YEAR_NAME})?|(?:current|next|following|coming) (?:{_YEAR_NAME}|quarter|month)|{_DAY}|{_PERIOD})(?=[.,;)]|$| (?:and|so|in order|because|pending|to|for|on)\b)"
)
MOVES = re.compile(
    r"\b(?:(?:bring|brought|bringing|mov(?:e|ed|ing)|put) (?:[\w'-]+ ){0,9}?(?:forward|back)|(?:defer|postpon|delay|reschedul|re-schedul|extend)\w*|push(?:ed)? back)\b[^.;,]{0,100}(?<!from 20\d\d/\d\d)\s$"
)
# "as soon as possible", "in due course", "at a later date", "without delay"
VAGUE = guarded(
    r"\b(?:as soon as (?:is |was |reasonably )?(?:possible|practicable|practical|practicably possible|available|ready|complete|[^,.;:]{2,60}? (?:is|are|was|were|becomes?|became|has|have|had|can|could) (?:been |be )?\w+|(?:he|she|they|it|we|this) (?:\w+ed|heard|hears?|knew|knows?|receives?|arrives?|comes?))|(?:at|on) the (?:earliest|first|next)(?: possible| available| practicable)? (?:opportunity|occasion)|in due course|in the (?:very )?near future"
    r"|at (?:an?|the|some|whatever) (?:(?:more|most) )?(?:later|future|suitable|convenient|appropriate|relevant|earlier|early|opportune|right|earliest(?: possible)?) (?:date|stage|time|point|juncture)(?: in the future)?|(?:on|at) an? (?:future|later) (?:occasion|date)"
    r"|within an? (?:reasonable|suitable|realistic|short) (?:time|timescale|timeframe|period)|with immediate effect|without (?:further )?delay|as a matter of (?:urgency|priority)|forthwith|urgently|(?<!\bare )(?<!\bis )(?<!\bwere )(?<!\bwas )immediately|shortly(?! (?:after|before))|beforehand|in advance(?! of)|asap|ASAP|in the future(?! [a-z-]+s\b| (?:work|topic|review|delivery|forward|provision|planning|use|direction|shape|success|model)\b)|in future(?! [a-z]+s\b)|by return(?: of post)?(?=[.,;)]|$)|when appropriate|going forward|moving forward|tomorrow)\b"
)
_EVENTS = r"(?:meeting|consultation|elections?|inspection|review|recess|break|holidays?|event|pilot|trial|budget|summer|winter|launch|completion|conclusion|outcomes?|publication|implementation|receipt|approval|adoption|introduction|agreement|end|start|(?:re-?)?opening|closure|appointment|inquiry|decision|visit|workshop|session|audit|survey|referendum|transfer|handover|restructure|reorganisation|procurement|tender|award|mobilisation|transition|settlement|announcement|release|roll-?out|analysis|evaluation|expiry|renewal|submission|ratification|Cabinet meeting|go-?live|by-election|Christmas|Easter|changes?|refresh|easing|lifting|relaxation|removal|installation|assessment|works|exercise|briefing|presentation|update)"
_FINITE = r"(?:is|are|was|were|has|have|had|goes|went|comes|came|takes|took|begins|starts|opens|ends|expires|closes|reports|meets|decides|considers|sets|launches|becomes|became|concludes|finishes|receives|publishes|makes|expired|ended|closed|met)"
_TO_HERE = r"(?=[.,;:)]|$| (?:[a-z]+ing|to|on|with|and|so|that|in order|for|from|by|which|setting|if)\b)"
# "since the service had planned to attend the June meeting, it should ": why, and no time at which anything is due
REASON = re.compile(r"\b(?:since|because|given that|although|whilst|while|noting that)\b")
# "had", "was" between the reason and "it should ": the reason tells
TOLD = re.compile(r"\b(?:had|was|were|has|have|is|are)\b")
# "it should ", "be asked": the clause that the reason is for
MAIN_CLAUSE = re.compile(r"\b(?:should|would|be)\b")
# "the number of people who were still attending " after six months: it is told of them
TOLD_OF = re.compile(r"\b(?:who|which)\s(?:was|were|is|are|had|have|has)\b[^,;]{0,60}$")
# "the schools affected " by the period, "the gap covered " by the season: who does it, and no deadline
DONE_BY = re.compile(
    r"\b(?:affected|caused|covered|impacted|driven|created|followed|faced|referred|supported)\s$"
)
# weaker than any other time: it says only that it is not now
FROM_NOW_ON = re.compile(r"(?:going|moving) forward|in (?:the )?future$")
# "once in post", "once a new Chair of the Board had been appointed", "once funding is secured", "following the consultation", "until a survey has been made"
CONDITION = guarded(
    r"\b(?:until (?:such time as )?(?:an?|the|they|it|he|she|this|these|all|its|their) (?:[\w'-]+ ){0,6}?(?:has|have|had) been \w+|[Oo]nce (?:in post|in place|ready|available|complete|live|known|appointed|[a-z]+(?:ed|own)\b(?! the)|[^,.;:\n]{1,90}? (?:had|has|have) (?:been )?\w+(?: up| out)?|[^,.;:\n]{1,90}? (?:is|are|was|were) (?:\w+ly )?(?:in place|in post|\w+))"
    r"|when (?:in post|in place|appointed|available|ready|published|complete|completed|finalised|known|agreed|(?:it|they|this|these|the [\w ]{1,40}?|[a-z]+) (?:is|are|was|were|becomes?|became|has been|have been) (?:available|ready|published|known|complete[d]?|finalised|agreed|received|in place|in post|appointed|confirmed|approved|launched|live|open|operational))"
    r"|when (?:it|he|she|they|the (?:matter|report|item|issue|subject|topic|policy|strategy|plan)) (?:next )?(?:decides?|considers?|reports?|meets?|met|sets?|returns?|returned|comes? back|came back)\b(?: (?:on|the|its|their|to|back) [\w'-]+(?: [\w'-]+)?)?"
    r"|when (?:the|its|their|an?|this) [\w' -]{2,60}? (?:is|are|was|were) next [a-z]+(?: (?:with|by) (?:the )?[\w'-]+(?: [A-Z][\w'-]*){0,4})?"
    rf"|when (?:it|they|this|these|all (?:of )?(?:the|its) [\w' -]{{2,50}}?|(?:the|its|their|an?) [\w' -]{{2,60}}?) (?:has|have|had) (?:been )?\w+(?: for {_NUMBER} {_UNIT})?"
    r"|when (?:it|they|this|these|the [\w' -]{2,50}?) (?:was|were) [a-z]+ed(?=[.,;)]|$)"
    r"|when (?:the|its|their|an?|this) [\w' -]{2,60}? (?:begins|starts|opens|ends|expires|closes|reports|meets|decides|considers|sets|comes into (?:force|effect)|takes effect|goes live)\b"
    rf"|(?:after|following) (?:the|its|their|this) (?:[a-z-]+ ){{0,2}}?{_EVENTS} (?:has|have|had|is|are|was|were) (?:been )?[a-z]+"
    r"|(?<!asked )(?<!know )(?<!explain )(?<!of )(?<!confirm )(?<!about )when (?:the|its|their|this) [\w' -]{2,60}? (?:is|are) (?:let|held|put in place|[a-z]+ed)\b"
    rf"|after (?:the|its|their|an?|this|these|all) (?!{_EVENTS}\b)[\w' -]{{2,60}}? {_FINITE}\b(?: (?:been )?[\w-]+)?"
    rf"|(?:following|after|upon|pending) (?:the |its |their |his |her |this |these |any |all |an? )?(?:(?!(?:and|or|to|that|which|from|by)\b)[\w'&-]+ ){{0,3}}?{_EVENTS}(?: (?:of|by|with|to(?= (?:(?:the|its|this|an?|all|[Mm]embers)\b|[A-Z]))|in) (?:the |this |its |an? |any )?[\w'&-]+(?: [\w'&-]+){{0,6}}?)?{_TO_HERE}"
    rf"|(?<!report )(?<!reports )(?<!update )(?<!updates )(?<!information )(?<!progress )(?<!briefing )(?<!work )(?<!back )(?<!paper )(?<!details )(?<!feedback )on (?:completion|conclusion|publication|receipt|expiry|appointment|adoption)(?: of (?:the |this |its |an? |any |further )?[\w'-]+(?: [\w'-]+){{0,6}}?)?{_TO_HERE}"
    r"|post[- ](?:implementation|election|launch|completion|publication|consultation|inspection)(?! [a-z]+s?\b)"
    r"|(?:following|after|upon) (?:its|their|his|her) (?:consideration|approval|adoption|completion|publication|receipt|appointment|submission|agreement|introduction)(?: (?:by|to|of) (?:the )?[\w'-]+)?"
    r"|(?:following|after|upon) (?:the |this |its )?(?:consideration|scrutiny) (?:of|by) (?:the |this |its )?[\w'-]+(?: [\w'-]+){0,6}?(?=[.,;)]|$| (?:[a-z]+ing|to|on|with|and|so|that)\b))"
)
# "before a final decision is made", "ahead of the budget", "prior to implementation", "until the new contract starts"
EVENT = guarded(
    r"\b(?P<lead>before|prior to|ahead of|in advance of|in time for|until) (?P<what>(?!(?:me|us|you|him|her|them|now|then)\b)[\w'&/-]+(?: [\w'&/-]+){0,9}?)(?=[.,;:)]|$| (?:and|so|for|about|regarding|concerning|with|that|which|in order|setting|outlining|to (?!be\b|Cabinet|Council|full|Full|members\b|opening))\b)"
)
# "the Committee", "Cabinet": before them something comes, it is not due before them
ONLY_BODY = re.compile(
    r"(?:the |this |that |its |a |an |any |another |full |Full )*(?:[A-Z][\w'&-]* |of |and |for |on |select |scrutiny )*(?:[Cc]ommittees?|[Pp]anels?|[Bb]oards?|[Cc]ommissions?|[Cc]ouncils?|[Cc]abinet|[Mm]embers|[Gg]roup|[Cc]ourts?|[Ee]xecutive|[Ff]orum|[Aa]ssembly|inspectors?|tribunal|it)$"
)
# "Budget Council", "Cabinet": before their decision something is due
DECIDES = re.compile(r"(?:the )?(?:[Ff]ull |[Bb]udget )?(?:Cabinet|Council|Executive)$")
COMES_BEFORE = re.compile(
    r"\b(?:comes?|came|brought|bring|brings|put|laid|lay|placed?|matters?|papers?|reports?|appear(?:ed|s)?|heard|goes?|went|made|report|items?|petitions?|cases?|applications?|night|day|week|year|month|than|as|and|was|were|is|are|issues?|proposals?)\s$"
)

_WELSH_MONTH = r"(?:Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr)"
# "cyn y cyfarfod nesaf", "ym mis Medi 2019", "erbyn diwedd mis Mawrth", "ymhen chwe mis", "bob chwarter"
WELSH = guarded(
    rf"\b(?:(?:cyn|yn|erbyn|ar gyfer|i|i'r|yng) (?:y |ei )?c?n?g?h?yfarfod (?:nesaf|mis \w+)|cyn (?:diwedd|dechrau) (?:y |mis )?\w+|o fewn (?:\w+ )(?:diwrnod|wythnos|mis)|yn yr (?:hydref|haf|gaeaf|gwanwyn)|yn y (?:gwanwyn|flwyddyn newydd)|cyn gynted \u00e2 phosibl|maes o law|yn (?:flynyddol|chwarterol|fisol|rheolaidd)|ar \u00f4l y cyfarfod|(?:ym|erbyn|ar gyfer|yn|o|tan|cyn)(?: d?diwedd| d?dechrau)?(?: [mf]is)? {_WELSH_MONTH}(?: {_YEAR})?|(?:erbyn|cyn|ar|tan) (?:y )?\d{{1,2}}(?:af|il|ydd|ed|fed|eg|ain)? (?:o )?(?:fis )?{_WELSH_MONTH}(?: {_YEAR})?"
    r"|(?:erbyn|cyn|ar) (?:d?diwedd )?(?:y|yr|gwyliau'r|toriad yr) (?:Nadolig|Pasg|haf|flwyddyn(?: \w+)?|toriad(?: \w+)?)|ymhen (?:\w+ )(?:mis|wythnos|mlynedd|diwrnod)|bob (?:chwarter|mis|blwyddyn|tri mis|chwe mis))\b"
)

PARTICIPLE_BEFORE = re.compile(
    r"(?P<be>\b(?:be|being|is|are|been) (?:\w+ly )?(?:\w+(?: back)? and )?)?(?P<participle>\b(?:\w+ed|held|made|given|sent|taken|took place|set|drawn|begun|undertaken|written|met|was|were|had|since|brought|shown|dating|(?:the|this|that|its|their|latest|annual|previous) (?:[a-z]+ ){0,2}report|minutes|minute|figures|data|opened))\s$"
)
# "be provided during the year", "updates over the summer", but not "complaints during the year": what goes on for a time
SPANS_BEFORE = re.compile(
    r"(?:^|,|\bthat|\b(?:are|is) (?:arranged|held|provided|scheduled|monitored)|\bbe \w+(?: (?:out|up|on|off|over|down))?|\bbe (?:\w+ ){1,4}(?:to|with|by|for) (?:[\w']+ ){1,4}?\w+|\b(?:updates?|reports?|reviews?|briefings?|sessions?|meetings?|training|progress|position|matter|situation|issue|item|work|this|it|them|regularly|figures|workshops?|visits?|programme|scheme|Members|Committee|Panel|Board|Council))\s$"
)
# "after consultation with the Portfolio Holder": with whom a power is used, and not when
CONSULTED = re.compile(
    r"(?:after|following) (?:further )?consultation with (?:the |all )?(?:relevant |appropriate )?(?:Chair|Vice|Portfolio|Cabinet|Leader|Executive|Lead\b|Director|Head|Monitoring|Ward|[Ww]ard|Member|[Mm]embers|Group)"
)
AFTERWARDS = re.compile(r"(?:after|following|upon|on)\b")
# "details of what happens ", "how residents are told ": an event behind them belongs to the question
ASKED_ABOUT = re.compile(r"\b(?:what|how|whether|why|who)\b[^,;]{3,100}$")
# "look at whether waiting times could be shown ": what follows is asked, not promised
ASKED_WHETHER = re.compile(r"\bwhether\b[^,;]{3,100}? (?:could|can|might) [^,;]{2,60}$")
# "seek an assurance that residents would be told ", "make the argument that it would, ": what follows is vouched for, and no time at which it is asked
ASSURED = re.compile(
    r"\b(?:assurances?|assured|guarantees?|the (?:argument|view|case|fear)s?) that [^;]{3,200}$"
)
# "that the following " decision of Cabinet: what is listed or told, not what comes first
LISTED_NEXT = re.compile(r"\b(?:the|these|those|with|all|any)\s$")
# "the changes following the review be noted": it has been, and what came of it is only noted
ONLY_NOTED = re.compile(r" be (?:noted|welcomed|endorsed)\b")
# "a report on completion of the works": what it is about
REPORT_ON = re.compile(r"\b(?:reports?|updates?|information|progress|briefing|paper|details|feedback|note) $")
# "a further report in January": unlike "the report in January", still to come
REPORT_TO_COME = re.compile(
    r"\b(?:an?|further|another)\s(?:(?:further|progress|detailed|full|update)\s)?report\s$"
)
