"""Names the kinds of things on pages in plain words, and decides which kind of a node to show."""

from typing import Final

from rdflib.namespace import FOAF, ORG

from ontology.terms import SCR

__all__ = ["plural_of", "sort_of"]

# From the most telling to the least: a node with several types is shown as the first of them here.
_SORTS: Final = {
    str(SCR.Recommendation): ("Recommendation", "recommendations"),
    str(SCR.Action): ("Action", "actions"),
    str(SCR.Resolution): ("Resolution", "resolutions"),
    str(SCR.ExecutiveDecision): ("Executive decision", "executive decisions"),
    str(SCR.Decision): ("Decision", "decisions"),
    str(SCR.Question): ("Question", "questions asked"),
    str(SCR.Answer): ("Answer", "answers"),
    str(SCR.Comment): ("Comment", "comments"),
    str(SCR.Contribution): ("Contribution", "contributions"),
    str(SCR.Meeting): ("Meeting", "meetings"),
    str(SCR.AgendaItem): ("Agenda item", "agenda items"),
    str(SCR.Attendance): ("Attendance", "attendances"),
    str(SCR.Declaration): ("Declaration", "declarations"),
    str(SCR.Vote): ("Vote", "votes"),
    str(SCR.CallIn): ("Call-in", "call-ins"),
    str(SCR.Response): ("Response", "responses"),
    str(SCR.Review): ("Review", "reviews"),
    str(SCR.Issue): ("Issue", "issues"),
    str(SCR.Report): ("Report", "reports"),
    str(SCR.Document): ("Document", "documents"),
    str(SCR.Council): ("Council", "councils"),
    str(SCR.Body): ("Body", "bodies"),
    str(SCR.ExternalBody): ("Outside body", "outside bodies"),
    str(FOAF.Person): ("Person", "people"),
    str(ORG.Post): ("Post", "posts"),
    str(ORG.Membership): ("Membership", "memberships"),
    str(ORG.OrganizationalUnit): ("Team or service", "teams and services"),
    str(SCR.IdentityClaim): ("Identity claim", "identity claims"),
    str(SCR.Mention): ("Mention", "mentions"),
}


def sort_of(types: set[str]) -> str:
    """Name the most telling of a node's types.

    >>> sort_of({str(SCR.Decision), str(SCR.Action)})
    'Action'
    >>> sort_of(set())
    'Thing'
    """
    return next((name for iri, (name, _) in _SORTS.items() if iri in types), "Thing")


def plural_of(iri: str) -> str | None:
    """Give the plural by which the start page counts a class, None where it does not.

    >>> plural_of(str(SCR.Body))
    'bodies'
    """
    found = _SORTS.get(iri)
    return found[1] if found else None
