"""Tells whether a word such as "resolved", "AGREED", "Decision" or "NOTED" heads decisions of the meeting itself.

In capitals it does anywhere; with a capital it does at the start of a sentence, before a colon, dash or "that"; in small
letters only behind the body itself ("the Board resolved that", "The Committee agreed:").
"""

import re
from dataclasses import replace

from importers.minutes.clauses.head_words import DecisionHead, HeadKind, HeadWord
from importers.minutes.language.body_words import BODY

__all__ = [
    "is_marked",
    "is_own_act",
    "read_agreed",
    "read_decision",
    "read_named",
    "read_noted",
    "read_opening",
    "read_resolved",
]

# ": -", " –", ":-", "." or a line's end behind a head
_MARK = re.compile(
    r"[*_\s]{0,4}(?:[:;]\s?[-:]?|-{1,2}|\.(?=\s)|(?=\n|$|\s*[(\[]?(?:1|a|i|A)[.)\]]))[*_]{0,4}"
)
_OPENS_WITH_THAT = re.compile(
    r"[*_]{0,4}\s{1,20}(?:T ?H ?A ?T|that|(?:not )?to|by|on|unanimously)\b", re.IGNORECASE
)
# "AGREED, by six votes to none, that": the count of a vote between a head and its clause
_VOTED = re.compile(r",\s(?:by|nem|on|with)\b[^,.;:]{2,70},\s{1,3}(?=that\b|to\b)", re.IGNORECASE)
_BODY_NAME = rf"(?:{BODY}|[Mm]embers|[Mm]eeting|[Gg]roup|[Ff]orum|[Aa]ssembly|[Aa]uthority|[Pp]artnership|COMMITTEE|PANEL|BOARD|COMMISSION|MEMBERS|Council|Cabinet|Executive)"
_ADVERBS = r"(?:(?:also|then|therefore|unanimously|accordingly|further|subsequently|duly|hereby|formally|thereafter|proposed|had|it(?:\swas|\sis)?|IT(?:\sWAS)?|UNANIMOUSLY|THEREFORE|ALSO|THEN|and|moved|seconded|,)[\s,]{1,3}){0,4}"
# "The Committee ", "It was unanimously ", "Members therefore ": the body as the head's own subject
_OWN_SUBJECT = re.compile(
    rf"(?:\b[Ii]t\s(?:was|is)|\bIT WAS|\b[Bb]e it|\b{_BODY_NAME}[,:]?(?:\s(?:having|following|after)\s[^,.;]{{3,120}},)?)\s{{1,3}}{_ADVERBS}$"
)
# "UNANIMOUSLY ", "it was then ", "and ", "ACTION " right before a head
_LED_BY = re.compile(
    r"(?:^|[\s:])(?:[Uu]nanimously|UNANIMOUSLY|(?:[Ii]t\s[Ww]as|IT WAS|[Ww]as|WAS)(?:\s(?:[Uu]nanimously|UNANIMOUSLY|then|therefore|THEREFORE|further|also))?|[Aa]nd|AND|ACTIONS?|Actions?|DECISIONS?|Decisions?)\s{1,3}$"
)
# "the report ", "had ", "previously ": whoever resolved was not this meeting, or not now
_OTHERS = re.compile(
    r"\b(?:reports?|paper|motion|had|previously|has|have|inspectors?|Ofsted|review|auditors?|Government|is|are|be|officers?|been|being|not|notice|letter|amendment|draft)\s{1,3}(?:\w+ly\s)?$",
    re.IGNORECASE,
)
_EXECUTIVE = re.compile(r"\b(?:Cabinet|Executive|Council)[,:]?\s{1,3}$")
# "the meeting had been held on 9 January where it was " before "resolved": told of another meeting
_ANOTHER_DAY = re.compile(
    r"\b(?:had been held|(?:was|were|meeting) held on \d|[Aa]t (?:its|their|the|a) (?:\w+ )?meeting (?:in|on|held|of)|(?:last|previous|earlier) meeting|[Pp]reviously)\b"
)
# "41  MINUTES - " before "Resolved - That": a title and its decision on one line
_TITLED = re.compile(r"[A-Z]{3}[A-Z0-9 ,&'()/.]{0,80}\s{0,3}-\s{1,3}$")
_NOT = re.compile(r"\bun$|\bnot\s$")
# "Penderfynodd y Pwyllgor "
_BY_THE_BODY = re.compile(
    r"\s(?:y|yr)\s(?:Pwyllgor|Panel|Bwrdd|Is-[Bb]wyllgor|[Aa]elodau|Cyngor)(?:\sCraffu)?\b"
)
_COLON = re.compile(r"(?: \d{1,3}(?:/\d{2,4})?)?\s{0,2}(?::|\n)")
# "Agreed:", "Agreed -", "Agreed that", "Agreed⏎(1)"
_AGREED_MARK = re.compile(r"[*_]{0,4}\s{0,3}(?:[:-]|that\b|to\b)|\s*\n\s*\(?(?:1|a|i)[.)]")
# "agreed:", "agreed that:-", "agreed to:", "agreed the following:", "agreed (a) to"
_OPENS_LIST = re.compile(
    r"\s{1,3}(?=\((?:1|a|i)\)\s(?:to|that|the)\b)|\s{0,3}(?:(?:that|to|as follows|the following(?:\s[a-z]+){0,3}|on the following(?:\s[a-z]+){0,3})\s{0,2}){0,2}(?::\s?-?|-)\s{0,3}(?=\n|[(\[]?(?:1|a|i|A)[.)\]]|[*-]\s|(?<=: )that\s)"
    r"|\sthe\s?[:.]\s{1,3}(?=[(\[]?(?:1|a|i)[.)\]]\s)"
)
# "Seconded by Alderman Bell and agreed that⏎⏎(a) a monitor be installed": what was agreed stands apart
_OPENS_PARAGRAPH = re.compile(r"\s(?:that|to):?[ \t]{0,4}\n\s*\n")
_SECONDED = re.compile(r"\b[Ss]econded\sby\s[^.;\n]{3,60}\sand\s(?:it\swas\s)?(?:unanimously\s)?$")
# " the recommendations of the paper, as follows:⏎a)": what was agreed, before the list that spells it out
_AGREED_LIST = re.compile(
    r"\s(?:the|with|its|a|on)\s[^.:;\n]{3,110}?(?:\bas follows|\bfollowing\b[^.:;\n]{0,50}|\bnamely)\s?:\s?-?\s*(?=\n|[(\[]?(?:1|a|i|A)[.)\]]|[*-]\s)"
)
# " that⏎the tender be accepted" behind "seconded by Alderman Bell and agreed": what was agreed begins a line
_ON_NEXT_LINE = re.compile(r"(?:\s(?:that|to):?)?[ \t]{0,4}\n\s*(?=\S)")
_SURE = 0.85
# "AGREED:", "AGREED⏎", "NOTED that:" head a list; "NOTED-ness" does not
_HEADS_LIST = re.compile(r"[*_]{0,4}\s{0,3}(?::|-(?!\w)|\n|$|(?:that|THAT|to)\s{0,2}:)")
# "APPROVED:⏎(1)" behind whoever decided
_COLON_LIST = re.compile(r"\s?:\s*\n\s*\(?(?:1|a|i)[.)]")
# ":", " taken:", " of the Cabinet Member for Parks", a line's end, " - " behind "Decision"; " The Audit and Scrutiny Committee" where a reader left no line break
_ALONE = re.compile(
    r"[*_]{0,4}(?:\(s\)|[ \t](?:taken|made|reached|agreed)(?=[ \t]?:)|[ \t](?:of|by)[ \t](?:the[ \t])?(?:Executive|Cabinet|Lead|Portfolio|Deputy|Leader)\b[^\n:.;]{0,70}(?=[:\n]))?[ \t]{0,3}(?::|\n|$|-\s)"
)
# "Decision: That the report be noted" behind the end of a sentence
_CLAUSE_NEXT = re.compile(
    r"(?:\(s\))?\s?:\s{1,3}(?=[*_]{0,2}(?:That|To|The|the|It was|Agreed|Noted|Approved|Endorsed|Recommended|Resolved|AGREED|NOTED|RESOLVED|\(?[1ai][.)])\s)"
)
_BODY_NEXT = re.compile(rf"\s{{1,3}}The\s(?:[\w&',-]+\s){{0,8}}?(?:{BODY}|Council|Cabinet)\b")


