"""The Welsh verb-nouns of decisions, with the English verb and class of each, known under their mutations too."""

from functools import lru_cache

from importers.minutes.language.verbs import VerbClass

__all__ = ["welsh_verb"]

_VERBS: dict[tuple[str, VerbClass], str] = {
    ("note", "settle"): "nodi",
    ("receive", "settle"): "derbyn",
    ("confirm", "settle"): "cadarnhau",
    ("approve", "settle"): "cymeradwyo mabwysiadu",
    (
        "agree",
        "settle",
    ): "cytuno gwahardd cau eithrio canmol cydnabod llongyfarch diolch ystyried penderfynu trafod",
    ("endorse", "settle"): "cefnogi croesawu ardystio",
    ("appoint", "settle"): "penodi ethol enwebu sefydlu",
    ("defer", "settle"): "gohirio",
    ("delegate", "settle"): "dirprwyo awdurdodi",
    ("recommend", "recommend"): "argymell",
    ("refer", "refer"): "cyfeirio",
    ("ask", "ask"): "gofyn annog cyfarwyddo pwyso galw",
    ("invite", "invite"): "gwahodd",
    ("provide", "do"): "darparu anfon cylchredeg dosbarthu cyflwyno rhannu adrodd rhoi danfon ymateb ateb",
    ("publish", "do"): "cyhoeddi",
    ("add", "do"): "ychwanegu cynnwys",
    ("arrange", "do"): "trefnu cynnal",
    ("write", "do"): "ysgrifennu llythyru",
    ("review", "do"): "adolygu monitro ymchwilio archwilio edrych asesu craffu gwirio",
    ("prepare", "do"): "paratoi llunio drafftio diwygio datblygu creu casglu gwneud diweddaru",
    ("contact", "do"): "cysylltu holi codi ceisio gweithio cyfarfod mynychu ymweld dod sicrhau parhau cadw",
}
_VERB_OF = {noun: known for known, nouns in _VERBS.items() for noun in nouns.split()}

# what a mutated beginning may have been; "" stands for a "g" that is dropped
_UNMUTATED = (
    ("ngh", ("c",)), ("mh", ("p",)), ("nh", ("t",)), ("ng", ("g",)), ("ph", ("p",)), ("th", ("t",)), ("ch", ("c",)), ("dd", ("d",)),
    ("f", ("b", "m")), ("b", ("p",)), ("d", ("t",)), ("g", ("c",)), ("l", ("ll", "gl")), ("r", ("rh", "gr")), ("m", ("b",)), ("n", ("d",)), ("h", ("",)),
)  # fmt: skip


@lru_cache(maxsize=1024)
def welsh_verb(word: str) -> tuple[str, VerbClass] | None:
    """Give the English verb of a verb-noun and its class, None for any other word.

    >>> welsh_verb("nodi'r"), welsh_verb("gyflwyno"), welsh_verb("ddosbarthu"), welsh_verb("ofyn"), welsh_verb("note")
    (('note', 'settle'), ('provide', 'do'), ('provide', 'do'), ('ask', 'ask'), None)
    """
    word = word.lower().removesuffix("'r").removesuffix("'n")
    if word in _VERB_OF:
        return _VERB_OF[word]
    for mutated, originals in _UNMUTATED:
        if word.startswith(mutated):
            for original in originals:
                known = _VERB_OF.get(original + word[len(mutated) :])
                if known is not None:
                    return known
    return _VERB_OF.get("g" + word)
