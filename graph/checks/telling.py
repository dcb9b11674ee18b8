"""Tell what a check found: by paper for a person, an object a finding for a program."""

import json
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Final

from graph.checks.checking import Finding

__all__ = ["place_of", "tell_findings"]

_WORDS: Final = 80  # characters of the words of a paper
_PARTS: Final = 4  # of an address that is shown in short


def tell_findings(
    findings: Iterable[Finding], say: Callable[[str], None], *, as_json: bool = False
) -> Counter[str]:
    """Tell each finding under its paper, and count them by severity."""
    counts: Counter[str] = Counter()
    source = None
    for finding in findings:
        counts[finding.severity] += 1
        if as_json:
            say(json.dumps(asdict(finding), ensure_ascii=False))
            continue
        if finding.source != source:
            source = finding.source
            say(source)
        say(f"  {finding.severity}: {finding.message} ({place_of(finding)})")
    return counts


def place_of(finding: Finding) -> str:
    """Say in a few words of what a finding is: the words and their place in the text, else the end of its address.

    >>> place_of(Finding(document="urn:d", source="", severity="warning", message="", focus="urn:a/item/3/decision/b",
    ...     mention="urn:d#char=12,40", quote="that two more nurses be hired"))
    '“that two more nurses be hired”, characters 12 to 40'
    >>> place_of(Finding(document="urn:d", source="", severity="warning", message="", focus="urn:a/item/3/decision/b"))
    'item/3/decision/b'
    """
    _, found, span = (finding.mention or finding.focus).partition("#char=")
    where = (
        f"characters {span.replace(',', ' to ')}" if found else "/".join(finding.focus.split("/")[-_PARTS:])
    )
    words = " ".join((finding.quote or "").split())
    return f"“{textwrap.shorten(words, _WORDS, placeholder=' …')}”, {where}" if words else where