def is_marked(word: HeadWord, after: int) -> bool:
    """Tell whether a colon, a dash, a line's end or "that" stands at ``after``."""
    return (
        _MARK.match(word.plain, after, word.end) or _OPENS_WITH_THAT.match(word.plain, after, word.end)
    ) is not None


def is_own_act(before: str) -> bool:
    """Tell whether the words before a head make the meeting its subject.

    >>> is_own_act("Following a vote, the Board "), is_own_act("The report "), is_own_act("The Committee had ")
    (True, False, False)
    """
    return _OWN_SUBJECT.search(before) is not None and _OTHERS.search(before) is None


def read_resolved(word: HeadWord) -> DecisionHead | None:
    """Read "RESOLVED", "Resolved -", "the Board resolved that", "Resolution:"."""
    if word.word.lower().startswith("resolution"):
        heads = word.opens and _COLON.match(word.plain, word.after)
        return word.head("resolved", heads.end(), confidence=0.8) if heads else None
    welsh = _BY_THE_BODY.match(word.plain, word.after) if word.word.lower() == "penderfynodd" else None
    if welsh is not None:
        return word.head("resolved", welsh.end())
    if word.word.isupper() or word.word == "Penderfynwyd" and word.opens:
        return None if _NOT.search(word.before) else word.head("resolved")
    if not is_marked(word, word.behind):
        return None
    if word.word[0].isupper() and (word.opens or _LED_BY.search(word.before) or _TITLED.search(word.before)):
        return word.head("resolved")
    if _ANOTHER_DAY.search(word.led):
        return None
    own = (is_own_act(word.before) or is_own_act(word.led)) and not _EXECUTIVE.search(word.before)
    own = own or _SECONDED.search(word.led) is not None
    return word.head("resolved", start=word.sentence, confidence=_SURE) if own else None


