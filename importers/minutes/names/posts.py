"""Reads offices as printed: seniority and remit before a head word, or a remit behind "of", "for", a comma or a dash.

"Interim Director, Children's Services", "the Assistant Director of Commissioning and Prevention", "Cabinet Member for
Homes", "Democratic Services Officer". A head such as "Officer" needs a remit to be an office; "Chair" or "Leader" stands
alone behind an article. The remit ends at a verb, a person's name, another office, ``;`` or ``)``.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from importers.minutes.language.memory import remembered
from importers.minutes.language.vocabulary import (
    ALONE_HEADS,
    NOT_MODIFIERS,
    REMITTED_HEADS,
    SENIORITY,
    SERVICE_WORDS,
)
from importers.minutes.language.words_before import WordBefore, word_before
from importers.minutes.language.wrapping import unwrap
from importers.minutes.names.person_name import is_given_name, read_name
from importers.minutes.names.post_brackets import STATUTORY, over_bracket
from importers.minutes.names.signals import find_signals
from importers.minutes.names.small_posts import read_small_post
from importers.paper import Span

__all__ = ["OFFICE_NEXT", "PostMention", "find_posts", "has_post_head"]


@dataclass(frozen=True, slots=True)
class PostMention:
    """An office as printed: ``label`` and ``span`` leave out the article that ``article`` says stood before."""

    label: str
    span: Span
    article: bool = False


# Heads of two words or more come first, so that "Vice Chair" is not "Chair".
_HEAD = re.compile(
    r"(?:Vice[- ](?:Chair(?:man|woman|person)?|Convener|President)|Chief (?:Executive(?: Officer)?|Constable|Officer)|Managing Director"
    r"|Portfolio[- ]Holder|(?:Lead|Executive|Cabinet|Board|Shadow|Deputy Cabinet|Deputy Executive)(?: Lead)? Member|(?:Section|s\.?) ?151 Officer|S151 Officer"
    r"|(?:Executive|Cabinet|Shadow)(?: Support)? Councillor(?= for)|Secretary of State|Head Teacher|Head of Paid Service|Team Leader|[Tt]eacher [Rr]epresentative|[Gg]overnor [Rr]epresentative|[Cc]hurch [Rr]epresentative"
    r"|representative|Prif Weithredwr|"
    + "|".join(sorted(ALONE_HEADS | REMITTED_HEADS, key=len, reverse=True))
    + r")s?(?![\w-]|'(?!s))"
)
_WORD = re.compile(r"[A-Z][A-Za-z\u00c0-\u024f/&-]*(?:'[A-Za-z]*)?|\d{1,3}(?:-\d{1,3})?(?![\d/])")
# " of ", " for the ", " - ", ", ": what ties a remit to its head.
_TIE = re.compile(
    r"(?P<tie> (?:of|for|to|with|at)(?: (?:the|our))? | in (?=Public Health)| - |- |, ?|: | ?/ ?| )(?=[A-Z0-9])"
)
# Between words of a remit: a space, " and ", " & ", " of ", ", ".
_GLUE = re.compile(
    r"(?P<glue>[ \n]{1,2}(?:and|&|of|for|to|with|at|the)(?: the)?[ \n]{1,2}|, ?(?:and |& )?| ?[/-] ?|[ \n]{1,2})(?=[A-Z0-9])"
)
# a line's end before "and", "for": the remit goes on below
_SMALL_GLUE = re.compile(r"\n(?:and|&|of|for)\b")
# "for the Municipal Year": how long somebody has an office, and no part of it
_NO_REMIT = frozenset(("Municipal", "Year", "Item", "Term"))
# " (MASH)" inside a remit
_ABBREVIATION = re.compile(
    r" \((?=[A-Za-z&/ -]{0,3}[A-Z]{2})[A-Za-z&/ -]{2,14}\)(?= *(?:[,;]|and\b|&| [a-z]|$))"
)
_ARTICLE = re.compile(r"\b(?:the|an?|our|its|new|as|elected|appointed|The|An?|Our|Its|THE) $")
# What may stand between here and a head for an office to begin here: words of seniority only.
_SENIOR = r"(?:Interim|Acting|Assistant|Deputy|Senior|Principal|Chief|Executive|Corporate|Strategic|Group|Service|Joint|Vice|Cabinet|Portfolio|Lead)"
# "Director of Finance Head of Parks": offices run on in one line
_OFFICE_OF = re.compile(rf"(?:{_SENIOR} ){{0,3}}(?:Director|Head) of\b")
_LEADS = re.compile(rf"(?:{_SENIOR} ){{0,4}}")
# " (Education and Children's Services)", " (Scrutiny)": a remit in brackets
_BRACKETED = re.compile(r" \((?P<first>[A-Z][\w'-]*)[^()\d]{0,80}\)")
# "Officer Decisions", "Ambassador Scheme": a head that only modifies the next word
_MODIFIES = re.compile(
    r" (?:Decisions?|Schemes?|Groups?|Reports?|Working|Programmes?|Networks?|Panel|Board|Committee|Forum|Meetings?|Roles?|Agenc|Training|Structure|Support|Team|Post|Services?"
    r"|Bod(?:y|ies)|Organi|Council|Authorit|Association|Engagement|Allowance|Briefing|Induction|Portfolio|Summit|Plan|Delegated|Key|Development|Conference|Holders? Briefing|Involvement)"
)
# "Chief Executive's Secretary": an office inside another
_POSSESSES = re.compile(
    r"'s (?=(?:[A-Z][a-z]+ )?(?:Secretary|Assistant|Officer|Adviser|Support Officer|PA)\b)"
)
# "Support Officers: ": the head of a list of people, whose offices stand behind their names
_HEADS_LIST = re.compile(r"(?<=Officers) ?:")
_REAL_MEMBER = re.compile(r"\b(?:Cabinet|Executive|Lead|Portfolio|Board|Shadow|Policy)\b")
_ARTICLE_REACH = 12


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
    starts, posts = _posts_of(plain)
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, lo=first)
    return [post for post in posts[first:last] if post.span.end <= end]


@remembered
def _posts_of(plain: str) -> tuple[list[int], tuple[PostMention, ...]]:
    """Walk a whole text from head word to head word; give the offices and where they start."""
    signals, end, plain = find_signals(plain), len(plain), unwrap(plain)
    found: list[PostMention] = []
    last = 0
    for offset in signals.offices:
        match = _HEAD.match(plain, offset) if offset >= last else None
        post = _around(plain, match, last, end) if match else None
        if post is not None:
            found.append(post)
            last = post.span.end
    found = _with_small(plain, signals.small_offices, found)
    return [post.span.start for post in found], tuple(found)


def _with_small(plain: str, offsets: list[int], found: list[PostMention]) -> list[PostMention]:
    """Add offices in small letters behind an article that the main walk did not cover."""
    small: list[PostMention] = []
    at = 0
    for offset in offsets:
        span = read_small_post(plain, offset)
        if span is None or (small and span.start < small[-1].span.end):
            continue
        while at < len(found) and found[at].span.end <= span.start:
            at += 1
        if at == len(found) or found[at].span.start >= span.end:
            small.append(PostMention(_fold(plain, span), span, article=True))
    return sorted(found + small, key=lambda p: p.span.start) if small else found


def _around(plain: str, head: "re.Match[str]", floor: int, end: int) -> PostMention | None:
    """Extend a head word to the left over its modifiers and to the right over its remit."""
    begin = _extend_left(plain, head.start(), floor)
    for _ in range(_MOST_NAMES):
        begin = _behind_name(plain, begin, head.start())
    stop = _over_second(plain, _extend_right(plain, head.end(), end), end)
    article = _ARTICLE.search(plain, max(0, begin - _ARTICLE_REACH), begin) is not None
    if not _is_office(plain, head, Span(begin, stop), article=article):
        return None
    if plain.startswith("'s", stop - 2) and not plain.startswith("n's", stop - 3):
        stop -= 2
    span = Span(begin, stop)
    return PostMention(_fold(plain, span), span, article=article)


def _is_office(plain: str, head: "re.Match[str]", span: Span, *, article: bool) -> bool:
    """Tell an office from a head word alone, a crowd, or the first part of another thing's name."""
    word = head[0].removesuffix("s")
    if _POSSESSES.match(plain, span.end) and _HEAD.search(plain, span.end + 3, span.end + 40):
        return False
    if span.end == head.end() and (_MODIFIES.match(plain, span.end) or _HEADS_LIST.match(plain, span.end)):
        return False
    if word.endswith(("Member", "Holder")) and not _REAL_MEMBER.search(plain, span.start, span.end):
        return False
    if span == Span(head.start(), head.end()):
        return " " in word or "-" in word or (article and word in ALONE_HEADS)
    if span.end == head.end() and word in ("Executive", "Assistant", "Partner"):
        return span.start < head.start() and not plain[span.start : head.start()].strip().islower()
    return True


