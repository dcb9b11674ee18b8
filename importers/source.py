"""A source: the bytes of one file or page, where they came from, and what is already known about them."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field

__all__ = ["Known", "Source"]


@dataclass(frozen=True, slots=True)
class Known:
    """What the person or the place that a paper came from says about it, beside the paper's own words.

    It comes from the command line, a sidecar file (``paper.pdf.json``), a manifest row or the URL, and is
    used where the paper is silent; where the paper contradicts it, the report warns. ValueError for letters that no
    text in UTF-8 has, as a terminal in another encoding hands them over.
    """

    council: str | None = None
    body: str | None = None
    date: dt.date | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        for said in filter(None, (self.council, self.body, self.url)):
            if any("\ud800" <= letter <= "\udfff" for letter in said):
                raise ValueError(f"{said!r} is no text in UTF-8: write its letters anew")


@dataclass(frozen=True, slots=True)
class Source:
    """One byte-exact file or page.

    ``name`` is the URL or file name that it came from and becomes ``dcterms:source``; ``media_type`` is
    what the sender claimed, ``None`` if nobody did. Importers look at the bytes before they believe it.
    """

    data: bytes
    name: str
    media_type: str | None = None
    known: Known = field(default_factory=Known)

    @property
    def digest(self) -> str:
        """The SHA-256 of the bytes in hexadecimal; its first 16 digits name the document.

        >>> Source(b"", "empty.txt").digest[:16]
        'e3b0c44298fc1c14'
        """
        return hashlib.sha256(self.data).hexdigest()

    @property
    def suffix(self) -> str:
        """The name's ending in lower case without query or dot, ``""`` if it has none.

        >>> Source(b"", "https://x.example/a/Minutes.PDF?T=1").suffix
        'pdf'
        >>> Source(b"", "minutes").suffix
        ''
        """
        last = self.name.split("?", 1)[0].split("#", 1)[0].rsplit("/", 1)[-1]
        return last.rsplit(".", 1)[-1].lower() if "." in last else ""
