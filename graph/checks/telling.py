"""Tell what a check found: by paper for a person, an object a finding for a program."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict

from graph.checks.checking import Finding

__all__ = ["tell_findings"]


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
        say(f"  {finding.severity}: {finding.message} ({finding.focus})")
    return counts