def _extend_left(plain: str, begin: int, floor: int) -> int:
    """Move left over capitalised modifiers ("Senior Democratic Services"), seniority in small letters, "and" between them."""
    for _ in range(9):
        before = word_before(plain, begin, floor)
        if before is None or not (_is_modifier(before) or _serves_members(plain, before, begin)):
            return begin
        begin = before.start
    return begin


# " and Monitoring Officer", "/Section 151 Officer": the office that the law asks for, held with another
_SECOND = re.compile(
    r"(?: \((?P<remit>[A-Z][\w' &-]{2,40})\))?(?: ?/ ?| and | & )(?:Deputy )?(?:Monitoring Officer|(?:[Ss]ection |s\.? ?|S)151 Officer|Chief Finance Officer|Returning Officer"
    r"|Data Protection Officer|Responsible Financ(?:e|ial) Officer|RFO|Proper Officer|Deputy Chief Executive|(?P<political>(?:Cabinet|Executive) Member|Portfolio Holder))(?![\w-])"
)
_TAKES_SECOND = re.compile(r"\bLeader\b")


# "Deputy Chief Executive" before " & Director of Resources"
_CHIEF_AND_DIRECTOR = re.compile(
    r" (?:and|&) (?:Corporate |Executive |Strategic )?Director(?= of | for |,| -)"
)


