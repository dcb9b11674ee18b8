"""Finds the same matter decided twice: printed twice in one item, or agreed in discussion and then resolved.

A text printed twice ("Decision:" and "Minutes:") is one decision, with both places as its evidence. A formal clause and
what was agreed in the discussion before it stay two decisions that name one another; if only the discussion says when
it is due, the clause takes the day, but not the words, which are not its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from importers.minutes.language.likeness import share_of_words, telling_words, words_of
from importers.records import Decision

__all__ = ["align_discussion", "unite_repeated"]

_SAME_TEXT = 0.85
_SAME_MATTER = 0.5
# an item with more decisions is a list that was not understood: only equal texts are united then
_MANY = 120
# places that one decision keeps as its evidence
_PLACES = 12


def _likeness(first: Sequence[str], second: Sequence[str]) -> float:
    """Give the Dice coefficient of two sets of words.

    >>> _likeness(["a", "b"], ["a", "c"])
    0.5
    """
    one, other = set(first), set(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def unite_repeated(decisions: Sequence[Decision]) -> list[Decision]:
    """Make one of the decisions of an item whose text is printed twice; the longer text and the first place win.

    A text that is cut off counts as the whole one that begins alike.
    """
    kept: list[Decision] = []
    keys: list[list[str]] = []
    known: dict[tuple[object, ...], int] = {}
    few = len(decisions) <= _MANY
    for decision in decisions:
        words = words_of(decision.text)
        place = (decision.formal, decision.item, *words)
        twin = known.get(place, len(kept))
        if twin == len(kept) and few:
            twin = next((at for at, key in enumerate(keys) if _is_twin(kept[at], key, decision, words)), twin)
        known[place] = twin
        if twin == len(kept):
            kept.append(decision)
            keys.append(words)
            continue
        first, second = kept[twin], decision
        best = second if len(words) > len(keys[twin]) and first.truncated else first
        rest = second if best is first else first
        spans = (*best.spans, *rest.spans)[:_PLACES]
        kept[twin] = replace(best, spans=spans, owner=best.owner or rest.owner, due=best.due or rest.due)
        keys[twin] = words if best is second else keys[twin]
    return kept


def _is_twin(kept: Decision, key: list[str], decision: Decision, words: list[str]) -> bool:
    if kept.formal is not decision.formal or kept.item != decision.item:
        return False
    if kept.truncated or decision.truncated:
        shorter = min(len(key), len(words))
        return shorter >= 3 and key[: shorter - 1] == words[: shorter - 1]
    return (
        key == words
        or min(len(key), len(words)) > 3
        and _likeness(key, words) >= _SAME_TEXT
        and abs(len(key) - len(words)) <= 3
    )


def align_discussion(decisions: Sequence[Decision]) -> list[Decision]:
    """Let each formal clause and the same matter in the discussion of its item name one another."""
    aligned = list(decisions)
    told = [(at, telling_words(decision.text)) for at, decision in enumerate(aligned) if not decision.formal][
        :_MANY
    ]
    if not told:
        return aligned
    for at, decision in enumerate(aligned):
        if not decision.formal or decision.kinds == ("resolution",):
            continue
        words = telling_words(decision.text)
        best = max(
            (
                (share_of_words(words, other), place)
                for place, other in told
                if aligned[place].item == decision.item
            ),
            default=(0.0, -1),
        )
        if best[0] >= _SAME_MATTER:
            aligned[at], aligned[best[1]] = _bind(aligned[at], aligned[best[1]])
    return aligned


def _bind(formal: Decision, told: Decision) -> tuple[Decision, Decision]:
    due = formal.due
    if due is None and told.due is not None:
        due = replace(told.due, text="")
    return (
        replace(formal, due=due, same_as=(*formal.same_as, told.spans[0])),
        replace(told, same_as=(*told.same_as, formal.spans[0])),
    )
