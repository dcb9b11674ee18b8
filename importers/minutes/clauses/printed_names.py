"""Recognises by its print alone the name of an office, a team or a firm that no list of words knows.

Minutes print such names with capitals throughout: "the Marl Valley Wheels", "the OPCC", "Arblaster". Papers, places, days
and sums are printed so too, and their last word tells them ("the Marl Road Scheme", "Christmas", "Council Tax").
"""

import re

from importers.minutes.language.mood import VERB_FORMS

__all__ = ["is_printed_as_name", "is_titled_thing"]

_WORD = r"(?:[A-Z][\w'./&-]*|&|\d{1,2}(?=\s[A-Z]))"
# "the Marl Valley Wheels", "a Friends of Marl Park", "the Virtual School (Marl)"
_NAME = re.compile(
    rf"(?!.*\d\w*/|.*/\d)(?P<article>(?:the|an?|our|their|its|each|any|all|both|relevant|appropriate|local|new) )*(?P<words>[A-Z][\w'./&-]*(?:,? (?:(?:of|for|and|the|in|on|-) ){{0,2}}{_WORD}){{0,10}}?)(?: \([A-Z][^()]{{1,60}}\))?$"
)
# the last words of what is printed large and cannot act
_THINGS = frozenset(
    """
    account accounts act action actions agenda agendas agreement allowance allowances amendment annex appeal appendix area areas assessment assessments audit award
    badge bay benefit bid bill board's bridge brief budget bulletin bylaw bylaws campaign capital case catalogue census centre chamber charge charges charter church code
    committee's consent constitution contract contracts council's covid covid-19 credit cup cycle data day deal debt decision delivery directive directory duty element email estate evaluation
    event exercise face facebook facilities fair fee fees festival figures finding findings fields flyer form framework fund funding funds garden gardens green grant grants guidance guide
    hall handbook heritage hill house housing index indicator indicators inquiry inspection instagram interest investment journal key lane law leaflet letter level levels levy licence list lists
    local loan lottery manual map market matter measure measures memorandum minute minutes model monitor motion network's newsletter note notes notice objective objectives offer
    option options order outturn pack package paper papers paragraph park path pathway permit petition phase pilot place plan plans platform play point points policy policies portal position
    practice precept premium principles priorities priority procedure procedures process profile programme programmes project projects proposal proposals proposition protocol quarter question questions
    radar rate rates reading recommendation recommendations record recovery reference regeneration register registers regulation regulations renewal report reports requirement reserve reserves resolution resolutions
    response results retreat return returns revenue review reviews right rights river risk road route rule rules run scheme schemes school's scorecard section services' session settlement skills site sites
    space speech stage standard standing statement statements station statistics status statute strategies strategy street structure study submission summary summit survey surveys system systems table target targets
    task tax teams terms test theme threshold timetable toolkit town tracker training transformation treaty trial twitter update updates village vision visit visits wales ward way wave website wellbeing white
    work works workshop workstream workstreams youtube zone england scotland ireland britain kingdom europe london north south east west
    january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    spring summer autumn winter easter christmas noon today tomorrow q1 q2 q3 q4 am pm
    """.split()
)  # fmt: skip
# "Option B", "Appendix 2", "Minute 30": what the words behind only number
_NUMBERED = re.compile(
    r"(?:Options?|Appendi(?:x|ces)|Minutes?|Sections?|Paragraphs?|Items?|Agenda|Phases?|Recommendations?|Schedules?|Parts?|Tables?|Figures?|Pages?|Annexe?s?|Clauses?|Articles?|Rules?|Standing Orders?|Tiers?|Stages?|Quarters?|Bands?|Zones?|Levels?|Lots?|Motions?|Resolutions?|Regulations?|Council Tax)\b"
)
# "Consideration", "Training", "Details": a noun that only opens a clause
_COMMON = re.compile(
    r".*(?:tion|sion|ment|ing|ity|ness|ance|ence|ency|al|ed|ship|ism|age|ure|gy|cy|ry|ty|[^s]s|back|port|work|one|body|self|thing)$",
    re.IGNORECASE,
)
_OPENS = frozenset(
    "that this these those there it he she they we you i if as in on at by to for from with and or but no not all any each both some more most such further other others following".split()
)
# "Invite Marl Valley Wheels": a task, with whose verb no name begins
_TASKS = frozenset(
    "add amend arrange ask bring chase check circulate confirm contact convene draft email explore feed find follow forward investigate invite issue liaise look obtain organise prepare produce propose provide publish raise report request revise schedule seek send set share speak submit supply thank update visit write".split()
)
# "Urgent": how something is to be done, and nobody
_SPUR = frozenset(
    {"urgent", "immediate", "decisive", "strong", "stronger", "early", "agreed", "noted", "resolved"}
)
_SHORTEST, _LONGEST = 2, 110


def is_titled_thing(words: str) -> bool:
    """Tell whether a phrase ends on what is printed large and cannot act.

    >>> is_titled_thing("the Marl Road Scheme"), is_titled_thing("the Marl Valley Wheels")
    (True, False)
    """
    return words.rsplit(" ", 1)[-1].lower().strip(".,") in _THINGS


def is_printed_as_name(words: str) -> bool:
    """Tell whether a phrase is printed as the name of somebody who may act.

    >>> [is_printed_as_name(w) for w in ("the Marl Valley Wheels", "the OPCC", "Arblaster", "the Friends of Marl Park Lido")]
    [True, True, True, True]
    >>> [is_printed_as_name(w) for w in ("the Marl Road Scheme", "Training", "September", "the pothole figures", "Option B")]
    [False, False, False, False, False]
    """
    if not _SHORTEST <= len(words) <= _LONGEST:
        return False
    found = _NAME.match(words)
    if found is None or _NUMBERED.match(found["words"]):
        return False
    name = found["words"].split()
    if is_titled_thing(name[-1]) or name[0].lower() in _OPENS:
        return False
    if len(name) > 1 and name[0].lower() in _TASKS:
        return False
    if len(name) == 1 and (name[0].lower() in VERB_FORMS or name[0].lower() in _SPUR):
        return False
    alone = len(name) == 1 and not found["article"] and not name[0].isupper()
    return not (alone and _COMMON.match(name[0]))
