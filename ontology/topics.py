"""Load the topic scheme and the labels by which a paper's items are matched to it.

``topics.ttl`` says how a label is meant to be searched for. It is parsed once in a process, natively: about 5 ms.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from ontology.terms import SCRT

__all__ = ["Topic", "TopicLabel", "topic_labels", "topics"]

_SCHEME = Path(__file__).with_name("topics.ttl")
_SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class TopicLabel:
    """A text that stands for a topic where it is found as whole words.

    White space in ``label`` stands for any white space. Where ``case_sensitive`` is false the label is to be compared
    with case folded.
    """

    label: str
    notation: str
    case_sensitive: bool


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: ``iri`` its concept, ``label`` its name, ``broader`` the notation of the topic above it."""

    iri: str
    notation: str
    label: str
    broader: str | None
    other_labels: tuple[str, ...]


@lru_cache(maxsize=1)
def topics() -> tuple[Topic, ...]:
    """Read the scheme, in the order of its notations."""
    values: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for quad in ox.parse(path=str(_SCHEME)):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
            values[quad.subject.value, quad.predicate.value].append(quad.object.value)

    def read(iri: str, name: str) -> list[str]:
        return values.get((iri, _SKOS + name), [])

    concepts = sorted(subject for subject, predicate in values if predicate == f"{_SKOS}inScheme")
    return tuple(
        Topic(
            iri=iri,
            notation=read(iri, "notation")[0],
            label=read(iri, "prefLabel")[0],
            broader=next((above.removeprefix(str(SCRT)) for above in read(iri, "broader")), None),
            other_labels=tuple(sorted(read(iri, "altLabel") + read(iri, "hiddenLabel"))),
        )
        for iri in concepts
    )


@lru_cache(maxsize=1)
def topic_labels() -> tuple[TopicLabel, ...]:
    """Give every label of every topic, longest first.

    >>> [(found.notation, found.case_sensitive) for found in topic_labels() if found.label in ("LAC", "potholes")]
    [('road-maintenance', False), ('looked-after-children', True)]
    """
    labels = (
        TopicLabel(label, topic.notation, label.isupper())
        for topic in topics()
        for label in (topic.label, *topic.other_labels)
    )
    return tuple(sorted(labels, key=lambda found: (-len(found.label), found.label)))
