"""Where the nodes of one paper live: its council's scope if the council is certain, else the document's own."""

import datetime as dt
from dataclasses import dataclass

from importers.records import Head
from ontology import iris
from ontology.iris import Iris

__all__ = ["Scope", "scope_of"]


@dataclass(frozen=True, slots=True)
class Scope:
    """The IRIs that all nodes of one paper hang on.

    ``place`` is the council's IRI, or the document's where no council is known, so that nothing of a paper that
    does not say whose it is can run together with another paper's. ``body`` is None where no body is named;
    ``meeting`` then hangs on the document too, as it does without a date.
    """

    names: Iris
    document: str
    council: str | None
    body: str | None
    meeting: str
    date: dt.date | None

    @property
    def place(self) -> str:
        """The council, else the document."""
        return self.council or self.document

    def person(self, name: str) -> str:
        """Give a person's IRI.

        A name with a given name is scoped to the council. A bare surname or initials say too little for a whole
        council ("Cllr Hughes"): they are scoped to the body that met, and joined with others only by a claim.
        """
        given, _, surname = name.rpartition(" ")
        if surname and any(len(word.strip(".")) > 1 for word in given.replace(".", " ").split()):
            return iris.person(self.place, name)
        return iris.person(self.body or self.document, name)

    def post(self, label: str, of_body: bool) -> str:
        """Give a post's IRI: that of a chair belongs to the body, others to the council."""
        return iris.post(self.body or self.document if of_body else self.place, label)


def scope_of(names: Iris, document: str, head: Head) -> Scope:
    """Decide from a paper's head where its nodes live."""
    council = names.council(head.council) if head.council else None
    body = iris.body(council or document, head.body) if head.body else None
    meeting = iris.meeting(body, head.date) if body and head.date else iris.meeting(document, None)
    return Scope(names, document, council, body, meeting, head.date)
