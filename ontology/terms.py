"""The terms of the scrutiny ontology as Python names.

``SCR`` is closed: a term that ``scrutiny.ttl`` does not define raises ``AttributeError`` where it is written, so that a
slip of the pen never reaches a graph. A test keeps the list below equal to the ontology file.
"""

from typing import Final

from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from ontology.namespaces import BASE, NAMESPACES

__all__ = ["BASE", "ELIDL", "OA", "SCHEMA", "SCR", "SCRC", "SCRT", "concept"]


class SCR(DefinedNamespace):
    """Classes and properties minted by this project: ``https://w3id.org/scrutiny/ns#``.

    >>> SCR.Recommendation
    rdflib.term.URIRef('https://w3id.org/scrutiny/ns#Recommendation')
    >>> SCR.Recomendation
    Traceback (most recent call last):
    ...
    AttributeError: term 'Recomendation' not in namespace 'https://w3id.org/scrutiny/ns#'
    """

    _NS = Namespace(NAMESPACES["scr"])
    _fail = True

    # Classes
    Action: URIRef
    AgendaItem: URIRef
    Answer: URIRef
    Attendance: URIRef
    Body: URIRef
    CallIn: URIRef
    Comment: URIRef
    Contribution: URIRef
    Council: URIRef
    Decision: URIRef
    Declaration: URIRef
    Document: URIRef
    ExecutiveDecision: URIRef
    ExternalBody: URIRef
    IdentityClaim: URIRef
    Issue: URIRef
    Meeting: URIRef
    Mention: URIRef
    Question: URIRef
    Recommendation: URIRef
    Report: URIRef
    Resolution: URIRef
    Response: URIRef
    Review: URIRef
    Vote: URIRef

    # Properties
    absentFor: URIRef
    act: URIRef
    addressedTo: URIRef
    answers: URIRef
    arisesFrom: URIRef
    arrived: URIRef
    atMeeting: URIRef
    attendanceStatus: URIRef
    basis: URIRef
    callsIn: URIRef
    canonical: URIRef
    capacity: URIRef
    castingVote: URIRef
    caveat: URIRef
    claims: URIRef
    concernsIssue: URIRef
    confidence: URIRef
    considers: URIRef
    contact: URIRef
    continues: URIRef
    coverage: URIRef
    decidesOn: URIRef
    decisionMaker: URIRef
    documentOf: URIRef
    dueAtNextMeeting: URIRef
    dueCondition: URIRef
    dueDate: URIRef
    dueText: URIRef
    endChar: URIRef
    evidence: URIRef
    exemptUnder: URIRef
    inItem: URIRef
    inMeeting: URIRef
    inPost: URIRef
    interestKind: URIRef
    itemNumber: URIRef
    layout: URIRef
    left: URIRef
    leftRoom: URIRef
    mover: URIRef
    nextMeeting: URIRef
    nilReturn: URIRef
    notAfter: URIRef
    notBefore: URIRef
    observedOn: URIRef
    outcome: URIRef
    owner: URIRef
    ownerText: URIRef
    page: URIRef
    person: URIRef
    quote: URIRef
    recurrence: URIRef
    relatesToAllItems: URIRef
    relatesToItem: URIRef
    representing: URIRef
    requestedBy: URIRef
    respondsTo: URIRef
    sameMatterAs: URIRef
    seconder: URIRef
    speaker: URIRef
    speakerLabel: URIRef
    standing: URIRef
    startChar: URIRef
    status: URIRef
    substituteFor: URIRef
    textComplete: URIRef
    unanimous: URIRef


SCHEMA: Final = Namespace(NAMESPACES["schema"])
OA: Final = Namespace(NAMESPACES["oa"])
ELIDL: Final = Namespace(NAMESPACES["eli-dl"])
SCRC: Final = Namespace(NAMESPACES["scrc"])
"""Code lists (``codes.ttl``): ``SCRC["capacity/substitute"]``."""
SCRT: Final = Namespace(NAMESPACES["scrt"])
"""The topic scheme (``topics.ttl``)."""


def concept(scheme: str, notation: str) -> URIRef:
    """Give the IRI of a code, ``concept("standing", "formal")``; the shapes check that it is in the list."""
    return SCRC[f"{scheme}/{notation}"]
