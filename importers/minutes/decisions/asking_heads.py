"""Tells whether a word such as "RECOMMENDED" or "Actions" heads what others, or officers, are asked to do.

"The Committee made the following recommendations:" is such a head; "the report recommended:" is none, nor is a mere
mention ("recommendation 3", "an action plan").
"""

import re
from dataclasses import replace

from importers.minutes.clauses.head_words import DecisionHead, HeadKind, HeadWord
from importers.minutes.decisions.resolved_heads import is_marked, is_own_act
from importers.minutes.language.mood import reads_as_task
from importers.paper import Span

__all__ = ["is_dashed", "read_action", "read_recommended"]

# " to Cabinet:", " (to Council)", " TO COUNCIL -", " to the Executive that"
_TO_BODY = re.compile(
    r"[*_]{0,4}[\s:-]{0,6}(?P<bracket>\()?\s{0,2}(?:to|TO|To)\s(?:the\s|THE\s)?(?P<body>(?:(?:[Ff]ull|FULL)\s)?(?:[A-Z][\w'&/-]*|cabinet|council|executive)(?:\s(?:of|for|and|&|the|[A-Z][\w'&/-]*)){0,9})(?(bracket)\s{0,2}\))"
    r"(?=\s{0,3}(?:[:,-]|\n|$|that\b|THAT\b|\)|T H A T))"
)
# "is ", "the report ", "of ": a mention, not a head
_MENTIONED = re.compile(
    r"\b(?:is|are|be|been|report|officers?|following|these|the|of|and|no|its|their|other)\s$", re.IGNORECASE
)
_LED_BY = re.compile(r"(?:[Rr]esolved|RESOLVED|[Aa]greed|AGREED|DECISIONS?)\s(?:to|TO)\s$|\bIT WAS\s$")
# "Recommendation 3", "Recommendations from"
_NO_HEAD = re.compile(r"[ \t]{0,2}\d|\s{0,2}(?:was|from|of|in|for|and)\b")
# "RECOMMENDATION 1⏎That the Council": each with a number and a head of its own
_NUMBERED = re.compile(r"[ \t]{0,2}\d{1,2}[ \t]{0,2}[.:-]?[ \t*_]{0,6}\n?\s{0,6}(?=(?:That|To)\s)")
# "made the following ", "The following further "
_FOLLOWING = re.compile(r"(?:[Tt]he\s)?[Ff]ollowing\s(?:\w+\s){0,2}$")
# "recommendations to the Executive were as follows:"
_AS_FOLLOWS = re.compile(
    r"(?:\sto\s(?:the\s)?(?P<body>[A-Z][\w'&-]*(?:\s(?:of|for|and|[A-Z][\w'&-]*)){0,8}))?\s(?:were|are)\s(?:agreed\s)?as\sfollows\s?:"
)
_FOLLOWING_TAIL = re.compile(r"[^.:\n]{0,90}:")
# "The following actions were also agreed. Officers to:": the list is led up to by a sentence of its own
_FOLLOWING_STOP = re.compile(r"\s(?:was|were)\s(?:also\s)?(?:agreed|noted|requested)\.(?=\s)")
# "recommendations to Cabinet:", "recommendations be put to the Executive:"
_PUT_TO = re.compile(
    r"\b(?:to|for)\s(?:the\s)?(?P<body>(?:[Ff]ull\s)?(?:[A-Z][\w'&/-]*)(?:\s(?:of|for|and|&|the|[A-Z][\w'&/-]*)){0,9})(?=\s?(?::|,|for\s(?:its|their)))"
)
_VERBS = frozenset({"recommend", "recommends", "recommended"})
# "agreed to " before "recommend"
_AGREED_TO = re.compile(r"(?:agreed|resolved|decided|voted|wished|wishes)\s(?:\w+ly\s)?to\s$")
_BODY = r"(?:[Tt]he\s)?(?:[Ff]ull\s)?[A-Z][\w'&/-]*(?:\s(?:of|for|and|&|the|[A-Z][\w'&/-]*)){0,9}"
# " to Cabinet:", " that the Executive:⏎(a)", ":⏎- " behind "recommends"
_OPENS_LIST = re.compile(
    rf"(?:\sto\s(?P<to>{_BODY}))?(?:,?\s(?:that|as\sfollows|the\sfollowing))?(?:\s(?P<that>{_BODY}))?\s?:\s?-?\s*(?=\n|[(\[]?(?:1|a|i|A)[.)\]]|[*-]\s)(?<=[:\s-])"
)
# "(2) the Committee", "that the Committee": how an entry begins
_OPENS_ENTRY = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|[Tt]hat\s")
# "noted the report and recommended": the sentence decides something else too, and its own head or reader has it
_SETTLES_TOO = re.compile(
    r"\b(?:not(?:e|es|ed|ing)|approve[ds]?|endorse[ds]?|welcome[ds]?|thank(?:ed|s)?|RESOLVED|AGREED|Resolved)\b"
)
# "2. ", "⏎(b) ", "- " and the first letter behind it
_ENTRY = re.compile(r"(?:^|\s)(?:\(?\w{1,4}(?:\.\d{1,3})*[.)]|[*-])\s{1,8}[*_]{0,2}\S$")
# "be conveyed to", "make … to": how comments reach whom they are for
_PASSED_ON = re.compile(
    r"\b(?:be|were)\s(?:\w+ly\s)?(?:conveyed|forwarded|referred|put|submitted|made|sent|passed|reported|fed|communicated|given)\b|\b(?:to\s|agreed\s)?(?:make|made|submit|submitted|forward|convey|put|send)\s"
)
_FOLLOWING_VERB = re.compile(
    r"\b(?:ma(?:ke|kes|de)|agreed|approved|proposed|resolved|put forward|adopted|were|be|submit|identified|proposes?)\b"
)
_OTHERS_SUBJECT = re.compile(
    r"\W*(?:the\s)?(?:\w+\s){0,3}(?:report|Cabinet|Executive|Ofsted|inspectors?|review|audit|officers)\b(?!\sand)",
    re.IGNORECASE,
)
# "Agreed ", "Key " before "Actions"
_NAMED = re.compile(
    r"\W*(?:(?:Key |KEY )?(?:[Dd]ecisions|DECISIONS) (?:and|AND|&)|Agreed|AGREED|Key|KEY|Follow[- ][Uu]p|New|Further|Summary of|SUMMARY OF)\s"
)
# "ACTION AGREED", "Action points:", "Action >>> Head of Law", "ACTION BY:", "Action for the Head of Finance:", "Actions/further information to be provided:"
_ACTION_TAIL = re.compile(
    r"[*_]{0,4}\s{0,3}(?:/[\w /]{3,60}(?=:)|AGREED|[Aa]greed|POINTS?|[Pp]oints?|BY|[Bb]y|FOR|[Ff]or|ITEMS?|REQUIRED|[Rr]equired|ARISING|[Aa]rising(?:\s[Ff]rom\s(?:the|this)\s[Mm]eeting)?|[Tt]o\sbe\staken|[Tt]aken|TAKEN|OWNER|\(s\)|FROM\s(?:THE|THIS)\sMEETING|[Ff]rom\s(?:the|this)\smeeting|LIST|LOG|[Ll]ist|[Ll]og|NO\.?\s?\d{0,3}|(?<=[ \t])\d{1,4}(?:[/.]\d{1,4})?|[Pp]oints\s(?:[Aa]rising|[Aa]greed|[Ff]rom\s(?:the|this)\s[Mm]eeting))?"
    r"(?:(?<=for|FOR|.by|.BY|.By|For)\s(?P<who>(?:the\s)?[A-Z][\w'&/, ()-]{2,110})(?=(?::|\s-)\s?[A-Za-z]))?\s{0,3}(?P<mark>[:;]|-|[ \t]?>{1,12}|\n|$|\.(?=\s))"
)
# "(Action: Ewan Craig)": a bracket of its own behind a sentence
_IN_BRACKETS = re.compile(
    r"(?: by| BY)?\s?[:-]\s?[A-Z](?:[^()\[\]\n.;]|\([A-Z][^()\n.;]{1,50}\)){1,170}[)\]]"
)
# "(ACTION)" behind a sentence: a mark without a name
_MARK_ALONE = re.compile(r"[)\]]")
# "Actions⏎", "Actions agreed⏎": a title without colon
_TITLE = re.compile(r"s?\s{0,3}(?:[Aa]greed|[Pp]oints?|[Rr]equired)?\s*(?:\n|$)")


