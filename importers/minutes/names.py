"""Reads people's names as minutes print them: titles before, initials, particles, post-nominals behind.

In running prose a name needs a mark: a title ("Cllr", "Mr"), a given name that is common in the country, or
dotted initials. In a stretch that is known to be a list (:func:`read_names`) a bare surname is a name. The rules of
titles and letters after a name are those of councils in England, Wales and Scotland and of the London Assembly.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from importers.minutes.given_names import GIVEN_NAMES, WORDLIKE_NAMES
from importers.paper import Span
from importers.records import PersonName

__all__ = ["COUNCILLOR_HONOURS", "find_names", "is_given_name", "is_place_word", "read_name", "read_names"]

# "Councillors", "County Cllr", "Ald.", "Miss.", "Y Cynghorydd": a title, with whatever goes before it.
_TITLE = re.compile(
    r"(?:the +)?(?:(?:county|city|borough|district|parish|town|ward|community|right|rt\.?|ex|former) +)?"
    r"(?P<councillor>(?:parish|county|city|town|borough|district) councill?ors?\b|councill?ors?\b|councillor\(s\)|cllrs?\b\.?|cllr(?=[A-Z])|clrs?\b\.?|coun\b\.?"
    r"|alderm[ae]n\b|ald\b\.?|bailies?\b|baillies?\b|provosts?\b|y cynghor(?:ydd|wyr)\b|cynghor(?:ydd|wyr)\b|cyng\b\.?)"
    r"|(?P<courtesy>(?:messrs|mrs|mr|ms|miss|mx|dr|prof|professor|reverend|revd|rev|canon|sir|dame|lord|lady"
    r"|baroness|baron|hon|father|fr|rabbi|imam|sister|judge|colonel|col|captain|capt|cdr|wing commander|lt|major|sgt"
    r"|sergeant|pc|pcso|dci|supt|superintendent|inspector|insp|mayor|cantor)\b\.?)(?= +[A-Z(]|\n *[A-Z]|$)",
    re.IGNORECASE,
)

# "A", "A.", "A.E.", "RS", "J-P": initials, but not "LEE" before a comma (settled in the code).
_INITIALS = re.compile(r"(?:[A-Z]\.-?){1,4}(?![a-z])|[A-Z]{1,3}(?![A-Za-z'])|[A-Z]-[A-Z](?![A-Za-z])")
# "Ogle-Welbourn", "O'Neill", "McNab", "SMITH", "St": a word of a name.
_WORD = re.compile(r"(?:[dD]['])?[A-Z\u00c0-\u00de][A-Za-z\u00c0-\u024f']*(?:-[A-Za-z\u00c0-\u024f']+){0,3}")
# "van der", "de la", "ap": what stands small inside a name.
_PARTICLE = re.compile(
    r"(?:van der|van den|van de|de la|de los|van|von|de|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ap|ab|ferch|ten|ter|af|av)(?= +[A-Z])"
)
# "MBE", "CC", "(JP)": letters after a name.
_HONOURS = re.compile(
    r",? *(?P<letters>\(?(?:CC|AM|MSP|MEP|MP|MS|OBE|MBE|CBE|KBE|DBE|BEM|JP|DL|KC|QC|QPM|TD|FRSA|PhD|Esq|RD|VRD)\)?)(?![\w'])\.?"
)
_SPACE = re.compile(r"[ ]*\n?[ ]*")
# Where a name may begin: a title in any of its forms, or a capital that opens a given name or initials.
_TITLE_START = re.compile(
    r"\b(?:[Cc]ouncill?or|COUNCILL?OR|Cllr|CLLR|Clr|cllr|Ald(?=[e.\s])|ALD|Baill?ie|Provost|Cynghor|Cyng\b|Messrs|Mrs|MRS|Mr\b|MR\b|Ms\b"
    r"|Miss\b|Mx\b|Dr\b|Prof|Rev|Canon\b|Sir\b|Dame\b|Lord\b|Lady\b|Baron|Father\b|Rabbi\b|Imam\b|PC\b|PCSO\b|DCI\b|Supt|Superintendent\b"
    r"|Insp|Sgt|Sergeant\b|Captain\b|Colonel\b|Judge\b)"
)
# "Wendi Ash", "B. Cassidy": two capitalised words, or dotted initials and one; bounded, so linear.
_UNTITLED = re.compile(
    r"(?<![\w'&.-])(?:(?P<given>[A-Z][a-z]{1,14}(?:-[A-Z][a-z]{1,14})?)(?: [A-Z]\.?)? {1,2}(?=[A-Z])|(?P<dotted>(?:[A-Z]\. ?){1,3})(?=[A-Z][a-z']))"
)

COUNCILLOR_HONOURS = frozenset({"CC", "AM", "MSP"})

# Capitalised words that end a name wherever they stand: grammar, bodies, offices.
_NEVER = frozenset(
    """
    The That This These Those There They It In On At As And Or Also An A By To Of For From With Was Were Is Are Be
    He She His Her Their We Our Members Member Committee Council Councillor Councillors Cllr Cllrs Cabinet Chair
    Chairman Chairwoman Chairperson Vice Vice-Chair Vice-Chairman Vice-chair Vice-Chairperson Deputy Leader Portfolio Officer Officers
    Director Manager Apologies Apology Present Absent Agenda Item Items Minute Minutes Resolved RESOLVED AGREED Agreed
    NOTED Noted RECOMMENDED Ward Wards Scrutiny Panel Board Commission Overview Executive Democratic Services Service
    Independent Labour Conservative Liberal Democrat Democrats Green Reform Substitute Substitutes Substituting
    Substituted Declarations Declaration Interest Interests Questions Question Response Following When Where If But Who Which
    Mr Mrs Ms Miss Dr Ald Alderman Bailie Provost Not No None Nil Non Nominated Voting Seconded SECONDED Moved MOVED
    Proposed PROPOSED CARRIED LOST Action ACTION Decision DECISION Report Reports Email Tel Telephone Contact Venue
    Time Date Public Press Copies Visitor Visitors Observer Observers Representing Representative Assistant Senior Principal
    Interim Acting Chief Lead Corporate Strategic Monitoring Spokesperson Co-opted Co-optee Co-optees Statutory Lay Name Status
    Attended Expected Attendance Attendee Attendees Role Title Organisation PRESENT APOLOGIES ATTENDANCE OFFICERS MINUTES MEMBERS
    Introduction Please After Before During All Any Both Each Another Other Others Same Having Then Thereafter Thereupon
    Did Do Does Had Has Have How Why What Would Could Should Can
    Allowances Allowance Call Calls Conduct Development Training Community Communities Steering Working Surgery Surgeries Enquiries
    """.split()  # noqa: SIM905  a page of words is read more easily
)
# Words that make the capitalised words before them a street, a building, a firm or a paper, not a person.
_PLACE_WORDS = frozenset(
    """
    Academy Act Action Airport Area Arms Association Authority Avenue Award Bank Barracks Bay Bill Block Board Body Bridge Building
    Buildings Business Café Campus Care Castle Cathedral Central Centre Chamber Chambers Chapel Charity Church City Clinic
    Close Club Coast College Commission Committee Common Community Company Consultancy Consultants Consulting Convention Corner
    Corporation Cottage Cottages Council Country County Court Crescent Cross Dam Day Department District Docks Drive
    Dual East Education Estate Executive Farm Festival Fields Floor Forest Forum Foundation Framework Fund Gardens Gate
    Garage Government Green Group Grove Guidance Hall Harbour Health Heights Highway Hill Hills Home Homes Hospice
    Hospital Hotel House Housing Hub Infirmary Inn Inquiry Institute International Island Junior Infant Infants Junction
    Kingdom Lane Leisure Libraries Library Limited Line Lodge Ltd Market Marina Mews Mill Mills Ministry Model Moor
    Mosque Museum National Network North Nursery Office Order Palace Parade Park Parish Partners Partnership Pavilion Place
    Plan Plaza Point Police Policy Pool Port Practice Primary Prison Programme Project Projects Promenade Property Quay
    Railway Reach Region Report Reservoir Review Rise River Road Roundabout Row Royal Safety Scheme School Schools
    Secondary Section Sector Services Shire Shopping Site Solutions South Speedway Square Stadium Station Strategy Street
    Studios Support Surgery System Team Terrace Theatre Tower Town Trading Transport Trust Underground University Unit
    Valley Viaduct View Village Villas Walk Ward Water Waterfront Way West Wharf Wood Woods Works Yard Year Zone
    Statement Standard Standards Levy Code Fire Rescue Association Associates Plc LLP Funding Payment Payments Period Budget
    Regulations Regulation Assessment Agreement Contract Contracts Prize Medal Test Appeal Waste Recycling Farms
    """.split()  # noqa: SIM905  as above
)
# Surnames that are place words too ("Councillor Ann Ward", "Mr Hall") stay names behind a title or initials.
_SAINTS = ("St", "Saint", "King", "Queen", "Prince", "Princess", "Duke", "Port", "Mount", "Fort", "Great", "Little")


def is_given_name(word: str) -> bool:
    """Tell whether a word is a common given name; words like "Grace" count, so ask for more than this.

    >>> is_given_name("Wendi"), is_given_name("Anne-Marie"), is_given_name("Overview")
    (True, True, False)
    """
    return word in GIVEN_NAMES or ("-" in word and word.split("-", 1)[0] in GIVEN_NAMES)


def is_place_word(word: str) -> bool:
    """Tell whether a capitalised word names a place, building, firm or paper with the words before it.

    >>> is_place_word("Street"), is_place_word("Cassidy")
    (True, False)
    """
    return word in _PLACE_WORDS


@dataclass(slots=True)
class _Tokens:
    """The words of a name as they are collected: initials, full words, and where the last one ended."""

    words: list[str]
    full: int
    end: int


def read_name(plain: str, start: int, end: int, *, titled: bool = False) -> PersonName | None:
    """Read the one name that begins at ``start`` (after white space), or None.

    With ``titled`` a title stood before, so a bare surname is enough even without a title of its own.

    >>> read_name("Councillor Mrs A. O'Neill MBE asked", 0, 35)
    PersonName(name="A. O'Neill", span=Span(start=0, end=29), title='Councillor Mrs', honours='MBE', councillor=True)
    >>> read_name("Thomas, R. and others", 0, 21, titled=True).name
    'R. Thomas'
    >>> read_name("Housing Strategy", 0, 16)
    """
    pos = _SPACE.match(plain, start, end).end()  # type: ignore[union-attr]  # it matches the empty string
    begin = pos
    title_end, councillor = pos, False
    while match := _TITLE.match(plain, pos, end):
        councillor = councillor or match["councillor"] is not None
        title_end = match.end()
        space = _SPACE.match(plain, title_end, end)
        pos = space.end() if space else title_end
    title = " ".join(plain[begin:title_end].split()) or None
    tokens = _collect(plain, pos, end, sure=titled or title is not None)
    if tokens is None:
        return None
    return _finish(plain, begin, end, tokens, title, councillor)


def _finish(
    plain: str, begin: int, end: int, tokens: _Tokens, title: str | None, councillor: bool
) -> PersonName | None:
    """Add the letters after the name and refuse what is no name after all."""
    stop, letters = tokens.end, []
    while match := _HONOURS.match(plain, stop, end):
        letters.append(match["letters"].strip("()"))
        stop = match.end("letters")
    if not tokens.words:
        return None
    return PersonName(
        name=" ".join(tokens.words),
        span=Span(begin, stop),
        title=title,
        honours=" ".join(letters) or None,
        councillor=councillor or not COUNCILLOR_HONOURS.isdisjoint(letters),
    )


def _collect(plain: str, pos: int, end: int, *, sure: bool) -> _Tokens | None:
    """Collect the words of a name from ``pos``; ``sure`` if a title or a list vouches for a bare surname."""
    tokens = _Tokens([], 0, pos)
    while pos < end and len(tokens.words) < 6 and tokens.full < 4:
        step = _next_word(plain, pos, end, tokens)
        if step is None:
            break
        word, after, is_full = step
        tokens.words.append(word)
        tokens.full += is_full
        tokens.end = after
        if plain.startswith("'s", after) or (is_full and plain.startswith(".", after)):
            break
        pos = _cross(plain, after, end, tokens)
        if pos < 0:
            break
    if not tokens.full:
        return _surname_of_capitals(tokens)
    if len(tokens.words) == 1 and sure:
        _turn_surname_first(plain, end, tokens)
    return tokens if sure or len(tokens.words) > 1 else None


def _surname_of_capitals(tokens: _Tokens) -> _Tokens | None:
    """Take the last of several runs of capitals as the surname ("J LEE"): a person is never initials alone."""
    if len(tokens.words) >= 2 and len(tokens.words[-1]) >= 2 and "." not in tokens.words[-1]:
        tokens.full = 1
        return tokens
    return None


# "Thomas, R." or "Jones P": initials behind a surname, at the end of an entry.
_INITIALS_BEHIND = re.compile(r",? ?(?P<initials>(?:[A-Z]\.){1,3}|(?:[A-Z] ?){1,3}(?![\w'.]))(?= *(?:[,;\n)]|and\b|&|\(|$))")


def _turn_surname_first(plain: str, end: int, tokens: _Tokens) -> None:
    """Put initials that follow a lone surname before it."""
    match = _INITIALS_BEHIND.match(plain, tokens.end, end)
    if match and not _HONOURS.match(plain, tokens.end, end):
        tokens.words.insert(0, match["initials"].strip())
        tokens.end = match.end("initials")


def _next_word(plain: str, pos: int, end: int, so_far: _Tokens) -> tuple[str, int, bool] | None:
    """Read one word of a name: the word, where it ends, and whether it is more than initials."""
    if match := _PARTICLE.match(plain, pos, end):
        return match[0], match.end(), False
    match = _INITIALS.match(plain, pos, end)
    if match:
        if so_far.full or match[0] == "I" and plain.startswith("I ", pos) and not _capital_follows(plain, pos + 2, end):
            return None
        return match[0], match.end(), False
    match = _WORD.match(plain, pos, end)
    if match is None:
        return None
    word, after = match[0], match.end()
    if word.endswith("'s"):
        word, after = word[:-2], after - 2
    elif word.endswith("'"):
        word, after = word[:-1], after - 1
    if word in _NEVER and not (word in GIVEN_NAMES and not so_far.full):
        return None
    if so_far.full and (word in _PLACE_WORDS or word.isupper() != so_far.words[-1].isupper()) and not _mixes(word, so_far):
        return None
    return word, after, True


def _mixes(word: str, so_far: _Tokens) -> bool:
    """Tell whether a change between capitals and small letters is a habit of names ("John SMITH"), not a new heading."""
    return word not in _PLACE_WORDS and word.isupper() and len(word) > 1 and so_far.full == 1 and is_given_name(so_far.words[-1])


def _capital_follows(plain: str, pos: int, end: int) -> bool:
    return pos < end and plain[pos].isupper()


def _cross(plain: str, pos: int, end: int, so_far: _Tokens) -> int:
    """Go over the white space to the next word of the name; -1 where the name ends.

    A line's end ends a name, except behind initials alone or where the line is so long that it was wrapped.
    """
    after = pos
    while after < end and plain[after] == " ":
        after += 1
    if after < end and plain[after] == "\n":
        line = plain.rfind("\n", max(0, pos - 200), pos) + 1
        if so_far.full and pos - line < 60:
            return -1
        after += 1
        while after < end and plain[after] == " ":
            after += 1
    elif after - pos > 2:
        return -1
    return after if after < end and after > pos or _dotted(so_far) else -1


def _dotted(so_far: _Tokens) -> bool:
    """Tell whether the last word is dotted initials, which may touch the next ("B.Cassidy")."""
    return bool(so_far.words) and so_far.words[-1].endswith(".")


# ", ", "; ", " and ", " & ", a new line or a mark of a list: what parts one name from the next.
_SEPARATOR = re.compile(r"[\s]*(?:[,;|*]|\band\b|\ba\b(?= [A-Z])|&|\n|/|- )[\s,;|*&]*(?:and\b|&)?[\s*]*")
_BRACKET = re.compile(r"\s*[(\[{][^()\[\]{}]{0,160}[)\]}]")


def _list_names(plain: str, pos: int, end: int) -> Iterator[PersonName]:
    """Walk along a list from ``pos`` and yield its names until something else comes."""
    shared: PersonName | None = None
    while pos < end:
        name = read_name(plain, pos, end, titled=True)
        if name is None:
            return
        if name.councillor and name.title:
            shared = name if _PLURAL.match(name.title) else None
        elif shared and name.title != "Mr":
            title = " ".join(filter(None, (shared.title.split()[0] if shared.title else None, name.title)))
            name = replace(name, title=title, councillor=True)
        yield name
        pos = name.span.end
        while bracket := _BRACKET.match(plain, pos, end):
            pos = bracket.end()
        separator = _SEPARATOR.match(plain, pos, end)
        if separator is None:
            return
        pos = separator.end()


def read_names(plain: str, start: int, end: int) -> list[PersonName]:
    """Read a stretch that is known to be a list of names; a title is shared by the names behind it.

    It ends at the first entry that is no name. Brackets behind a name are passed over. Under a plural "Councillors"
    a "Mrs" or "Dr" is one of them too, a "Mr" is not: men are printed bare there.

    >>> [(n.name, n.councillor) for n in read_names("Councillors A. Bee, C Dee (Chair) and Mrs Eff", 0, 45)]
    [('A. Bee', True), ('C Dee', True), ('Eff', True)]
    >>> [n.name for n in read_names("Thomas, R., Jones, P. and Wyn", 0, 29)]
    ['R. Thomas', 'P. Jones', 'Wyn']
    """
    return list(_list_names(plain, start, end))


def find_names(plain: str, start: int, end: int) -> list[PersonName]:
    """Find the names in running prose, in order; each needs a title, a common given name or dotted initials.

    >>> text = "Cllrs R Bailey and N Cook asked Wendi Ash about Victoria Road; Mr D Snow CC did not."
    >>> [n.name for n in find_names(text, 0, len(text))]
    ['R Bailey', 'N Cook', 'Wendi Ash', 'D Snow']
    """
    if end - start > 2000:
        return [n for n in _names_of(plain) if start <= n.span.start and n.span.end <= end]
    return _find(plain, start, end)


@lru_cache(maxsize=4)
def _names_of(plain: str) -> tuple[PersonName, ...]:
    """Find the names of a whole text once, however many readers ask."""
    return tuple(_find(plain, 0, len(plain)))


def _find(plain: str, start: int, end: int) -> list[PersonName]:
    found: list[PersonName] = []
    for match in _TITLE_START.finditer(plain, start, end):
        if found and match.start() < found[-1].span.end:
            continue
        begin = match.start()
        if plain[begin - 7 : begin] in ("County ", "county "):
            begin = max(start, begin - 7)
        found.extend(_titled(plain, begin, end))
    taken = sorted((n.span.start, n.span.end) for n in found)
    at = 0
    for match in _UNTITLED.finditer(plain, start, end):
        while at < len(taken) and taken[at][1] <= match.start():
            at += 1
        if at < len(taken) and taken[at][0] <= match.start():
            continue
        name = _untitled(plain, match, end)
        if name is not None:
            found.append(name)
    found.sort(key=lambda n: n.span.start)
    return found


# "Councillors", "Cllrs", "Messrs": a title that opens a list.
_PLURAL = re.compile(r"(?:county +|parish +|town +)?(?:councill?ors|councillor\(s\)|cllrs|clrs|messrs|aldermen|bailies|cynghorwyr)\b", re.IGNORECASE)


def _titled(plain: str, begin: int, end: int) -> list[PersonName]:
    """Read the name, or after a plural title the list of names, that a title opens."""
    if _PLURAL.match(plain, begin, end):
        names = list(_list_names(plain, begin, end))
        return names if names and names[0].title else []
    name = read_name(plain, begin, end)
    return [name] if name is not None and name.title else []


def _untitled(plain: str, match: "re.Match[str]", end: int) -> PersonName | None:
    """Accept a name without title in prose if a common given name or dotted initials open it."""
    given = match["given"]
    if given is None:
        before = plain[max(0, match.start() - 12) : match.start()].rstrip()
        if before[-1:].isalpha() and before.rsplit(" ", 1)[-1][:1].isupper():
            return None
    elif not is_given_name(given) or given in WORDLIKE_NAMES:
        return None
    before_word = plain[max(0, match.start() - 9) : match.start()].rstrip(". ").rsplit(" ", 1)[-1]
    if before_word in _SAINTS:
        return None
    name = read_name(plain, match.start(), end)
    if name is None or name.given is None or _of_a_place(plain, name, end):
        return None
    return name


_NEXT_WORD = re.compile(r" +([A-Z][A-Za-z]*)| *('s) +([A-Z][a-z]+)| +(?:and|&) +(?:Co|Sons|Partners)\b")


def _of_a_place(plain: str, name: PersonName, end: int) -> bool:
    """Tell whether what looks like a person is part of a street's, a building's or a firm's name."""
    if name.surname in _PLACE_WORDS or name.surname in _NEVER:
        return True
    match = _NEXT_WORD.match(plain, name.span.end, end)
    if match is None:
        return False
    word = match[1] or match[3]
    return word is None or word in _PLACE_WORDS
