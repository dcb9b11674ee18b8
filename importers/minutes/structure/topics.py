"""The topics of an item: labels of the topic scheme found in its title, or often enough in its text."""

from collections import Counter
from functools import lru_cache

import ahocorasick

from importers.paper import Paper, Span
from ontology.topics import topic_labels

__all__ = ["find_topics"]

_LEAST_IN_TEXT = 4
_MOST_FROM_TEXT = 3


@lru_cache(maxsize=1)
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    by_label: dict[str, list[tuple[str, str, bool]]] = {}
    for entry in topic_labels():
        by_label.setdefault(entry.label.lower(), []).append(
            (entry.label, entry.notation, entry.case_sensitive)
        )
    for lowered, entries in by_label.items():
        automaton.add_word(lowered, (len(lowered), entries))
    automaton.make_automaton()
    return automaton


def _count(plain: str, span: Span) -> Counter[str]:
    words = plain[span.start : span.end]
    lowered = words.lower()
    counts: Counter[str] = Counter()
    if len(lowered) != len(words):
        return counts
    for last, (length, entries) in _automaton().iter(lowered):
        start, end = last - length + 1, last + 1
        if (start and lowered[start - 1].isalnum()) or (end < len(lowered) and lowered[end].isalnum()):
            continue
        for label, notation, case_sensitive in entries:
            if not case_sensitive or words[start:end] == label:
                counts[notation] += 1
    return counts


def find_topics(paper: Paper, title: Span, content: Span) -> tuple[str, ...]:
    """Find the notations of an item's topics, those of its title first."""
    titled = list(_count(paper.plain, title))
    often = [
        notation
        for notation, times in _count(paper.plain, content).most_common(_MOST_FROM_TEXT)
        if times >= _LEAST_IN_TEXT and notation not in titled
    ]
    return tuple(titled + often)
