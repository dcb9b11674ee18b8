"""Names the kinds of things on pages in plain words, and decides which kind of a node to show."""

from typing import Final

from rdflib.namespace import FOAF, ORG

from ontology.terms import SCR

__all__ = ["sort_of"]

# From the most telling to the least: a node with several types is shown as the first of them here.
_SORTS: Final = {
    str(SCR.Recommendation): "Recommendation",
    str(SCR.Action): "Action",
    str(SCR.Resolution): "Resolution",
    str(SCR.ExecutiveDecision): "Executive decision",
    str(SCR.Decision): "Decision",
    str(SCR.Question): "Question",
    str(SCR.Answer): "Answer",
    str(SCR.Comment): "Comment",
    str(SCR.Contribution): "Contribution",
    str(SCR.Meeting): "Meeting",
    str(SCR.AgendaItem): "Agenda item",
    str(SCR.Attendance): "Attendance",
    str(SCR.Declaration): "Declaration",
    str(SCR.Vote): "Vote",
    str(SCR.CallIn): "Call-in",
    str(SCR.Response): "Response",
    str(SCR.Review): "Review",
    str(SCR.Issue): "Issue",
    str(SCR.Report): "Report",
    str(SCR.Document): "Document",
    str(SCR.Council): "Council",
    str(SCR.Body): "Body",
    str(SCR.ExternalBody): "Outside body",
    str(FOAF.Person): "Person",
    str(ORG.Post): "Post",
    str(ORG.Membership): "Membership",
    str(ORG.OrganizationalUnit): "Team or service",
    str(SCR.IdentityClaim): "Identity claim",
    str(SCR.Mention): "Mention",
}


def sort_of(types: set[str]) -> str:
    """Name the most telling of a node's types.

    >>> sort_of({str(SCR.Decision), str(SCR.Action)})
    'Action'
    >>> sort_of(set())
    'Thing'
    """
    return next((name for iri, name in _SORTS.items() if iri in types), "Thing")
