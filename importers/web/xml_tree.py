"""XML parsed without trust: no entities, no document types, nothing fetched."""

import re
from typing import Final, cast

from lxml import etree

from importers.errors import Damaged
from importers.source import Source
from importers.web.tree import Element

__all__ = ["parse_xml"]

# Matches "<!DOCTYPE meeting [ <!ENTITY x …": where entities are declared
_DECLARES: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
# References to control characters, which XML 1.0 forbids and services send: "&#x1F;", "&#11;"
_CONTROL: Final = re.compile(
    rb"&#(?:x0{0,6}(?:[0-8bcef]|1[0-9a-f])|0{0,6}(?:[0-8]|1[12]|1[4-9]|2\d|3[01]));", re.IGNORECASE
)


def parse_xml(source: Source) -> Element:
    """Parse XML; raises :class:`Damaged` for XML that declares entities or a document type, or is not well-formed."""
    if _DECLARES.search(source.data):
        raise Damaged(
            source.name, "the XML declares a document type or entities, which are not read: send it without"
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_CONTROL.sub(b" ", source.data.lstrip()), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise Damaged(
            source.name, f"the XML breaks off or is broken at line {line}, column {column}: fetch it again"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Damaged(source.name, "the XML declares a document type, which is not read: send it without")
    return cast("Element", root)
