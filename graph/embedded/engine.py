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
# "['0'..='9']" and "[_]": signs that could stand there, as the engine's grammar writes them
_SIGNS = re.compile(r"\[[^\]\"]*\]")
# What the engine means by what it finds, among what it expects
_MEANT = {
    "Prefix not found": "this prefix is not declared",
    "The SELECT contains a variable that is unbound": "the SELECT names a variable that it neither groups by nor sums up",
    "Duplicated variable name in SELECT": "the SELECT has a variable twice",
    "IRI parsing failed": "this is no IRI",
}
# In "IO error: While lock file: data/store/LOCK: Resource …" and in "IO error: lock hold by current process, …".
_LOCKED = ("While lock file", "lock hold by current process")
_DAMAGED = ("Corruption", "corrupt")
# In "The custom function <urn:f> is not supported".
_UNSUPPORTED = "not supported"


def refusal(error: SyntaxError) -> QueryRefused:
    """Tell a syntax error in one line, with its place.

    >>> str(refusal(SyntaxError("error at 1:7: expected one of \\"$\\", \\"(\\"")))
    'line 1, column 7: expected one of "$", "("'
    >>> str(refusal(SyntaxError("error at 2:19: expected one of LATERAL, SERVICE, ['0'..='9'], [_]")))
    'line 2, column 19: expected one of LATERAL, SERVICE'
    """
    message = " ".join(str(error).split())
    position = _POSITION.match(message)
    if not position:
        return QueryRefused(message)
    reason = _without_signs(message[position.end() :])
    return QueryRefused(reason, int(position[1]), int(position[2]))


def _without_signs(reason: str) -> str:
    """Tell what the engine expected in words that a person can look for.

    >>> _without_signs("expected one of The SELECT contains a variable that is unbound, [_]")
    'the SELECT names a variable that it neither groups by nor sums up'
    >>> _without_signs("expected [_]"), _without_signs("expected one of GROUP, [_]")
    ('the query cannot be read from here on', 'expected GROUP')
    """
    for found, meant in _MEANT.items():
        if found in reason:
            return meant
    words = reason.removeprefix("expected ").removeprefix("one of ")
    kept = [word for part in _SIGNS.sub("", words).split(", ") if (word := part.strip())]
    kept = [word for word in kept if word != "<unreported>"]
    if not kept:
        return "the query cannot be read from here on"
    return f"expected {'one of ' if len(kept) > 1 else ''}{', '.join(kept)}"


@contextmanager
def translated(location: str) -> Iterator[None]:
    """Tell the engine's errors inside the block as ours."""
    try:
        yield
    except SyntaxError as error:
        raise refusal(error) from error
    except (OSError, RuntimeError) as error:
        raise _lacking(error) or _store_error(location, error) from error


def _lacking(error: OSError | RuntimeError) -> QueryRefused | None:
    """Tell that a query or update asks for what the engine does not have; None for any other error."""
    message = " ".join(str(error).split())
    return QueryRefused(message) if isinstance(error, RuntimeError) and _UNSUPPORTED in message else None


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
