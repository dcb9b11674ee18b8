"""What the grammar reads out of a paper, before it becomes triples.

Each record has the name of its RDF class (``ontology/scrutiny.ttl``), is frozen, and keeps ``spans``: the stretches
of the paper that support it, most telling first. A record without a span cannot be written. ``confidence`` is the
reader's own estimate that the whole record is right, 0 to 1.
"""

from importers.records.business import Act, CallIn, Contribution, Decision, Due, Response, Vote
from importers.records.parties import Membership, Organisation, Party, PersonName, Post
from importers.records.readings import Caveat, Reading, Residue
from importers.records.sittings import AgendaItem, Attendance, Declaration, Document, Head

__all__ = [
    "Act",
    "AgendaItem",
    "Attendance",
    "CallIn",
    "Caveat",
    "Contribution",
    "Decision",
    "Declaration",
    "Document",
    "Due",
    "Head",
    "Membership",
    "Organisation",
    "Party",
    "PersonName",
    "Post",
    "Reading",
    "Residue",
    "Response",
    "Vote",
]
