"""Keeps answers for as long as the snapshot that they were read from is the current one.

Snapshots never change, so a kept answer is exact: the key names the snapshot, and a new one makes the old keys useless.
"""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

__all__ = ["AnswerCache"]

Key = TypeVar("Key")
_SHARE: Final = 16  # one answer may take this part of the whole


@dataclass(slots=True)
class _Counts:
    hits: int = 0
    misses: int = 0


class AnswerCache(Generic[Key]):
    """The answers used last, up to ``size`` bytes together."""

    def __init__(self, size: int) -> None:
        self._size, self._held = size, 0
        self._answers: OrderedDict[Key, bytes] = OrderedDict()
        self.counts = _Counts()

    def find(self, key: Key) -> bytes | None:
        """Give the answer kept under ``key``, None if there is none."""
        # Where nothing is kept the key, a query with all that belongs to it, is not hashed.
        answer = self._answers.get(key) if self._answers else None
        if answer is None:
            self.counts.misses += 1
            return None
        self._answers.move_to_end(key)
        self.counts.hits += 1
        return answer

    def keep(self, key: Key, answer: bytes) -> None:
        """Keep an answer, unless it is too large a part of the whole; the ones used longest ago make room."""
        if len(answer) * _SHARE > self._size:
            return
        self._held += len(answer) - len(self._answers.pop(key, b""))
        self._answers[key] = answer
        while self._held > self._size:
            _, oldest = self._answers.popitem(last=False)
            self._held -= len(oldest)

    @property
    def held(self) -> int:
        """How many bytes are kept."""
        return self._held

    def clear(self) -> None:
        """Forget everything: a new snapshot is current."""
        self._answers.clear()
        self._held = 0
