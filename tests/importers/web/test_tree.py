"""Pages that would keep libxml2 busy for minutes: refused before it meets them."""

import pytest

from importers.errors import TooLarge
from importers.source import Source
from importers.web.tree import parse_page, text_of

NAMES = [f"a{number}" for number in range(6_000)]


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(NAMES),
        "<p " + " ".join(f'{name}="x"' for name in NAMES),
        "<p " + "".join(f"{name}='>'" for name in NAMES),
        "<p " + " ".join(f'{name}="<p b"' for name in NAMES),
        "<p a' " + "/".join(NAMES) + " '",
        "<p \x00" + "\x00".join(NAMES),
        '<!-- <i a=" --><p ' + " ".join(NAMES) + ' "',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_element_of_attributes_without_end_is_refused(tag, encoding):
    page = f"<html>{tag}>The Panel noted it.".encode(encoding)
    with pytest.raises(TooLarge, match=r"^page\.html: an element of the page has over 5,000 attributes$"):
        parse_page(Source(page, "page.html"))


@pytest.mark.parametrize(
    "written",
    [
        f'<p style="{"margin: 0 " * 6_000}">The Panel noted it.',
        f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 9_000}"><p>The Panel noted it.',
        '<p class="a" id="b"></p>' * 6_000 + "The Panel noted it.",
        f"<!-- {' '.join(NAMES)} --><p>The Panel noted it.",
    ],
)
def test_long_values_and_many_elements_are_read(written):
    assert (
        text_of(parse_page(Source(f"<html>{written}".encode(), "page.html"))).strip() == "The Panel noted it."
    )
