"""Read the words of an annotated paper plainly, without the project's own importers, so that neither can hide the other's slips."""

import html
import re
from pathlib import Path

import pypdfium2

__all__ = ["find", "fold_space", "read_words"]

# "<script …> … </script>": what a reader never sees
UNSEEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
# "<span class=…>", "</b>": marks inside a word or line
INLINE = re.compile(r"</?(?:a|b|em|i|span|strong|u)\b[^>]*>")
TAG = re.compile(r"<[^>]+>")
# 'name="Councillor Ann Lee"': a GetMeeting reply says in attributes who was there
ATTRIBUTE = re.compile(r'="([^"]*)"')
# "| Cell | Cell |", "---|---", "**bold**", "# Heading", "> quoted": marks of markdown and of a reader's tables
MARKS = re.compile(r"[*|#>\\]|-{3,}")
STRAIGHT = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014\ufffe\xa0\xad", "''\"\"--- -")
# How much page furniture (a number, a running header) may stand inside a sentence: code points
FURNITURE = 260


def fold_space(text: str) -> str:
    """Fold white space to one space and curly quotes and long dashes to plain ones; case stays.

    >>> fold_space(" the\\n  Chair\\u2019s\\xa0 report")
    "the Chair's report"
    """
    return " ".join(text.translate(STRAIGHT).split())


def read_words(paper: Path) -> str:
    """Read a paper as one folded line; tables and markdown are read both with their marks and without."""
    if paper.suffix == ".pdf":
        document = pypdfium2.PdfDocument(paper)
        text = "\n".join(document[n].get_textpage().get_text_range() for n in range(len(document)))
        document.close()
        return fold_space(text)
    text = paper.read_text(encoding="utf-8")
    if paper.suffix == ".xml":
        text = html.unescape(ATTRIBUTE.sub(r"> \1 <", text))
    if paper.suffix in {".html", ".xml"}:
        return fold_space(html.unescape(TAG.sub(" ", INLINE.sub("", UNSEEN.sub(" ", text)))))
    return fold_space(f"{text}\n{MARKS.sub(' ', text)}")


def find(words: str, quote: str, *, across_pages: bool = False) -> bool:
    """Say if a paper's words hold a quote, once interrupted by the furniture between two pages if need be.

    >>> find("the repair of 4 MINUTES 3.5.24 the wall", "repair of the wall", across_pages=True)
    True
    >>> find("the repair of the wall", "repair of a wall", across_pages=True)
    False
    """
    quote = fold_space(quote)
    if quote in words:
        return True
    parts = quote.split(" ")
    for cut in range(len(parts) - 1, 0, -1) if across_pages else ():
        before, after = " ".join(parts[:cut]), " ".join(parts[cut:])
        at = words.find(before)
        if at >= 0:
            end = at + len(before)
            return after in words[end : end + len(after) + FURNITURE]
    return False
