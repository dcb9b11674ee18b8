"""Reads the offices that minutes print in small letters behind an article: "the director of environment", "the bureau manager"."""

import re

from importers.paper import Span

__all__ = ["read_small_post"]

# "director of environment", "bureau manager": small letters, only behind an article
_SMALL_HEAD = re.compile(
    r"(?:(?:vice-chair(?:man)?|chair(?:man|woman|person)?|director|chief executive|convener|portfolio holder|executive member|cabinet member|clerk|secretary|treasurer|manager|leader|mayor"
    r"|headteacher|solicitor|engineer|surveyor|adviser|co-?ordinator)(?: (?:of|for) (?:the )?(?!meeting|year|day|this|that|a )(?:[a-z]{4,15} and )?[a-z]{4,15}(?![\w-]))?"
    r"|officer|head of [a-z]{4,15}(?: and [a-z]{4,15})?)(?![\w-])"
)
# "the ", "its new ", "a senior planning ": the article, and the words between it and the head
_SMALL_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Oo]ur|[Ii]ts|new|[Aa]n?) (?P<words>(?:[A-Za-z][a-z'-]{1,15} ){0,3})$"
)
# "the role of the officer", "the committee was chaired": words that no small office holds
_CROWD = re.compile(
    r"\b(?:of|to|was|were|is|are|and|in|that|which|had|has|by|with|on|at|for|same|next|previous|respective|relevant|council|any|first|the|from|as|when|if|their|or)\b"
)


def read_small_post(plain: str, offset: int) -> Span | None:
    """Read the office in small letters whose head begins at ``offset``, if an article stands before it.

    >>> read_small_post("The bureau manager said", 11), read_small_post("the role of the officer", 16)
    (Span(start=4, end=18), None)
    """
    head = _SMALL_HEAD.match(plain, offset)
    before = _SMALL_BEFORE.search(plain, max(0, offset - 60), offset) if head else None
    if head is None or before is None or _CROWD.search(before["words"]):
        return None
    if head[0].startswith(("officer", "head")) and not (
        before["words"] if head[0] == "officer" else " of " in head[0]
    ):
        return None
    return Span(before.start("words"), head.end())
