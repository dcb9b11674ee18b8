"""What the native engine answers and how its complaints are told: the one place that reads its error messages."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox

from graph.errors import QueryRefused, StoreDamaged, StoreError, StoreLocked, StoreMissing, StoreUnwritable

__all__ = ["Answer", "open_native", "refusal", "translated"]

Answer = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What a query gives: rows, yes or no, or triples; rows and triples can be read once."""

# Matches the beginning of "error at 1:23: expected one of …".
_POSITION = re.compile(r"error at (\d{1,9}):(\d{1,9}): ")
# In "expected one of Prefix not found, ['%'], …".
_NO_PREFIX = "Prefix not found"
# In "IO error: While lock file: data/store/LOCK: Resource …" and in "IO error: lock hold by current process, …".
_LOCKED = ("While lock file", "lock hold by current process")
_DAMAGED = ("Corruption", "corrupt")


def refusal(error: SyntaxError) -> QueryRefused:
    """Tell a syntax error in one line, with its place.

    >>> str(refusal(SyntaxError("error at 1:7: expected one of \\"$\\", \\"(\\"")))
    'line 1, column 7: expected one of "$", "("'
    """
    message = " ".join(str(error).split())
    position = _POSITION.match(message)
    if not position:
        return QueryRefused(message)
    reason = message[position.end() :]
    if _NO_PREFIX in reason:
        reason = "this prefix is not declared"
    return QueryRefused(reason, int(position[1]), int(position[2]))


@contextmanager
def translated(location: str) -> Iterator[None]:
    """Tell the engine's errors inside the block as ours."""
    try:
        yield
    except SyntaxError as error:
        raise refusal(error) from error
    except (OSError, RuntimeError) as error:
        raise _store_error(location, error) from error


def open_native(folder: Path, location: str, *, read_only: bool) -> ox.Store:
    """Open the engine on a folder, which is made if a writer finds none."""
    try:
        if read_only:
            return ox.Store.read_only(str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        return ox.Store(folder)
    except (OSError, RuntimeError) as error:
        raise _store_error(location, error) from error


def _store_error(location: str, error: OSError | RuntimeError) -> StoreError:
    message = " ".join(str(error).split())
    if any(sign in message for sign in _LOCKED):
        return StoreLocked(
            location, "another process is writing to this store; wait for it to end, or stop it"
        )
    if isinstance(error, FileNotFoundError):
        return StoreMissing(location, f"there is no store here ({message})")
    if any(sign in message for sign in _DAMAGED):
        return StoreDamaged(
            location, f"the store's files are damaged; restore a backup or import again ({message})"
        )
    return StoreUnwritable(location, f"the store cannot be written ({message})")
