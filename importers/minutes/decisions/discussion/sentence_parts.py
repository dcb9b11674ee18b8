"""Cuts a sentence of discussion to the words that decide, and into the clauses that it joins."""

import re

from importers.minutes.clauses.coordination import split_joined, trim_joiners
from importers.minutes.clauses.predicates import read_predicate
from importers.minutes.language.mood import is_subjunctive
from importers.paper import Span

__all__ = ["cut_to_core", "decides", "quotes", "split_parts"]

# "In answer to a question from Councillor Ash about grit, ", "He was not sure; "
_PREFACE = re.compile(
    r"(?:A|R|Answer|Response|Reply)\d{0,2}\s?[:.]\s+(?=[A-Z][a-z])|In (?:answer|reply|response) to\b[^.;:]{0,200}?,\s+(?=(?:the|it|he|she|they|[A-Z])\b)"
    r"|[^;]{8,400};\s+(?=(?:the|it|he|she|they)\b|[A-Z])"
)

# "[" around an answer, ": " behind a label
_OPENS = re.compile(r"\[?(?::\s+)?")
# the verbs that carry a commitment
_CARRIES = re.compile(r"\b(?:agreed|undertook|undertaking|committed|promised|requested|asked|would|will)\b")

# "noted the contents of the report and approved the allocation": two things settled in one sentence
_NOTED_AND = re.compile(
    r"[^;]{0,120}?\b(?:noted|received|considered)\s(?:the|an?|this)\s[^;.]{3,200}?(?P<and>\sand\s)(?:approved|endorsed|adopted|ratified)\s(?:the|an?|this|its)\s(?!same\b)"
)


def split_parts(plain: str, span: Span) -> list[Span]:
    """Give the clauses that a sentence joins, those too that it settles by two verbs."""
    parts = list(split_joined(plain, span.start, span.end))
    joint = _NOTED_AND.match(plain, span.start, span.end) if len(parts) == 1 else None
    return [Span(span.start, joint.start("and")), Span(joint.end("and"), span.end)] if joint else parts


# "that a visit should take place beforehand"
_SHOULD = re.compile(r"that (?:the|an?|this|all) [^,;.]{3,90}? should (?:be [a-z]+|take place)\b")


def decides(text: str) -> bool:
    """Tell whether the second half of a sentence is a decision of its own: its verb decides, and somebody or "be" governs it."""
    found = read_predicate(text)
    acts = found is not None and found.kind is not None and found.actor is not None
    return acts or is_subjunctive(text) or not text.startswith("that") or _SHOULD.match(text) is not None


def cut_to_core(plain: str, span: Span) -> Span:
    """Leave out what a sentence only answers to, what stands before a semicolon, brackets around it, and a joiner at its end."""
    start, end = _OPENS.match(plain, span.start, span.end).end(), span.end  # type: ignore[union-attr]  # it matches nothing at least
    if plain[end - 1] == "]" and plain.find("[", start, end) < 0:
        end -= 1
    if plain[end - 1] not in ".:-":
        end = trim_joiners(plain, start, end)
    preface = _PREFACE.match(plain, start, end)
    if preface is None or _CARRIES.search(plain, start, preface.end()):
        return Span(start, end)
    return Span(preface.end() if _CARRIES.search(plain, preface.end(), end) else start, end)


def quotes(text: str) -> bool:
    """Tell whether a sentence is, or holds, a quotation of some length."""
    return text.startswith('"') or any(len(part) > 40 for part in text.split('"')[1::2])
