"""The ways in which papers set headings that have no numbers: marked, in bold, in capitals, set off by blank lines.

All headings of a paper share one setting. Each says of a line whether it is so set; ``strength`` is how much the
setting alone speaks for a heading, ``whole`` that a heading so set is the whole line, sentences and all, and ``marked`` that
the paper marks it as a heading: then one standing title among them is enough. With ``labels`` a heading ends at its colon, and
the text follows in the same line.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from importers.minutes.layouts.lines import Line, is_capitals, is_title_case
from importers.minutes.layouts.standing import is_standing
from importers.minutes.layouts.titles import is_sentence

__all__ = ["LABEL", "SENTENCE_CASE", "SETTINGS", "Setting"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One way of printing headings."""

    strength: float
    holds: Callable[[Line, str], bool]
    whole: bool = False
    marked: bool = False
    labels: bool = False


# "To consider any urgent business": an agenda whose titles are tasks
_TASK = re.compile(
    r"To (?:consider|receive|note|approve|confirm|agree|review|scrutinise|discuss|appoint|elect|sign|declare)\b"
)


def _quiet(line: Line, title: str) -> bool:
    """Tell whether a line that nothing marks can be a title in sentence case: short, no verb, nothing behind it."""
    return (
        not line.bullet
        and 3 <= len(title) <= 140
        and title[0].isupper()
        and not is_sentence(line.text[:300])
        and not line.text.rstrip().endswith((".", ";", ",", ":"))
    )


def _titled(line: Line, title: str) -> bool:
    """Tell whether a line that nothing marks reads as a title all the same."""
    return _quiet(line, title) and (is_title_case(title) or is_standing(title))


def _named(line: Line, title: str) -> bool:
    """Tell whether a line is a few words without a verb and a colon."""
    short = len(line.text) - len(title) <= 2 and len(title) <= 90
    return line.text.endswith(":") and short and not is_sentence(title)


def _announced(line: Line, title: str) -> bool:
    """Tell whether a line is a title with a colon behind it."""
    return _named(line, title) and (is_title_case(title) or is_standing(title))


# "Matters Arising: The bin has been mended.": a title that labels its paragraph
LABEL = re.compile(r"(?P<title>[A-Z][\w'&/ -]{3,60}):(?=\s|$)")


def _labels(line: Line, title: str) -> bool:  # noqa: ARG001 - a setting's signature
    """Tell whether a line begins with a title and a colon."""
    found = None if line.bullet else LABEL.match(line.text)
    return found is not None and (is_title_case(found["title"]) or is_standing(found["title"]))


def _ends_title(line: Line, title: str) -> bool:
    """Tell whether a full stop ends the title, and nothing but the marks of a document follows: "Question Time."."""
    if not line.text.startswith(f"{title}.") or not 6 <= len(title) <= 150 or not title[0].isupper():
        return False
    behind = line.text[len(title) + 1 :].strip()
    return (not behind or behind.lower().startswith("pdf")) and not is_sentence(f"{title}.")


def _tasked(line: Line, title: str) -> bool:
    """Tell whether a line well set off is a task of the agenda, printed as a title."""
    return line.blank >= 2 and _TASK.match(title) is not None and not line.text.endswith(":")


SETTINGS: tuple[Setting, ...] = (
    Setting(1.0, lambda line, _: line.level == 1, marked=True),
    Setting(1.0, lambda line, _: line.level == 2, marked=True),
    Setting(1.0, lambda line, _: line.level == 3, marked=True),
    Setting(1.0, lambda line, _: line.level >= 4, marked=True),
    Setting(0.95, lambda line, _: line.level > 0),
    Setting(1.0, lambda line, _: line.bold),
    Setting(0.9, lambda line, title: is_capitals(title) and len(title) >= 4 and not line.bullet),
    Setting(0.9, lambda line, title: line.blank >= 3 and title[0].isupper(), whole=True),
    Setting(
        0.8,
        lambda line, title: line.blank >= 2 and (_titled(line, title) or _tasked(line, title)),
        whole=True,
    ),
    Setting(0.7, lambda line, title: line.blank >= 2 and _ends_title(line, title), whole=True),
    Setting(0.6, lambda line, title: line.blank >= 1 and _titled(line, title)),
    Setting(0.6, _announced),
    Setting(0.55, _ends_title, whole=True),
    Setting(0.5, _labels, labels=True),
    Setting(0.45, _titled),
)
# for papers that print "Apologies for absence", where a title is told from prose only by its want of a verb
SENTENCE_CASE: tuple[Setting, ...] = (
    Setting(0.62, lambda line, title: line.blank >= 1 and _quiet(line, title)),
    Setting(0.61, _named),
    Setting(0.47, _quiet),
)
