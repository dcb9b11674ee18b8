"""Pages that a server sends in a paper's place: challenges, errors, sign-in forms.

They come with status 200 and any suffix. A page is one if it is short and says so in its title or its first lines.
"""

import re
from typing import Final

from importers.errors import NoPaper
from importers.paper import Paper

__all__ = ["refuse_error_page"]

_SHORT: Final = 2500
"""Characters above which a page is believed to hold more than an error."""
_LOOKED_AT: Final = 300

# Matches "Just a moment...", "Attention Required! | Cloudflare", "Access denied", "Request Rejected", "Security check"
_BLOCKED: Final = re.compile(
    r"just a moment|attention required|checking your browser|enable javascript and cookies|ddos protection|captcha"
    r"|access (?:is |was )?denied|request (?:was |has been )?(?:rejected|blocked)|you have been blocked|unusual traffic"
    r"|you are (?:a )?human|are you (?:a )?(?:human|robot)|security (?:check|verification)|incapsula incident",
    re.IGNORECASE,
)
# Matches "404", "403 Forbidden", "Error 404", "HTTP Status 500", "HTTP Error 404.0 - Not Found", "404: Not Found"
_STATUS: Final = re.compile(
    r"^\W{0,3}(?:http )?(?:status |error |code )?[45]\d\d(?:\.\d)?\W{0,4}"
    r"(?:$|error|forbidden|unauthori[sz]ed|(?:page |file )?not found|file or directory|bad gateway|bad request"
    r"|internal server|service (?:temporarily )?unavailable|gateway|gone|too many requests)"
    r"|^(?:http )?(?:status|error)\W{1,3}[45]\d\d\b|^\W{0,3}(?:error|oops)\W{0,3}$",
    re.IGNORECASE,
)
# Matches "Page not found", "The file you requested could not be found", "Sorry, we can't find that page"
_MISSING: Final = re.compile(
    r"(?:page|file|document|resource)(?: that)?(?: you(?:'ve| have)? (?:requested|are looking for))?"
    r" (?:was not|is not|could not be|cannot be|can't be|not) (?:found|available|displayed)"
    r"|(?:page|file|document|resource) (?:no longer exists|does ?n[o']t exist)|(?:can'?t|cannot|couldn't) find (?:that|the|this) page",
    re.IGNORECASE,
)
# Matches "Server Error in '/' Application", "Runtime Error", "Object moved", "503 Service Unavailable", "Down for maintenance"
_FAILED: Final = re.compile(
    r"server error in '/|^runtime error|^(?:object|document) moved|service (?:is )?(?:temporarily )?unavailable"
    r"|internal server error|bad gateway|gateway time-?out|down for maintenance|session (?:has )?(?:expired|timed out)"
    r"|^(?:please )?(?:sign|log) ?in(?: to (?:continue|your account))?\W{0,3}$"
    r"|need to enable javascript|javascript is (?:disabled|required)|requires javascript",
    re.IGNORECASE,
)


def refuse_error_page(name: str, paper: Paper) -> None:
    """Refuse a paper that is an error page: raises :class:`NoPaper` with the words that gave it away.

    A title that begins so gives away a page of any length: menus may make it long.
    """
    if not paper.format.endswith(("page", "text")):
        return
    title = paper.metadata.get("title", "")
    if any(pattern.match(title) for pattern in (_STATUS, _MISSING)):
        raise NoPaper(name, f'the server sent an error page in its place ("{title[:60]}")')
    if len(paper.text) > _SHORT:
        return
    lines = [line.strip() for line in paper.plain[:_LOOKED_AT].split("\n") if line.strip()]
    for line in (title, *lines[:2]):
        if _BLOCKED.search(line):
            raise NoPaper(name, f'blocked: the server sent a challenge in its place ("{line[:60]}")')
        if any(pattern.search(line) for pattern in (_STATUS, _MISSING, _FAILED)):
            raise NoPaper(name, f'the server sent an error page in its place ("{line[:60]}")')