def _over_second(plain: str, stop: int, end: int) -> int:
    """Step over a second office of the same holder: "Head of Law and Monitoring Officer", "Leader and Cabinet Member for Growth"."""
    both = _CHIEF_AND_DIRECTOR.match(plain, stop, end)
    if both is not None and plain.endswith("Chief Executive", 0, stop):
        return _extend_right(plain, both.end(), end)
    second = _SECOND.match(plain, stop, end)
    if second is None or (second["political"] and not _TAKES_SECOND.search(plain, max(0, stop - 24), stop)):
        return stop
    return _extend_right(plain, second.end(), end)


OFFICE_NEXT = re.compile(
    r" (?:(?:Interim |Acting |Deputy )?(?:Executive|Strategic|Corporate|Assistant|Service|Managing) Director|(?:Deputy |Assistant )?Chief Executive|(?:Interim |Acting |Deputy |Assistant )?(?:Head|Director) of)\b"
)
"""Matches the office behind "Jo Fee" in "Jo Fee Executive Director", of a table whose columns were run together."""


# "Ann Bell Helen Rich Parish Clerk": holders run on before an office, of which the last has it
_MOST_NAMES = 2
_WITH_ONE_MORE = 3


def _behind_name(plain: str, begin: int, head: int) -> int:
    """Step over the holder's name where nothing parts it from the office: "Ann Ash Head of Roads", "G Oram Parks Officer"."""
    if plain.find(" ", begin, head) < 0:
        return begin
    name = read_name(plain, begin, head)
    if (
        name is None
        or name.given is None
        or name.surname in SERVICE_WORDS
        or name.surname.lower() in SENIORITY
    ):
        return begin
    first = name.given.split()[0]
    certain = is_given_name(first) or (first[0].isupper() and len(first.rstrip(".")) == 1)
    certain = (
        certain or plain.endswith("\n", 0, begin) and OFFICE_NEXT.match(plain, name.span.end) is not None
    )
    if not certain or not plain.startswith(" ", name.span.end):
        return begin
    words = name.name.split()
    if name.span.end + 1 == head and len(words) == _WITH_ONE_MORE:
        return name.span.end - len(words[-1])
    return name.span.end + 1


# "Services Officer" behind "Member": an officer for members, and no member
_FOR_MEMBERS = re.compile(r"(?:Services|Support|Development|Relations|and)\b")


