"""Writes Word documents for tests: everybody and everything in them is invented."""

import io
import zipfile
from collections.abc import Callable

import pytest

from importers import Source

_WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_STYLES = """
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:styleId="Item"><w:name w:val="Item"/><w:basedOn w:val="H2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Circle"><w:name w:val="Circle"/><w:basedOn w:val="Circle"/></w:style>
"""
_LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
_NUMBERS = f"""
<w:abstractNum w:abstractNumId="0">{_LEVEL.format(0, 44, "decimal", "%1.")}{_LEVEL.format(1, 1, "decimal", "%1.%2")}</w:abstractNum>
<w:abstractNum w:abstractNumId="5">{_LEVEL.format(0, 1, "lowerLetter", "(%1)")}{_LEVEL.format(1, 1, "lowerRoman", "%2)")}</w:abstractNum>
<w:abstractNum w:abstractNumId="7">{_LEVEL.format(0, 1, "bullet", "x")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>
"""


@pytest.fixture
def write_word() -> Callable[..., Source]:
    """Writes a Word document with this body, and other parts if given."""

    def write(body: str, name: str = "minutes.docx", **parts: str) -> Source:
        written = {
            "word/document.xml": f"<w:document {_WORDS}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_WORDS}>{_STYLES}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_WORDS}>{_NUMBERS}</w:numbering>",
            **{f"word/{part}.xml": content for part, content in parts.items()},
        }
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, content in written.items():
                archive.writestr(part, content)
        return Source(file.getvalue(), name)

    return write