def read_recommended(word: HeadWord) -> DecisionHead | None:
    """Read "RECOMMENDED -", "RECOMMENDED to Cabinet:", "Recommendations:", "made the following recommendations:"."""
    noun = word.word.lower().startswith("recommendation")
    if word.word[:3].lower() == "the":
        return _read_passed_on(word)
    if word.word in _VERBS:
        return _read_own_verb(word)
    if word.word[0].islower() or _MENTIONED.search(word.before):
        return _read_following(word) if noun else None
    opens = word.opens or _LED_BY.search(word.before) is not None
    if not opens and not (word.word.isupper() and is_own_act(word.before)):
        return None
    to_body = _TO_BODY.match(word.plain, word.after, word.end)
    plural = 3 if word.plain.startswith("(s)", word.after) else 0
    to_body = to_body or (_TO_BODY.match(word.plain, word.after + plural, word.end) if plural else None)
    after = to_body.end() if to_body else word.after + plural
    numbered = _NUMBERED.match(word.plain, word.after, word.end) if noun and opens else None
    if numbered is not None:
        return word.head("recommended", numbered.end())
    if not is_marked(word, after) or noun and _NO_HEAD.match(word.plain, word.after):
        return None
    head = word.head("recommended", after)
    return replace(head, addressee=Span(*to_body.span("body"))) if to_body else head


