"""The files for running it as a service name commands, settings, paths and addresses that exist, and are what they claim."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer

from api.settings import PREFIX, Settings
from scrutiny import app

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "docs" / "deploy"
FILES = sorted(DEPLOY.iterdir())
UNITS = [file for file in FILES if file.suffix in (".service", ".timer")]
SERVICES = [file for file in UNITS if file.suffix == ".service"]
PROGRAM = "/opt/scrutiny/bin/scrutiny"

_SETTING = re.compile(rf"\b{PREFIX}([A-Z_]+)")
_COMMAND = re.compile(rf"{PROGRAM} (\w+)((?: --[\w-]+)*)")


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_setting_named_exists(file: Path) -> None:
    named = {name.lower() for name in _SETTING.findall(text(file))}
    assert named <= set(Settings.model_fields)


def test_the_settings_given_are_valid() -> None:
    given = dict(
        line.split("=", 1) for line in text(DEPLOY / "scrutiny.env").splitlines() if line[:1].isalpha()
    )
    Settings(**{name.removeprefix(PREFIX).lower(): value for name, value in given.items()})  # type: ignore[arg-type]
    assert not Settings.model_fields.keys() & {"password"}
    assert "PASSWORD=\n" in text(DEPLOY / "scrutiny.env")


@pytest.mark.parametrize("file", SERVICES, ids=lambda file: file.name)
def test_every_command_and_option_exists(file: Path) -> None:
    found = _COMMAND.findall(text(file))
    assert found
    known = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name, options in found:
        assert set(options.split()) <= {option for one in known[name].params for option in one.opts}


def test_the_container_starts_the_service_as_nobody_and_asks_how_it_is() -> None:
    container = text(DEPLOY / "Containerfile")
    assert 'ENTRYPOINT ["scrutiny"]\nCMD ["serve"]' in container
    final = container.rpartition("\nFROM ")[2]
    assert "USER 10001:10001" in final
    assert "/health" in final
    for line in re.findall(r"^COPY (?!--from)(.+) \S+$", container, re.MULTILINE):
        assert all((ROOT / name).exists() for name in line.split())


@pytest.mark.parametrize("file", SERVICES, ids=lambda file: file.name)
def test_every_service_is_confined(file: Path) -> None:
    lines = text(file).splitlines()
    for wanted in (
        "User=scrutiny",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "CapabilityBoundingSet=",
        "PrivateTmp=yes",
        "SystemCallFilter=@system-service",
    ):
        assert wanted in lines
    assert {"IPAddressDeny=any", "PrivateNetwork=yes"} & set(lines)
    assert any(line.startswith("MemoryMax=") for line in lines)


@pytest.mark.parametrize("file", UNITS, ids=lambda file: file.name)
def test_systemd_has_nothing_to_say_against_it(file: Path, tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd-analyze on this machine")
    for unit in UNITS:  # a timer is looked at with its service
        (tmp_path / unit.name).write_text(text(unit).replace(PROGRAM, "/bin/true"), encoding="utf-8")
    checked = subprocess.run(
        [program, "verify", "--man=no", tmp_path / file.name], capture_output=True, text=True, check=False
    )
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")
