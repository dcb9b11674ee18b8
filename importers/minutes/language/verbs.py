"""Sorts the verbs of clauses by what they do: take note and settle, ask somebody, or have something done."""

from functools import lru_cache
from typing import Literal

from importers.records import Act

__all__ = ["VerbClass", "act_of", "class_of", "lemma"]

VerbClass = Literal["settle", "ask", "recommend", "refer", "invite", "do", "receive", "hold", "tell"]

_CLASSES: dict[VerbClass, str] = {
    # the meeting settles the matter by saying so
    "settle": """
        accept acknowledge adopt agree allow amend appoint approve authorise award close co-opt commend commission conclude confirm congratulate
        declare decline defer delegate designate determine dismiss elect endorse exclude express extend grant implement introduce nominate note postpone
        pass ratify re-appoint re-elect reappoint recognise record refuse regret reiterate reject release reserve resolve retain revoke rescind sign
        suspend support thank uphold vary vire waive welcome withdraw establish constitute form dissolve disband reaffirm affirm acquire adjourn
        celebrate applaud permit oppose
    """,
    # somebody is asked or told to act: the object is the owner
    "ask": "ask request instruct require urge lobby direct task call encourage remind charge empower press mandate want challenge wish seek",
    "recommend": "recommend suggest propose",
    "refer": "refer remit",
    "invite": "invite",
    "tell": "advise inform notify assure",
    "receive": "receive",
    # the meeting turns to the matter, now or at a later meeting
    "hold": "consider discuss hear continue",
    # work that somebody is to do
    "do": """
        act action add address allocate analyse appraise apply arrange ascertain assess assist attend book bring build campaign carry chair chase check circulate
        clarify clean collate compare collect come communicate compile complete conduct contact convey consult convene co-operate co-ordinate coordinate cost create deliver
        develop distribute draft draw email engage enquire ensure escalate evaluate examine execute explain explore feed feedback finalise find follow forward
        furnish gather get give hold identify improve include incorporate inspect install investigate involve issue join keep lead let liaise list look maintain move offer launch procure purchase reinstate renew restore shorten strengthen reduce increase deploy formulate transfer reconvene
        advertise approach accompany advocate answer assemble audit brief broaden canvass capture catalogue champion clear cleanse consolidate contribute correct correspond dedicate demolish display
        dispose document embed enable enforce enhance enlarge erect estimate exchange expand facilitate feature fit fix flag foster gauge harmonise hire illustrate initiate
        insert integrate intervene interview invest itemise label locate log mend mitigate mobilise modify mow observe operate order overhaul paint pay persuade phone
        photograph pinpoint process proofread protect prune rationalise re-advertise readvertise rebuild recalculate recheck reclassify rectify redesign redirect refocus refund refurbish register relay remedy
        renegotiate reopen reorganise rephrase resource resume retender rewrite ring safeguard sample secure sell separate shape signpost site solve source spend staff start
        state stop streamline strive substitute supervise sustain tackle tailor target telephone tender tidy tighten trace translate trim unblock upgrade use utilise vet video
        view volunteer walk warn widen withhold
        open train fund employ trial pilot test host expedite simplify standardise relocate summarise commence
        make measure meet monitor negotiate obtain organise oversee participate place plan post prepare present prioritise produce progress promote provide
        publicise publish pursue put quantify raise re-agenda recruit re-examine re-submit recirculate reconsider redraft refresh remove rearrange repair replace
        reply report represent reschedule research respond resubmit return review revise revisit schedule scope scrutinise select send set share
        show speak study submit supply survey table talk track undertake update upload verify visit work write
    """,
}
_CLASS_OF = {verb: name for name, verbs in _CLASSES.items() for verb in verbs.split()}

_ACTS: dict[Act, str] = {
    "note": "note acknowledge recognise welcome commend congratulate thank express record",
    "approve": "approve permit allow accept adopt confirm ratify sign grant authorise award",
    "agree": "agree resolve determine conclude uphold dismiss",
    "endorse": "endorse support reaffirm",
    "receive": "receive consider hear discuss",
    "request": "ask request instruct require urge lobby direct task call encourage remind charge press want",
    "recommend": "recommend suggest propose",
    "invite": "invite",
    "refer": "refer remit forward",
    "withdraw": "withdraw rescind revoke",
    "defer": "defer adjourn suspend postpone",
    "appoint": "appoint elect nominate co-opt reappoint designate establish constitute form",
    "provide": "provide circulate send share supply submit present give report bring distribute issue write respond reply email publish prepare produce update feed compile collate furnish forward",
    "add": "add include place incorporate schedule programme re-agenda",
}  # fmt: skip
_ACT_OF = {verb: act for act, verbs in _ACTS.items() for verb in verbs.split()}

_IRREGULAR = {
    "sent": "send", "brought": "bring", "given": "give", "made": "make", "taken": "take", "held": "hold", "kept": "keep", "set": "set", "written": "write",
    "put": "put", "shown": "show", "sought": "seek", "drawn": "draw", "undertaken": "undertake", "met": "meet", "fed": "feed", "led": "lead", "built": "build",
    "withdrawn": "withdraw", "found": "find", "told": "tell", "heard": "hear", "chosen": "choose", "is": "be", "are": "be", "has": "have", "got": "get", "left": "leave",
    "wrote": "write", "gave": "give", "brings": "bring", "referred": "refer", "deferred": "defer", "submitted": "submit", "remitted": "remit", "co-opted": "co-opt",
    "focused": "focus", "carried": "carry", "identified": "identify", "clarified": "clarify", "notified": "notify", "ratified": "ratify", "rescheduled": "reschedule",
    "varied": "vary", "planned": "plan", "permitted": "permit", "replied": "reply", "supplied": "supply", "wishes": "wish", "presses": "press", "asks": "ask",
}  # fmt: skip


# A paper has few verbs.
@lru_cache(maxsize=2048)
def lemma(word: str) -> str:
    """Give the base form of a verb as a clause prints it: "notes", "noted", "Note".

    >>> [lemma(word) for word in ("Notes", "noted", "circulated", "brought", "urges", "publishes", "supplied")]
    ['note', 'note', 'circulate', 'bring', 'urge', 'publish', 'supply']
    """
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for candidate in _stems(word):
        if candidate in _CLASS_OF:
            return candidate
    return word


def _stems(word: str) -> tuple[str, ...]:
    if word.endswith(("ied", "ies")):
        return (word, word[:-3] + "y")
    if word.endswith("ing"):
        return (word, word[:-3], word[:-3] + "e", word[:-4])
    if word.endswith("ed"):
        return (word, word[:-2], word[:-1], word[:-3])
    return (word, word[:-1], word[:-2]) if word.endswith("s") else (word,)


def class_of(verb: str) -> VerbClass | None:
    """Give the class of a verb in its base form, None for a verb that says nothing about it.

    >>> class_of("note"), class_of("circulate"), class_of("urge"), class_of("flourish")
    ('settle', 'do', 'ask', None)
    """
    return _CLASS_OF.get(verb)


def act_of(verb: str) -> Act:
    """Give the act that a verb stands for.

    >>> act_of("note"), act_of("circulate"), act_of("dance")
    ('note', 'provide', 'other')
    """
    return _ACT_OF.get(verb, "other")
