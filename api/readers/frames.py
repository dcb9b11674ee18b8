"""What passes between the service and a reader process: the question, the outcome, and their bytes on the socket.

A question is one JSON document after its length in four bytes. An outcome is one byte for its kind, four for the length
of what follows, then the answer itself, the name of the file that holds it, or a JSON document that says what was wrong.
"""

import json
import struct
from dataclasses import asdict, dataclass, fields
from typing import Final, Literal, cast

__all__ = ["ANSWER", "FILE", "HEAD", "PROBLEM", "Fault", "Question", "pack_outcome", "pack_question"]

HEAD: Final = struct.Struct("!cI")
_LENGTH: Final = struct.Struct("!I")
ANSWER: Final = b"a"
FILE: Final = b"f"
PROBLEM: Final = b"p"

Fault = Literal["syntax", "unsupported", "too-large", "memory", "store", "engine"]


@dataclass(frozen=True, slots=True)
class Question:
    """One query, ready to run.

    ``store`` is the folder of the snapshot to read, ``base`` resolves relative IRIs. ``default_graphs`` and
    ``named_graphs``, where given, are the dataset.
    ``result_format`` and ``graph_format`` are the engine's names of the format for either kind of answer. The answer
    may have ``limit`` bytes; it goes to the file ``spool`` where it is too long to pass at once.
    """

    store: str
    query: str
    base: str
    result_format: str
    graph_format: str
    limit: int
    spool: str
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None

    @classmethod
    def from_json(cls, document: bytes) -> "Question":
        """Read what :func:`pack_question` wrote, without the length."""
        values = cast("dict[str, object]", json.loads(document))
        known = {field.name for field in fields(cls)}
        if set(values) != known:
            raise ValueError(f"a question has the members {sorted(known)}, this one {sorted(values)}")
        for name in ("default_graphs", "named_graphs"):
            if values[name] is not None:
                values[name] = tuple(cast("list[str]", values[name]))
        return cls(**values)  # type: ignore[arg-type]  # the names were just compared, the writer is ours


def pack_question(question: Question) -> bytes:
    """Write a question for the socket.

    >>> packed = pack_question(Question("/s", "ASK {}", "", "JSON", "TURTLE", 10, "/t"))
    >>> Question.from_json(packed[4:]).query
    'ASK {}'
    """
    document = json.dumps(asdict(question)).encode()
    return _LENGTH.pack(len(document)) + document


def pack_outcome(kind: bytes, payload: bytes) -> bytes:
    """Write an outcome for the socket.

    >>> pack_outcome(ANSWER, b"{}")
    b'a\\x00\\x00\\x00\\x02{}'
    """
    return HEAD.pack(kind, len(payload)) + payload
