"""Pages that a server sends in a paper's place: challenges, errors, sign-in forms.

They come with status 200 and any suffix. A page is one if it is short and says so in its title or its first lines.
"""

import re
from typing import Final

from importers.errors import NoPaper
from importers.paper import Paper

__all__ = ["refuse_error_page"]

_SHORT: Final = 2500
_FIRST_LINES: Final = 300

# Matches "Just a moment...", "Attention Required! | Cloudflare", "Access denied", "Request Rejected", "Security check"
_BLOCKED = re.compile(
    r"just a moment|attention required|access (?:is |was )?denied|request (?:was |has been )?(?:rejected|blocked)"
    r"|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:human|robot)"
    r"|security (?:check|verification)|incapsula incident|unusual traffic|captcha"
    r"|you have been blocked|enable javascript and cookies|ddos protection",
    re.IGNORECASE,
)
# Matches "403 Forbidden", "404 - File or directory not found", "Error 404", "HTTP Status 500", "502 Bad Gateway"
_STATUS = re.compile(
    r"^\W{0,5}(?:http |status |error |code ){0,4}[45]\d\d\b(?=\W{0,5}$|\W{1,5}(?:error|forbidden|unauthori|(?:page |file )?not found|file or directory"
    r"|bad gateway|bad request|internal server|service (?:temporarily )?unavailable|gateway time|gone|too many))"
    r"|^\W{0,5}(?:error|oops)\W{0,5}(?:404)?\W{0,5}$|^http error [45]\d\d",
    re.IGNORECASE,
)
# Matches "Page not found", "Sorry, we can't find that page", "Server Error in '/' Application", "Object moved", "Sign in"
_MISSING = re.compile(
    r"(?:page|file|document|resource|meeting)(?: you (?:requested|are looking for))? (?:(?:was |is |could |can )?not (?:be )?(?:found|available)|cannot be (?:found|displayed)|no longer exists|does ?n[o']t exist)"
    r"|(?:can'?t|cannot|could ?n[o']t) find (?:that|the|this) page|server error in '/|^runtime error|^object moved|^document moved"
    r"|service (?:is )?(?:temporarily )?unavailable|internal server error|bad gateway|gateway time-?out|down for maintenance|site maintenance"
    r"|session (?:has )?(?:expired|timed out)|^(?:please )?(?:sign|log) ?in\b|you need to enable javascript|javascript is (?:disabled|required)|requires javascript",
    re.IGNORECASE,
)


def refuse_error_page(name: str, paper: Paper) -> None:
    """Refuse a paper that is an error page: raises :class:`NoPaper` with the words that gave it away."""
    title = paper.metadata.get("title", "")
    if len(paper.text) > _SHORT or not paper.format.endswith(("page", "text")):
        return
    first = [line.strip() for line in paper.plain[:_FIRST_LINES].split("\n") if line.strip()]
    for line in (title, *first[:4]):
        if _BLOCKED.search(line):
            raise NoPaper(name, f'blocked: the server sent a challenge in its place ("{line[:60]}")')
        if _STATUS.search(line) or _MISSING.search(line):
            raise NoPaper(name, f'the server sent an error page in its place ("{line[:60]}")')
