"""The editor is fetched when the project is built, by its hashes; without a registry the project is built all the same."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def build(tmp_path: Path) -> ModuleType:
    """The build hook, over an empty folder in place of ours."""
    pytest.importorskip("hatchling")
    found = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    module.VENDOR, module.STAMP = tmp_path / "vendor", tmp_path / "vendor" / "lock.sha256"
    return module


def test_every_package_is_locked_by_its_hash() -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    packages = {name: facts for name, facts in locked.items() if name}
    assert packages["node_modules/@zazuko/yasgui"]["version"] == "4.6.2"
    assert all(facts["integrity"].startswith("sha512-") for facts in packages.values())


def test_without_a_registry_it_is_said_and_nothing_is_left(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(_: Path) -> None:
        raise build.CannotFetch("the registry cannot be reached")

    monkeypatch.setattr(build, "run_npm", fail)
    assert build.main() == 0
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "the registry cannot be reached" in said
    assert "plain form" in said
    assert not (tmp_path / "vendor").exists()


def test_what_is_there_is_not_fetched_again(
    build: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fetched: list[Path] = []

    def install(folder: Path) -> None:
        fetched.append(folder)
        package = folder / "node_modules" / "@zazuko" / "yasgui"
        (package / "build").mkdir(parents=True)
        script = 'var a = 1, dbo = "http://dbpedia.example/", prefixes_default = {\n\tdbo\n};\n'
        (package / "build" / "yasgui.esm.js").write_text(script)
        (package / "build" / "yasgui.min.css").write_text("a{}")
        (package / "package.json").write_text('{"name": "x", "license": "MIT"}')
        (package / "LICENSE").write_text("Permission is granted")

    monkeypatch.setattr(build, "run_npm", install)
    assert build.fetch_editor() is True
    assert build.fetch_editor() is False
    assert len(fetched) == 1
    vendor = tmp_path / "vendor"
    assert (vendor / "yasgui.js").read_text() == "var a = 1, prefixes_default = {};\n"
    assert "@zazuko/yasgui: MIT\n\nPermission is granted" in (vendor / "LICENCES.txt").read_text()


def test_another_layout_of_the_published_file_is_refused(build: ModuleType) -> None:
    with pytest.raises(build.CannotFetch, match="not laid out as this build expects"):
        build.without_foreign_prefixes("var a = 1;")


@pytest.mark.skipif(
    not (ROOT / "api" / "static" / "vendor" / "yasgui.js").is_file(), reason="the editor was not fetched"
)
def test_a_wheel_ships_the_editor(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False, env={**os.environ, "PYTHONPATH": ""})  # fmt: skip
    assert done.returncode == 0, done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    listed = subprocess.run([sys.executable, "-m", "zipfile", "-l", str(wheel)], capture_output=True, text=True, check=True).stdout  # fmt: skip
    for name in ("vendor/yasgui.js", "vendor/yasgui.css", "vendor/LICENCES.txt", "editor/main.js"):
        assert f"api/static/{name}" in listed