def _read_own_verb(word: HeadWord) -> DecisionHead | None:
    """Read "The Panel agreed to recommend to Cabinet:", "the Commission recommends that the Executive:" before a list."""
    tail = _OPENS_LIST.match(word.plain, word.after, word.end)
    if tail is None or _is_entry(word) or _SETTLES_TOO.search(word.plain, word.sentence, word.at):
        return None
    if not is_own_act(_AGREED_TO.sub("", word.before)):
        return None
    head = word.head("recommended", tail.end(), start=word.sentence, confidence=0.85)
    body = next((name for name in ("to", "that") if tail[name]), None)
    return replace(head, addressee=Span(*tail.span(body))) if body else head


def _is_entry(word: HeadWord) -> bool:
    """Tell whether the word's sentence is an entry of a list that another head governs: "2. That the Committee recommends"."""
    behind = _ENTRY.search(word.plain, max(word.start, word.sentence - 16), word.sentence + 1)
    return behind is not None or _OPENS_ENTRY.match(word.plain, word.sentence) is not None


def _read_passed_on(word: HeadWord) -> DecisionHead | None:
    """Read "that the following comments be conveyed to the Cabinet Member:", which puts what is listed to somebody."""
    tail = _FOLLOWING_TAIL.match(word.plain, word.after, word.end)
    to_body = _PUT_TO.search(word.plain, word.after, tail.end()) if tail else None
    if tail is None or to_body is None or _is_entry(word):
        return None
    if not _PASSED_ON.search(word.plain, word.sentence, tail.end()):
        return None
    head = word.head("recommended", tail.end(), start=word.sentence, confidence=0.85)
    return replace(head, addressee=Span(*to_body.span("body")))


