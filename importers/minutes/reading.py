"""Read a paper as a scrutiny officer does: its structure first, then who was there, then what was decided and said.

The order matters. The items are the frame that everything is placed in; the attendance lists are the closed world in
which a bare name is understood; discussion is read after the formal clauses, because what is agreed in it often
stands again under them.
"""

from importers.minutes.alignment import unite_memberships
from importers.minutes.attendance import read_attendance
from importers.minutes.call_ins import read_call_ins
from importers.minutes.contributions import read_contributions
from importers.minutes.decisions import read_decisions
from importers.minutes.declarations import read_declarations
from importers.minutes.documents import read_document
from importers.minutes.heading import read_head
from importers.minutes.items import segment
from importers.minutes.memberships import read_memberships
from importers.minutes.organisations import read_organisations
from importers.minutes.residue import read_residue
from importers.minutes.roles import read_posts
from importers.minutes.votes import read_votes
from importers.paper import Paper
from importers.records import Caveat, Head, Reading
from importers.source import Known

__all__ = ["read_minutes"]
