"""The process in which PDFs are read: what a paper does to it is that paper's fault alone."""

import subprocess
import sys
import zlib
from pathlib import Path
from threading import Thread

import pytest

from importers.errors import Damaged, ReaderFault, ReadError, TooLarge
from importers.printed.keeper import Keeper
from importers.printed.messages import read_answer
from importers.printed.reader import answer
from importers.source import Source

from .conftest import FONT, stream

SHOWN = b"BT /F1 11 Tf 50 700 Td (The Panel noted the report.) Tj ET"
LITTLE = 512 * 1024 * 1024


@pytest.fixture
def keeper():
    """Keeps a process with little memory for as long as a test takes."""
    kept = Keeper(seconds=60, memory=LITTLE)
    yield kept
    kept.end()


@pytest.fixture
def letter(write_hiding):
    return Source(write_hiding(SHOWN, {}, {}), "letter.pdf")


def words(pages):
    return [line.words for page in pages for part in page for line in part.lines]


def pack(content, times):
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def test_one_process_reads_paper_after_paper(keeper, letter):
    assert words(keeper.read(letter)) == ["The Panel noted the report."]
    process = keeper._process
    assert words(keeper.read(letter)) == ["The Panel noted the report."]
    assert keeper._process is process


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux knows filters of system calls")
def test_what_a_paper_makes_of_the_process_opens_no_connection(keeper, letter):
    keeper.read(letter)
    status = Path(f"/proc/{keeper._process.pid}/status").read_text()
    assert "Seccomp:\t2\n" in status


def test_a_filter_hidden_in_an_object_stream_unpacks_into_a_limit_of_its_own(keeper, letter, write_hiding):
    bomb = write_hiding(
        pack(b"\n" * 300_000_000, 3),
        {},
        {6: b"[/FlateDecode /FlateDecode /FlateDecode]"},
        b"/Filter 6 0 R",
    )
    with pytest.raises(
        Damaged, match=r"^bomb\.pdf: it breaks the PDF library .* or takes over 536,870,912 bytes"
    ):
        keeper.read(Source(bomb, "bomb.pdf"))
    assert words(keeper.read(letter)) == ["The Panel noted the report."]


def test_forms_whose_resources_are_hidden_draw_one_another_up_to_the_limit(keeper, letter, write_hiding):
    head = b"/Type /XObject /Subtype /Form /BBox [0 0 900 900]"
    forms = {
        number: stream(b"/X Do " * 10, head + b" /Resources %d 0 R" % (number + 20))
        for number in range(10, 24)
    }
    forms[24] = stream(SHOWN, head + b" /Resources 5 0 R")
    shared = {number + 20: b"<< /XObject << /X %d 0 R >> >>" % (number + 1) for number in range(10, 24)}
    bomb = write_hiding(SHOWN + b" /X Do", forms, {5: b"<< %s /XObject << /X 10 0 R >> >>" % FONT} | shared)
    with pytest.raises((Damaged, TooLarge), match=r"^bomb\.pdf: "):
        keeper.read(Source(bomb, "bomb.pdf"))
    assert words(keeper.read(letter)) == ["The Panel noted the report."]


def test_a_paper_that_takes_too_long_is_ended(letter):
    hurried = Keeper(seconds=0)
    with pytest.raises(TooLarge, match=r"^letter\.pdf: reading it takes over 0 seconds"):
        hurried.read(letter)
    assert hurried._process is None


def test_a_process_that_has_ended_is_replaced(keeper, letter):
    keeper.read(letter)
    keeper._process.kill()
    keeper._process.wait()
    assert words(keeper.read(letter)) == ["The Panel noted the report."]


def test_threads_take_turns(keeper, letter):
    read = []
    threads = [Thread(target=lambda: read.append(words(keeper.read(letter)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [["The Panel noted the report."]] * 8


def test_a_refusal_names_the_paper_that_was_asked_for(keeper):
    with pytest.raises(Damaged, match=r"^cut\.pdf: the PDF is damaged or cut off"):
        keeper.read(Source(b"%PDF-1.7\n", "cut.pdf"))


def test_a_fault_of_the_reader_comes_back_as_one(monkeypatch, letter):
    def stumble(_):
        raise IndexError

    monkeypatch.setattr("importers.printed.reader.read_pages", stumble)
    with pytest.raises(ReaderFault, match=r"^letter\.pdf: the reader has a fault \(IndexError at "):
        read_answer(letter, answer(letter))


@pytest.mark.parametrize(
    "nonsense", [b"", b"[[1]]", b'{"refusal":"Path"}', b'[[{"lines":1,"bold":0,"beside":""}]]']
)
def test_an_answer_that_is_none_is_damage(letter, nonsense):
    with pytest.raises(Damaged, match="broken the process"):
        read_answer(letter, nonsense)


def test_an_interpreter_that_is_not_there_is_told(monkeypatch, letter):
    monkeypatch.setattr("importers.printed.keeper.sys.executable", "/nowhere/python")
    with pytest.raises(ReadError, match="no process can be started to read it: No such file"):
        Keeper().read(letter)


def test_a_script_without_a_main_guard_reads_a_pdf_once(tmp_path, letter):
    (tmp_path / "letter.pdf").write_bytes(letter.data)
    script = tmp_path / "script.py"
    script.write_text(
        "from pathlib import Path\nfrom importers import Source, read_paper\n"
        f"print(read_paper(Source(Path({str(tmp_path / 'letter.pdf')!r}).read_bytes(), 'letter.pdf')).text)\n"
    )
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert ran.stdout == "The Panel noted the report.\n"
    assert not ran.stderr
