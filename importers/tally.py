"""Tells what became of each paper of an import, in lines for a person or in JSON for a program, and the sum at the end."""

import json
from collections.abc import Callable

from importers.errors import ReadError
from importers.report import Report

__all__ = ["Tally"]


class Tally:
    """Counts and tells; ``say`` takes the lines of the report, ``warn`` what went wrong and the sum.

    >>> tally = Tally(print, print)
    >>> tally.tell_unchanged("minutes.pdf", "urn:document")
    minutes.pdf: unchanged, nothing to do
    >>> tally.tell_sum("data")
    0 loaded (0 quads), 1 unchanged, 0 could not be read; store: data
    """

    def __init__(
        self,
        say: Callable[[str], None],
        warn: Callable[[str], None],
        *,
        as_json: bool = False,
        quiet: bool = False,
    ) -> None:
        self._say = say
        self._warn = warn
        self._as_json = as_json
        self._quiet = quiet
        self.loaded = self.unchanged = self.failed = self.quads = 0

    def tell_loaded(self, report: Report, replaces: tuple[str, ...] = ()) -> None:
        """Tell the report of a paper that has been read, and which documents it takes the place of."""
        self.loaded += 1
        self.quads += report.quads
        if self._as_json:
            self._say_json(outcome="loaded", **report.as_dict(), replaces=replaces)
        elif not self._quiet:
            for line in report.lines():
                self._say(line)
            if replaces:
                self._say("  the file has changed: what was read from it before is replaced")

    def tell_unchanged(self, source: str, document: str) -> None:
        """Tell that a paper was read before, by the same reader, and nothing was done."""
        self.unchanged += 1
        if self._as_json:
            self._say_json(outcome="unchanged", source=source, document=document)
        elif not self._quiet:
            self._say(f"{source}: unchanged, nothing to do")

    def tell_failed(self, error: ReadError) -> None:
        """Tell in one line why a paper could not be read."""
        self.failed += 1
        if self._as_json:
            kind = type(error).__name__
            self._say_json(outcome="failed", source=error.source, error=kind, reason=error.reason)
        self._warn(str(error))

    def tell_sum(self, store: str) -> None:
        """Tell how the whole went."""
        self._warn(
            f"{self.loaded} loaded ({self.quads} quads), {self.unchanged} unchanged, "
            f"{self.failed} could not be read; store: {store}"
        )

    def _say_json(self, **outcome: object) -> None:
        self._say(json.dumps(outcome, ensure_ascii=False))
