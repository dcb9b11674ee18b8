"""The words that nodes are labelled with: names as they stand alone, no longer in the sentence or heading that printed them."""

import re

__all__ = [
    "capitalised",
    "names_a_body",
    "one_title",
    "unshout",
    "without_article",
    "without_holder",
]

# "The interim Director": the article belongs to the sentence, not to the post
ARTICLE = re.compile(r"^(?:the|a|an|our|their|its)\s+", re.IGNORECASE)
# "Cabinet Member for Housing, Councillor Ada Larkin": a post, and who holds it
HOLDER = re.compile(r",\s(?:Councillor|Cllr\.?|Mr\.?|Mrs\.?|Ms\.?|Miss|Dr\.?)\s[^,]{1,60}$")
# "Councillors", "Cllrs.": what stands before the first name of a list
PLURAL_TITLES = {"Councillors": "Councillor", "Cllrs": "Cllr", "Messrs": "Mr", "Drs": "Dr"}
# "MC", "GD MC", "KL/AB": initials of people, whom a column of actions names so
INITIALS = re.compile(r"[A-Z]{1,2}(?:[ /,&]{1,3}[A-Z]{1,3})*")
# "Each Council", "Resident of Maltham", "And that the Commissioner": words that begin no name
NO_BODY = re.compile(
    r"(?:each|all|any|every|some|this|that|these|those|both|other|another|further|additional|next|and|or|to|residents?|employed|member|governor|substitute)\b",
    re.IGNORECASE,
)
# "She had written to": a sentence is no name
FINITE = re.compile(
    r"\b(?:he|she|they|it|had|has|have|was|were|is|are|be|would|will|should|as follows)\b", re.IGNORECASE
)
# "Portfolio Holder", "Rheolwr Gwastraff", "Parent Council member at …": an office or its holder, not a body
OF_A_PERSON = re.compile(
    r"\b(?:holder|director|manager|members?|officers?|rheolwr|pennaeth|aelod|cyfarwyddwr|swyddog|chairman)\b(?! services)",
    re.IGNORECASE,
)
# "Councillor Larkin", "Dr Vane MP": a person, whom somebody stands in for
PERSON = re.compile(r"(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss)\s.*|.*\s(?:MP|MSP|AM|MS|TD)")
# "Trust", "Service", "Providers": a kind of organisation, and none in particular
KIND_ALONE = re.compile(
    r"(?:trust|service|services|group|forum|partnership|team|agency|agencies|department|provider|association|board|panel|committee|commission|council|authority|company|school|college|hospital|schools|governors?|party|cabinet members?)s?",
    re.IGNORECASE,
)
SMALL_WORDS = frozenset("a an and at by for from in into of on or per the to with".split())


def without_article(words: str) -> str:
    """Leave out the article before a name, and fold white space.

    >>> without_article("the  Head of Housing")
    'Head of Housing'
    """
    return ARTICLE.sub("", " ".join(words.split()))


def without_holder(post: str) -> str:
    """Leave out the name that is printed behind a post.

    >>> without_holder("the Cabinet Member for Housing, Councillor Ada Larkin")
    'the Cabinet Member for Housing'
    >>> without_holder("Director, Children's Services")
    "Director, Children's Services"
    """
    return HOLDER.sub("", post)


def one_title(title: str | None) -> str | None:
    """Give the title of one person where that of a list is printed.

    >>> one_title("Councillors"), one_title("Cllrs."), one_title("Mrs"), one_title(None)
    ('Councillor', 'Cllr', 'Mrs', None)
    """
    if title is None:
        return None
    bare = title.removesuffix(".")
    return PLURAL_TITLES.get(bare, bare)


def names_a_body(label: str) -> bool:
    """Tell whether words that act or own can be the name of a body.

    >>> [names_a_body(words) for words in ("Eastmere Harbour Trust", "the Trust", "GD MC", "Each Council", "CQC")]
    [True, False, False, False, True]
    >>> names_a_body("Dr Vane MP")
    False
    """
    words = without_article(label)
    small = sum(word[0].islower() for word in words.split())
    if small > 5 or FINITE.search(words) or OF_A_PERSON.search(words) or PERSON.fullmatch(words):
        return False
    return not (INITIALS.fullmatch(words) or NO_BODY.match(words) or KIND_ALONE.fullmatch(words))


def capitalised(label: str) -> str:
    """Begin a label with a capital, as one that no longer stands in its sentence.

    >>> capitalised("interim Director")
    'Interim Director'
    """
    return label[:1].upper() + label[1:]


def unshout(label: str) -> str:
    """Write a name that a heading prints in capitals as it is written elsewhere; leave any other as it is.

    >>> unshout("CHILDREN'S AND YOUNG PEOPLE SCRUTINY PANEL")
    "Children's and Young People Scrutiny Panel"
    >>> unshout("SCRUTINY COMMITTEE (ECONOMY AND HOMES)")
    'Scrutiny Committee (Economy and Homes)'
    >>> unshout("SEND Sub-Committee")
    'SEND Sub-Committee'
    """
    if not label.isupper() or " " not in label:
        return label
    words = [
        word.lower() if n and word.lower() in SMALL_WORDS else "-".join(map(_capitalise, word.split("-")))
        for n, word in enumerate(label.split(" "))
    ]
    return " ".join(words)


def _capitalise(word: str) -> str:
    """Begin a word with its only capital, behind a bracket too: "(Economy"."""
    bare = word.lstrip("(")
    return word.removesuffix(bare) + bare.capitalize()