def _read_following(word: HeadWord) -> DecisionHead | None:
    """Read "the Committee made the following recommendations:" as a head, but not what a report recommended."""
    listed = _AS_FOLLOWS.match(word.plain, word.after, word.end)
    if listed is not None and not _OTHERS_SUBJECT.match(word.plain, word.sentence, word.at):
        head = word.head("recommended", listed.end(), start=word.sentence, confidence=0.8)
        return replace(head, addressee=Span(*listed.span("body"))) if listed["body"] else head
    before = _FOLLOWING.search(word.plain, max(word.start, word.at - 40), word.at)
    tail = _FOLLOWING_TAIL.match(word.plain, word.after, word.end)
    if word.kind == "action":
        tail = _FOLLOWING_STOP.match(word.plain, word.after, word.end) or tail
    if before is None or tail is None:
        return None
    sentence = word.sentence
    who = word.plain[sentence : before.start()]
    if not _FOLLOWING_VERB.search(who + tail[0]) or _OTHERS_SUBJECT.match(who):
        return None
    kind: HeadKind = "recommended" if word.kind == "recommended" else "action"
    head = word.head(kind, tail.end(), start=sentence, confidence=0.8)
    to_body = _PUT_TO.search(word.plain, word.after, tail.end())
    return replace(head, addressee=Span(*to_body.span("body"))) if to_body and kind == "recommended" else head


# ". - ACTION" at the end of a line: a mark behind a dash
_DASH_BEFORE = re.compile(r"[\w.)]\s{0,2}-\s{0,2}$")
_LINE_ENDS = re.compile(r"[ \t.]{0,4}(?:\n|\||$)")


def is_dashed(plain: str, start: int, end: int) -> bool:
    """Tell whether "ACTION" in ``plain[start:end]`` only marks the sentence before it: "… within six weeks - ACTION".

    >>> is_dashed("Officers to write. - ACTION", 21, 27), is_dashed("ACTION - JS", 0, 6)
    (True, False)
    """
    capitals = plain[start:end].isupper()
    return (
        capitals
        and _DASH_BEFORE.search(plain, max(0, start - 8), start) is not None
        and _LINE_ENDS.match(plain, end) is not None
    )


def _gives_task(plain: str, start: int) -> bool:
    """Tell whether the line behind "Next steps:" gives somebody a task, and does not merely tell what comes next."""
    line = plain[start : start + 300].strip().partition("\n")[0]
    return reads_as_task(line[:1].upper() + line[1:])


def read_action(word: HeadWord) -> DecisionHead | None:
    """Read "ACTION AGREED", "Actions:", "ACTION BY: …", "the following actions were agreed:"."""
    tail = _ACTION_TAIL.match(word.plain, word.after, word.end)
    if word.word[0] in "FNn" and not (word.opens and tail and _gives_task(word.plain, tail.end())):
        return None
    named = _NAMED.fullmatch(word.before)
    if word.word[0].islower() and not (named and tail):
        return _read_following(word)
    bracketed = word.plain[word.at - 1 : word.at] in ("(", "[") and word.at > 0
    if bracketed and _MARK_ALONE.match(word.plain, word.after) and word.opens and word.word.startswith("AP"):
        return word.head("action", word.after + 1)
    if bracketed and _MARK_ALONE.match(word.plain, word.after):
        return word.head("action", word.after + 1)
    if is_dashed(word.plain, word.at, word.after):
        return word.head("action", word.after)
    if (
        tail is None
        or not (named or word.opens or bracketed)
        or bracketed
        and not _IN_BRACKETS.match(word.plain, word.after)
    ):
        return None
    marked = tail["mark"] not in ("\n", "", ".") or word.word.isupper()
    if not marked and not _TITLE.match(word.plain, word.after):
        return None
    start = word.at - len(word.before) if named else None
    head = word.head("action", tail.end("mark"), start=start)
    return replace(head, addressee=Span(*tail.span("who"))) if tail["who"] else head