def read_agreed(word: HeadWord) -> DecisionHead | None:
    """Read "AGREED", "Agreed -", "The Committee agreed:"."""
    if word.word.isupper() and _TO_BE.search(word.before):
        return None
    if word.word.isupper():
        sentence = word.plain[word.sentence : word.at]
        led = any(_LED_BY.fullmatch(" " + before.lstrip(" >*_#|")) for before in (word.before, sentence))
        return _in_capitals(word, "resolved", opens=word.opens or led)
    if word.word[0].isupper():
        return word.head("resolved") if word.opens and _AGREED_MARK.match(word.plain, word.behind) else None
    seconded = _SECONDED.search(word.before)
    if _OPENS_PARAGRAPH.match(word.plain, word.after, word.end) and (is_own_act(word.before) or seconded):
        return word.head("resolved", start=word.sentence, confidence=_SURE)
    if seconded and (below := _ON_NEXT_LINE.match(word.plain, word.after, word.end)):
        return word.head("resolved", below.end(), start=word.sentence, confidence=_SURE)
    listed = _AGREED_LIST.match(word.plain, word.after, word.end)
    if listed and is_own_act(word.before):
        return word.head("resolved", listed.end(), start=word.sentence, confidence=_SURE)
    if _OPENS_LIST.match(word.plain, word.after, word.end) and (
        is_own_act(word.before) or not word.before.strip() and is_own_act(word.led)
    ):
        return word.head("resolved", start=word.sentence, confidence=0.8)
    return None


# "THESE MINUTES WILL BE " before "AGREED AT THE NEXT MEETING": what is still to come
_TO_BE = re.compile(r"\b(?:WILL|TO|SHALL|MUST|CAN|MAY) BE $")
# "The minutes of 4 May were " before "APPROVED as a true record"
_OF_MINUTES = re.compile(r"(?:The )?[Mm]inutes\b[^.;]{0,120}\b(?:was|were) $")


def read_noted(word: HeadWord) -> DecisionHead | None:
    """Read "NOTED." at the start of a sentence, "The Committee NOTED the report"."""
    opens = word.opens
    if not opens and _COLON_LIST.match(word.plain, word.after):
        return word.head("resolved")
    decides = opens or _OWN_SUBJECT.search(word.before) or _OF_MINUTES.match(word.before)
    return _in_capitals(word, "noted", opens=opens) if decides else None


