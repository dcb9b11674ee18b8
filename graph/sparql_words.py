"""Find the keywords of a SPARQL text: what stands outside its IRIs, strings, comments, variables and names.

The engine fetches whatever a ``SERVICE`` clause or a ``LOAD`` names, and its union default graph silently overrides a
query's own ``FROM``; both must be seen before the query runs. The engine's parser needs no space between words
(``SERVICESILENT<…>`` is a federated query), so a word counts as a keyword's where it merely contains it: a query may
be refused that would have been harmless, but none gets through. Terminals are those of SPARQL 1.1, section 19.8.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["asks_other_servers", "keywords", "names_a_dataset"]

# Alternatives in order; each is linear, none can match the empty string.
_TERMINAL = re.compile(
    r"""
    \#[^\r\n]*                                                # "# a comment"
    | <[^<>"{}|^`\\\x00-\x20]*>                               # "<https://example.org/a#b>"
    | '{3}[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'{3}              # a long string: '''it's'''
    | "{3}[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"{3}              # the same in double quotes
    | '[^'\\\r\n]*(?:\\.[^'\\\r\n]*)*'                        # 'a string'
    | "[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"                        # "a \"string\""
    | [?$]\w+                                                 # "?service"
    | (?P<prefix>[^\W\d][\w.-]*)?:(?P<local>(?:[\w:.-]|%[0-9A-Fa-f]{2}|\\.)*)   # "scr:inItem", ":x", "a:b\,c"
    | (?P<word>[^\W\d]\w*)                                    # "SELECT"
    """,
    re.VERBOSE | re.DOTALL,
)


def keywords(text: str) -> Iterator[str]:
    """Iterate over the barewords in upper case, and over what a name could hide from a reader that needs no spaces.

    >>> list(keywords('SELECT ?service { <http://service> :load "SERVICE" } # LOAD'))
    ['SELECT']
    >>> list(keywords("SERVICESILENT:x {} . scr:note.SERVICE"))
    ['SERVICESILENT', 'SCR', 'SERVICE']
    """
    for terminal in _TERMINAL.finditer(text):
        if terminal["word"]:
            yield terminal["word"].upper()
        elif terminal["local"] is not None:
            if terminal["prefix"]:
                yield terminal["prefix"].upper()
            yield from (part.upper() for part in terminal["local"].split(".")[1:] if part)


def asks_other_servers(text: str) -> bool:
    """Say whether a query or update would make the engine fetch something over the network.

    >>> asks_other_servers("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }")
    True
    >>> asks_other_servers("SELECT ?service { ?service a <https://example.org/SERVICE> }")
    False
    """
    return any("SERVICE" in word or "LOAD" in word for word in keywords(text))


def names_a_dataset(text: str) -> bool:
    """Say whether a query chooses its own graphs by ``FROM``; a prefix that it declares as ``from:`` does not count.

    >>> names_a_dataset("SELECT*FROM<https://example.org/g>{ ?s ?p ?o }")
    True
    >>> names_a_dataset('PREFIX from: <urn:x> SELECT * { ?from from:a "FROM" }')
    False
    """
    declared = {name for before, name in pairwise(keywords(text)) if before == "PREFIX"}
    return any("FROM" in word and word not in declared for word in keywords(text))
