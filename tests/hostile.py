"""Texts that a grammar may stumble over: one unit again and again, mostly without a line's end."""

from string import ascii_uppercase

from importers.source import Source

ROW = "| 14. | Sea Wall Repairs Councillor Cora Penhale asked about the steps. RESOLVED that the report be noted. | "
ONE_SURNAME = (
    f"\nPresent: {', '.join(f'Councillor {initial}. Sale' for initial in ascii_uppercase)} (Chair).\n"
)
HOSTILE = {
    "a reader's table": "No. | Item | ---|---| " + ROW * 9,
    "(a) (b) (c) …": "(a) (b) (c) ",
    "((((((": "(",
    "names": "Councillor Ada Larkin, Cllr B Orton, Mr D Rao and Mrs Esme Tully ",
    "one surname": ONE_SURNAME,
    "names without titles": "Ada Larkin, Bevis Orton, Cora Penhale ",
    "titles": "Cllr ",
    "mixed titles": "Cllr Mrs Dr Mayor ",
    "honours": "MBE OBE CC ",
    "initials": "A. B. ",
    "RESOLVED …": "RESOLVED ",
    "RESOLVED that …": "RESOLVED that the report be noted ",
    "agreed to …": "It was agreed that the Committee agreed to ask that ",
    "points of a list": "- a list of the steps would be circulated to members\n",
    "entries that agree": "1. Noted the report\n2. Agreed that it be so\n3. Agreed that officers report\n",
    "asked whether": "asked whether the Clerk would send it and ",
    "reasons": "since it had been so and should be ",
    "events": "after the launch of the review of the ",
    "ranks before names": "AC I Fosse ",
    "posts before names": "the Head of Roads, Al Orr, ",
    "posts": "the Head of Coastal Services and the Director of ",
    "bodies": "the Harbour and Coast Scrutiny Committee of the ",
    "capitals": "HARBOUR AND COAST ",
    "one word": "Harbour ",
    "small words": "of and the ",
    "dates": "4 March 2025 at 6.30 pm and ",
    "numbers": "1. 2.1 3/25 ",
    "votes": "for 7, against 5, abstentions 1, ",
    "addresses": "clerk@eastmere.example https://eastmere.example/a.b ",
    "interests": "declared a personal interest in item 5 as ",
    "full stops": ". ",
    "dots": ".",
    "dashes": "- ",
    "bars": "| ",
    "bars behind lines": "Owner |\n|\nAction |\n",
    "labels in cells": "| Action | Owner: AB Due: May Progress: sent. OPEN |\n",
    "rows of a log": "No | Action | Owner | Progress\n1 | Mend the gate | AB | Sent. AB agreed to write.\n2 | Sell it | CD | Open\n",
    "clauses with keys": "RESOLVED:\n(1) That it be noted.\nResolution | Owner | Due\n1 | AB | May\n",
    "headings of a table": "| No | Action | Owner / when |\n|---|---|---|\n",
    "labels of a decision": "Decision Maker: Decision status: Decision:\n",
    "quotes": "\"' ",
    "commas": "a, ",
    "colons": "a: ",
    "one letter": "a",
    "spaces": "          ",
    "line ends": "x\n",
    "short lines": "Minutes\n",
    "item numbers": "12.\n\nMinutes:\n\n",
    "blank lines": "x\n\n",
    "numbers above titles": "1\nTitle\n",
    "numbers that are no dates": "1/SD/2/SD/3 ",
}
"""By what they consist of."""


def write_hostile(unit: str, characters: int) -> Source:
    """Repeat a unit up to so many characters."""
    return Source((unit * (characters // len(unit) + 1))[:characters].encode(), "hostile.txt")
