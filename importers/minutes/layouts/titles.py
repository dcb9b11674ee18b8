"""Where a title ends: before the marks of its document, and before body text that runs on in the same line.

An item's first line may hold its title alone, the title and "PDF 97 KB", the title and a page range, or the title and
the whole of its minutes. Capitals, separators and the way that agenda text opens say which.
"""

import re

from importers.minutes.language.body_words import BODY
from importers.minutes.language.holding import may_hold
from importers.minutes.layouts.lines import is_capitals, is_title_case
from importers.minutes.layouts.standing import is_standing, standing_at
from importers.paper import Span

__all__ = ["cut_title", "is_sentence", "trim_title"]

# Purpose of the report: | Lead Officer: | pdf icon PDF 97 KB | PDF 346 KB | (98Kb) | [PDF, 1MB] | (PDF 230 KB) | Word 22 KB | (Pages 3 - 10) | Pages 1 to 4 | View directions
_NOISE = re.compile(
    r"(?:\bpdf e?icon\b|[(\[]?\b(?:pdf|docx?|word|excel|html|rtf)\b[,:]?\s{0,3}[\d.,]{1,7}\s?[km]b|[(\[][\d.,]{1,7}\s?[km]b\b|[(\[]\s?pp?(?:age)?s?\.?\s?\d"
    r"|\bpages?\s{1,2}\d{1,4}\s?(?:-|to)\s?\d|[(\[]\s?(?:agenda\s)?(?:item|no)\.?\s?(?:no\.?\s?)?\d{1,3}[a-z]?\s?[)\]]|\*\*|\.{4,}|(?:\. ){4,}|[(\[]?\bpdf[)\]]|\bview the (?:full|background|reasons|decision|minutes)\b"
    r"|(?-i:\b(?:Additional|Supporting) documents|\bMinutes|(?<=[.)|B:] )Decisions?|\bPresented By|\bPurpose(?: of (?:the )?(?:[Rr]eport|[Ii]tem))?|\bLead Officer|\bReport Author|\bContact Officer|\bWards? Affected|\bCofnodion|\bPenderfyniad|\bDogfennau ychwanegol)\s?:(?!\w))",
    re.IGNORECASE,
)
# "Apologies     3 - 10", "Budget   12": a page column behind a gap
_PAGE_COLUMN = re.compile(
    r"(?:\s{3,}|\s{2,}|\s\|\s?)\(?\d{1,4}(?:\s?(?:-|to)\s?\d{1,4})?\)?\s*$|\s\d{1,4}\s-\s\d{1,4}\s*$|\s{2,}(?:verbal|to follow|attached)\b.*$",
    re.IGNORECASE,
)
# " To receive any", " The Committee is asked", " Report of the": how agenda text opens behind a title, which ends on no small word
_AGENDA_TEXT = re.compile(
    r"(?<! a)(?<! to)(?<! of)(?<! on)(?<! and)(?<! the)(?<! from)(?<! for)(?<! by)(?<! with)\s(?=(?:In accordance with|In order to|Pursuant to)\b|To (?:receive|consider|approve|note|confirm|agree|sign|discuss|review|determine|hear|scrutinise|elect|appoint|answer|resolve|deal"
    r"|report|enable|provide|invite|disclose|declare|inform|authorise|endorse|comment|ask|record|take|allow|respond|make|be informed)\b"
    rf"|(?:The|This) (?:\w+ ){{0,3}}(?:{BODY}|Members?|item|report) (?:is|are|will|was|has|considered|received|noted|agreed)\b"
    r"|Members (?:are|were|will|must|should|asked|noted|received|considered|discussed|agreed|heard|had)\b|The (?:Chair|Chairman|Vice-Chair|Convener) (?:asked|welcomed|informed|advised|invited|thanked|reported|reminded|opened)\b|(?:Joint |Verbal )?[Rr]eports? (?:of|by|from) (?:the\b|[A-Z])|Report (?:attached|enclosed|to follow)\b"
    r"|There were no\b|Apologies (?:for absence )?(?:was|were|had)\b|An apology\b|No (?:apologies|declarations)\b|Councillors? (?!To\b)[A-Z]|Cllrs? [A-Z]"
    r"|(?:[(]?[1a][).]\s)?That\s|I (?:dderbyn|ystyried|gymeradwyo)\b|The minutes of\b|It was\b|None\b)"
)
# " (Head of Ports)", " (Corporate Director - Place)": the officer whose item it is, in brackets behind the title
_OFFICER = re.compile(
    r"(?<=\w)\s{1,3}\((?:(?:the|interim|acting|assistant|deputy|corporate|executive|strategic|service|group)\s){0,3}"
    r"(?:head of|director|chief (?:executive|officer)|monitoring officer)\b[^()\n]{0,80}\)\W{0,3}$",
    re.IGNORECASE,
)
# " RESOLVED that", " - AGREED:", " Resolved -": a decision's head behind a title
_DECISION_HEAD = re.compile(
    r"[\s.:-]+(?:UNANIMOUSLY |[Ii]t was )?(?:(?:RESOLVED|RECOMMENDED|PENDERFYNWYD|ARGYMHELLWYD)\b|(?:AGREED|NOTED|Resolved|Agreed|Recommended)(?=\s?[:.-]|\s(?:that|to)\b|$))"
)
# "Annual Report of the Director": a title in which a report is the matter itself
_KIND_OF_REPORT = re.compile(
    r"(?:^|\s)(?:annual|progress|final|performance|monitoring|quarterly|interim|draft|scrutiny|review|joint|update|outturn|budget|inspection|first|second|task group) report\w?$",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s?:-?-?\s|\s-{1,2}\s|\.-?\s+(?=[\"'A-Z(\d])|\s{4,}|:-?$|\s?-(?=[A-Z][a-z]+ [a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:no|nos|st|cllr|cllrs|mr|mrs|ms|dr|rev|prof|v|vs|p|pp|para|inc|ltd|co|etc|vol|ref|min|dept|govt|[A-Z])|^\W*\d+)$",
    re.IGNORECASE,
)
_SENTENCE_OPENER = re.compile(
    r"(?:the|there|this|it|an?|no|none|nil|members?|councillors?|cllrs?|mr|mrs|ms|miss|dr|apologies|apology|following|in|on|at|with|as|that|to|all|noted"
    r"|agreed|approved|attached|email|letter|minutes|received|resolved|deferred|see|as above|further|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|i|we|our|having|after|during|\d{1,2}(?:st|nd|rd|th)?\s[A-Z][a-z]+)\b",
    re.IGNORECASE,
)
# a finite verb of minutes, which no title has
_VERB = re.compile(
    r"\b(?:was|were|is|are|be|been|has|had|have|will|would|noted|reported|advised|asked|agreed|received|considered|presented|introduced|stated|informed"
    r"|declared|explained|confirmed|welcomed|thanked|gave|said|sent|attended|that"
    r"|reminded|questioned|highlighted|praised|clarified|stressed|emphasi[sz]ed|seconded|responded|replied|commented|queried|drew|outlined|added"
    r"|acknowledged|felt|summari[sz]ed|answered|apologi[sz]ed|urged|echoed|[ei]nquired|reassured|assured|sought|spoke|concluded|reiterated)\b"
)  # fmt: skip
# "None", "Cllr Ash and Cllr Birch", "Mrs Dale": what follows a standing title without a verb
_NAMES = re.compile(
    r"\s*(?:none|nil|noted|n/a|(?:county )?(?:councillors?|cllrs?)\s|(?:mr|mrs|ms|miss|dr)\.? [A-Z])",
    re.IGNORECASE,
)
_LONGEST = 400
_SMALL = frozenset("of and the for in to on at with by a an or from & - /".split())


def is_sentence(text: str) -> bool:
    """Tell whether words read as running text rather than as a title.

    >>> is_sentence("There were none."), is_sentence("Year One"), is_sentence("Progress Report")
    (True, False, False)
    """
    text = text.strip()[:_LONGEST]
    if not text:
        return False
    if is_capitals(text):
        return len(text) > 220
    verb = _VERB.search(text) is not None
    full_stop = text.endswith((".", ";")) and " " in text
    return (
        (verb and (full_stop or len(text) > 60))
        or (full_stop and len(text) > 70)
        or bool(verb and _SENTENCE_OPENER.match(text))
        or bool(full_stop and _SENTENCE_OPENER.match(text))
    )


_ANY_WORD = re.compile(r"\S+")
# "GPs", "MP's": capitals for all their small "s"
_CAPITALS_PLURAL = re.compile(r"[^a-z]*[A-Z]{2,}'?s[^a-z]*")
# " A", " 4", " -" behind "HOUSING PLAN": what belongs to the text behind a title
_LOOSE_END = re.compile(r"(?:\s+(?:A|I|AN|\d{1,2}|-|:))+$")


# "OVERVIEW - Lorries at the Port - The chair opened", "OVERVIEW - Lorries and Ferries": a title of two parts
_SECOND_PART = re.compile(
    r"-\s(?P<part>(?!Report|None|Noted|Cllr|Councillor|M[rs])[A-Z][\w',&/()]*\s[^-.;\n]{3,160}?)(?:(?P<mark>\s-\s(?=[A-Z]))|\s*$)"
)


def _capital_run(text: str) -> int:
    """Measure the words in capitals that ``text`` begins with; small words between two of them count."""
    end = reach = letters = words = 0
    for found in _ANY_WORD.finditer(text):
        word = found.group()
        if any(c.islower() for c in word) and not _CAPITALS_PLURAL.fullmatch(word):
            if word in _SMALL and words:
                reach = found.end()
                continue
            break
        if reach and not any(c.isupper() for c in word) and end < reach:
            break
        end = found.end()
        size = sum(c.isupper() for c in word)
        letters += size
        words += size >= 2
    return end if letters >= 3 and words >= 1 else 0


def _behind_capitals(text: str) -> int | None:
    """Find where a title in capitals ends if body text in lower case follows it in the same line."""
    end = _capital_run(text)
    rest = text[end:].strip()
    if not end or not rest or not any(c.islower() for c in rest):
        return None
    title = _LOOSE_END.sub("", text[:end])
    words = [word for word in title.split() if sum(c.isupper() for c in word) >= 2]
    behind = text[len(title) :].lstrip()
    second = _SECOND_PART.match(behind)
    if (
        second
        and is_title_case(second["part"])
        and (not second["mark"] or is_sentence(behind[second.end() :]))
    ):
        return len(text) - len(behind) + second.end("part")
    separated = title.rstrip()[-1:] in ".:-" or behind[:1] in "-:"
    if len(words) >= 2 and sum(map(len, words)) >= 8:
        return len(title)
    if behind[:1] == "-" and not is_standing(title) and not _is_body(behind.lstrip("- ")):
        return None  # "EXEMPT - Sale of the Quay": one title of two parts
    if separated or (is_standing(title) and is_sentence(rest)):
        return len(title)
    return None


def _is_body(text: str) -> bool:
    """Tell whether words behind a separator are an item's text: a sentence, "None", or a list of names."""
    return is_sentence(text) or _NAMES.match(text) is not None


def _names_more(text: str) -> bool:
    """Tell whether words behind a standing title and a colon still belong to the title: a date, a name of a matter."""
    text = text.strip()
    if is_capitals(text):
        return True
    return not text.endswith(".") and not _NAMES.match(text) and (text[:1].isdigit() or is_title_case(text))


def _at_separator(text: str) -> int | None:
    for found in _SEPARATOR.finditer(text):
        left, right, mark = text[: found.start()], text[found.end() :], found.group().strip()
        if len(left.strip()) < 2 or (mark and _ABBREVIATION.search(left)):
            continue
        stopped = mark.startswith(".") and len(left) <= 160 and right.rstrip().endswith((".", ";", "..."))
        if not mark or not right.strip() or stopped:
            return found.start()
        if mark.startswith(":") and is_standing(left) and not _names_more(right):
            return found.start()
        if _is_body(right) and not is_sentence(left):
            return found.start()
    return None


# "Apologies were received", "No declarations": how a paragraph goes on from a standing item's words
_RUNS_ON = re.compile(r"\s(?:were|was|had|have|has|are|is|received|accepted)\b", re.IGNORECASE)


def _runs_on(rest: str) -> bool:
    return _RUNS_ON.match(rest) is not None or (rest.lstrip()[:1].isupper() and is_sentence(rest))


def cut_title(plain: str, start: int, end: int) -> Span:
    """Give the title that ``plain[start:end]`` begins with, without what follows it in the line.

    >>> def cut(text): return text[slice(*(lambda s: (s.start, s.end))(cut_title(text, 0, len(text))))]
    >>> cut("DECLARATIONS (IF ANY) - There were none."), cut("Police Report:  Attached.")
    ('DECLARATIONS (IF ANY)', 'Police Report')
    >>> cut("Leisure Contract - Year One pdf icon PDF 96 KB"), cut("Question Time. Minutes: There were none.")
    ('Leisure Contract - Year One', 'Question Time')
    >>> cut("Pier Repairs Purpose: to hear of the works."), cut("Pier Tolls In accordance with Rule 9, a motion.")
    ('Pier Repairs', 'Pier Tolls')
    >>> cut("OVERVIEW - Lorries at the Port - The chair opened the discussion."), cut("OVERVIEW - The chair said so.")
    ('OVERVIEW - Lorries at the Port', 'OVERVIEW')
    >>> cut("MATTERS ARISING There were none."), cut("Housing Repairs To consider the report of the Director.")
    ('MATTERS ARISING', 'Housing Repairs')
    """
    text = plain[start : min(end, start + _LONGEST)]
    text = text[: _noise_at(text, 0, len(text))]
    opener = _AGENDA_TEXT.search(text, 3)
    if opener and not is_capitals(text) and not _KIND_OF_REPORT.search(text, 0, opener.end() + len("Report")):
        text = text[: opener.start()]
    decided = _DECISION_HEAD.search(text, 2)
    if decided:
        text = text[: decided.start()]
    for find_cut in (_behind_capitals, _at_separator):
        cut = find_cut(text)
        text = text if cut is None else text[:cut]
    standing = standing_at(text, 0, len(text))
    if standing and _runs_on(text[standing.end :]):
        text = text[: standing.end]
    return trim_title(plain, start, start + len(text))


# what every mark in _NOISE has one of, in small letters
_NOISY = re.compile(
    r"\(\s?(?:p|item|no|agenda)|\[\s?(?:p|item|no|agenda)|kb(?<=[\d.,\s]..)|mb(?<=[\d.,\s]..)|pdf|page|\*\*|\.\.\.\.|\. \.|view the|documents\s?:|minutes\s?:|decisions?\s?:"
    r"|presented by|purpose|lead officer|report author|contact officer|wards? affected|cofnodion|penderfyniad|dogfennau"
)


def _noise_at(plain: str, start: int, end: int) -> int:
    """Find where marks of documents begin, white space before them included; ``end`` where there are none behind words."""
    if not may_hold(plain, start, end, _NOISY):
        return end
    noise = _NOISE.search(plain, start, end)
    if noise is None:
        return end
    at = noise.start()
    while at > start and noise.start() - at < 8 and plain[at - 1].isspace():
        at -= 1
    return at if at > start else end


def trim_title(plain: str, start: int, end: int) -> Span:
    """Take marks of documents, page columns and closing punctuation from a title's end.

    >>> text = "Budget Monitoring (Pages 3 - 10)"
    >>> trim_title(text, 0, len(text))
    Span(start=0, end=17)
    >>> text = "Pier Repairs (Head of Ports)"
    >>> trim_title(text, 0, len(text))
    Span(start=0, end=12)
    """
    end = _noise_at(plain, start, end)
    page = _PAGE_COLUMN.search(plain, start, end)
    if page and page.start() > start:
        end = page.start()
    officer = _OFFICER.search(plain, max(start, end - 160), end)
    if officer:
        end = officer.start()
    while end > start and plain[end - 1] in " .:;,-|*\\_\n":
        end -= 1
    while start < end and plain[start] in " *|-_:.\n":
        start += 1
    return Span(start, end)