def _serves_members(plain: str, before: WordBefore, begin: int) -> bool:
    """Tell whether "Member" opens an officer's title: "Member Services Officer"."""
    return before.word in ("Member", "Members", "Members'") and _FOR_MEMBERS.match(plain, begin) is not None


# "Participation and" before "Engagement Manager": what a word for a service ends in
_NOMINAL = ("ation", "ement", "ance", "ership", "isation")
_MODIFIER = re.compile(r"[A-Za-z][A-Za-z'&/-]*|\d{1,2}-\d{1,2}")


def _is_modifier(before: WordBefore) -> bool:
    """Tell whether the word before an office belongs to its title."""
    word = before.word
    if word in NOT_MODIFIERS or not _MODIFIER.fullmatch(word):
        return False
    if word in ("Police", "Fire") and before.gap in (" and ", " & ", ", "):
        return True
    joined = before.gap in (" and ", " & ") and (word in SERVICE_WORDS or word.endswith(_NOMINAL))
    if before.gap != " " and not joined:
        return False
    if word.lower() in SENIORITY:
        return True
    return not word[0].islower() and not _HEAD.fullmatch(word)


def _extend_right(plain: str, stop: int, end: int) -> int:
    """Move right over a remit: "of Commissioning and Prevention", ", Children's Services", " - Homes"."""
    if bracket := _BRACKETED.match(plain, stop, end):
        return bracket.end() if bracket["first"] in SERVICE_WORDS or bracket["first"] == "Scrutiny" else stop
    tie = _TIE.match(plain, stop, end)
    if tie is None or _opens_other(plain, tie.end(), end):
        return stop
    word = _WORD.match(plain, tie.end(), end)
    if word is None:
        return stop
    kind = tie["tie"].strip()
    if kind in (",", "", ":", "/", "-") and word[0] not in SERVICE_WORDS:
        return stop
    if kind == "" and _MODIFIES.match(plain, stop):
        return stop
    remit = _remit_end(plain, word.end(), end, lists=kind in ("-", "") or word[0] in SERVICE_WORDS)
    statutory = STATUTORY.match(plain, remit, end)
    if statutory is not None:
        return statutory.end()
    return over_bracket(plain, remit, end) if kind in ("-", ",") else remit


def _remit_end(plain: str, pos: int, end: int, *, lists: bool) -> int:
    """Follow a remit's words from behind its first one; commas only where the remit is a list of services."""
    for _ in range(24):
        if bracket := _ABBREVIATION.match(plain, pos, end):
            pos = bracket.end()
        glue = _GLUE.match(plain, pos, end)
        word = _WORD.match(plain, glue.end(), end) if glue else None
        if (
            glue is None
            or word is None
            or _opens_other(plain, glue.end(), end, within=glue["glue"].isspace())
        ):
            return pos
        listed = word[0] in SERVICE_WORDS
        wrapped = "\n" in glue["glue"] and not _SMALL_GLUE.match(glue["glue"])
        listed = listed or plain.startswith("Young People", glue.end())
        if not listed and (wrapped or glue["glue"].startswith((",", " -"))) or word[0] in _NO_REMIT:
            return pos
        if glue["glue"].startswith(",") and not lists:
            return pos
        pos = word.end()
    return pos


def _opens_other(plain: str, pos: int, end: int, *, within: bool = False) -> bool:
    """Tell whether another person or office begins at ``pos``: then the remit ends before it.

    ``within`` a remit, behind a mere space, a head word belongs to it: "Office of the Crime Commissioner".
    """
    word = _WORD.match(plain, pos, end)
    if word is None:
        return False
    if word[0] in NOT_MODIFIERS or word[0] == "Members":
        return True
    if word[0] in SERVICE_WORDS:
        return False
    name = read_name(plain, pos, min(end, pos + 60))
    if name is not None and (name.title is not None or is_given_name(word[0]) or len(word[0]) == 1):
        return True
    if _OFFICE_OF.match(plain, pos, end):
        return True
    head = None if within else _HEAD.search(plain, pos, min(end, pos + 60))
    return head is not None and _LEADS.fullmatch(plain, pos, head.start()) is not None


def _fold(plain: str, span: Span) -> str:
    return " ".join(plain[span.start : span.end].split())
