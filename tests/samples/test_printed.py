"""The sample PDF is what ``make_pdf.py`` draws from its text."""

import importlib.util
from pathlib import Path

import pypdfium2
import pytest

SAMPLES = Path(__file__).parents[2] / "samples"
PRINTED = sorted((SAMPLES / "printed").glob("*.txt"))

spec = importlib.util.spec_from_file_location("make_pdf", SAMPLES / "make_pdf.py")
assert spec is not None
assert spec.loader is not None
make_pdf = importlib.util.module_from_spec(spec)
spec.loader.exec_module(make_pdf)


@pytest.mark.parametrize("text", PRINTED, ids=lambda path: path.stem)
def test_the_committed_pdf_is_the_one_its_text_draws(text: Path) -> None:
    (pdf,) = SAMPLES.glob(f"papers/*/{text.stem}.pdf")
    assert pdf.read_bytes() == make_pdf.draw(text.read_text(encoding="utf-8"))


def test_a_drawn_page_keeps_its_words_and_its_order() -> None:
    document = pypdfium2.PdfDocument(
        make_pdf.draw("~ Panel\n= MINUTES\n\nA (bracketed) back\\slash\tright\n")
    )
    text = document[0].get_textpage().get_text_range()
    assert text.split() == ["Panel", "MINUTES", "A", "(bracketed)", "back\\slash", "right", "1"]
    document.close()


def test_a_long_text_runs_on_to_further_pages_under_the_same_header() -> None:
    document = pypdfium2.PdfDocument(make_pdf.draw("~ Panel 4.5.26\n" + "A line of business.\n" * 120))
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    assert len(pages) == 3
    assert all(page.startswith("Panel 4.5.26") for page in pages)
    document.close()
