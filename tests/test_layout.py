"""The folders are the packages: another distribution's `graph` or `api` must not be imported in their place."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("name", ["ontology", "importers", "graph", "api", "scrutiny"])
def test_package_is_ours(name: str) -> None:
    module = importlib.import_module(name)
    expected = ROOT / f"{name}.py" if name == "scrutiny" else ROOT / name / "__init__.py"
    assert module.__file__ == str(expected), (
        f"`import {name}` gives {module.__file__}, not this project's {expected}: another distribution in this environment "
        f"ships a top-level `{name}`; install the project in an environment of its own"
    )


def test_no_folder_of_ours_is_left_out_of_the_wheel() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    for folder in ("ontology", "graph", "api", "importers", "samples"):
        assert f'"{folder}"' in text.split("[tool.hatch.build]")[1].split("]")[0]