# "Decision⏎" above "The Panel NOTED the report": a heading, and no part of the sentence
_HEADING_LINE = re.compile(
    r"\W*(?:DECISIONS?|Decisions?|RESOLUTIONS?|Resolutions?|Outcome|Conclusions?|Minutes?)\W*\n\s*"
)


def _in_capitals(word: HeadWord, kind: HeadKind, *, opens: bool) -> DecisionHead:
    """Read a head in capitals: alone or with a mark it heads a list; inside a sentence it is part of the clause."""
    if _HEADS_LIST.match(word.plain, word.behind) and not _is_all(word, kind):
        return word.head(kind)
    voted = _VOTED.match(word.plain, word.after, word.end)
    head = word.head(kind, voted.end() if voted else None)
    if opens and voted:
        return head
    if opens:
        keeps = kind == "noted" or not _OPENS_WITH_THAT.match(word.plain, word.after)
        return DecisionHead(kind, head.span, word.at if keeps else head.text, word.at, whole=keeps)
    above = _HEADING_LINE.match(word.plain, word.sentence, word.at)
    sentence = above.end() if above else word.sentence
    if word.at - sentence > _LONG_PREAMBLE and kind != "noted" and _TO_OR_THAT.match(word.plain, word.after):
        return replace(word.head(kind), start=sentence)
    return DecisionHead(kind, head.span, sentence, sentence, whole=True)


# what leads up to "AGREED that" and is no part of what was agreed, in code points: "On a motion from …, it was unanimously"
_LONG_PREAMBLE = 45
_TO_OR_THAT = re.compile(r"\s(?:that|to)\b")
# "⏎⏎(a) the report", "⏎that …": what a word in capitals on a line of its own heads
_CLAUSE_BELOW = re.compile(
    r"[*_]{0,4}\s{0,3}(?::|-|(?:that|THAT|to)\b)|\s*(?:[*-]\s|[(\[]?(?:\d{1,2}(?:\.\d{1,2})?|[a-zA-Z]|[ivx]{1,4})[).\]]?\s|(?:[Tt]hat|[Tt]o|[Tt]he|[Nn]ot|[Aa]n?)\b)"
)


def _is_all(word: HeadWord, kind: HeadKind) -> bool:
    """Tell whether "APPROVED" on a line of its own is the whole decision: nothing below reads as its list."""
    return kind == "noted" and word.opens and not _CLAUSE_BELOW.match(word.plain, word.behind, word.end)


# "Matter for⏎Decision", "Report for⏎Decision": what is only put to the meeting
_IS_FOR = re.compile(r"\b(?:[Mm]atters?|[Ii]tems?|[Rr]eports?) for\s{1,9}$")
_SHORT_LINE = 40


def read_decision(word: HeadWord) -> DecisionHead | None:
    """Read "DECISION", "Decision:" on a line of its own, "Decision The Committee:"."""
    before = word.line_before().strip(" *_>#|")
    if not before and _IS_FOR.search(word.plain, max(word.start, word.at - _SHORT_LINE), word.at):
        return None
    alone = before in ("", "Decision", "DECISION") and _ALONE.match(word.plain, word.after, word.end)
    follows = _BODY_NEXT.match(word.plain, word.after, word.end) or _CLAUSE_NEXT.match(
        word.plain, word.after, word.end
    )
    if alone or word.opens and follows:
        return word.head("decision", alone.end() if isinstance(alone, re.Match) else None, confidence=0.85)
    return None


def read_named(word: HeadWord) -> DecisionHead | None:
    """Read "The EASTMERE AUDIT COMMITTEE noted the report.": the body in capitals marks what it decided, one sentence a head."""
    if not word.opens:
        return None
    return replace(word.head("resolved", word.at, confidence=_SURE), text=word.at, whole=True)


# "The report recommended that the Committee:", "The Panel was invited to": what is only put to the body
_PUT_TO_BODY = re.compile(
    r"\b(?:recommend\w*|asks?|asked|invit\w+|propos\w+|moved|motion|suggest\w+|requested)\b[^:.;\n]{0,60}\b(?:that|to|for)\s$"
)


def read_opening(word: HeadWord) -> DecisionHead | None:
    """Read "the committee (a) noted …; and (b) instructed …": the body opens a list of what it did."""
    if _PUT_TO_BODY.search(word.plain, word.sentence, word.at) or " that " in word.word:
        return None
    return word.head("resolved", confidence=0.75)
