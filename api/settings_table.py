"""Writes the page about the settings: ``python -m api.settings_table > docs/settings.md``; a test keeps it true."""

import sys

from api.settings import PREFIX, Settings

__all__ = ["settings_page"]

_OPENING = """# Settings

Made by `python -m api.settings_table` from `api/settings.py`; change that, not this page. Each setting is a variable in
the environment. All are checked when the service starts; one that is impossible or unknown stops it with its name.

| variable | default | what it is |
|---|---|---|
"""


def _shown(value: object) -> str:
    """Write a default for the table.

    >>> _shown(10.0), _shown(""), _shown(frozenset({"*"})), _shown(True)
    ('`10`', 'none', '`*`', '`true`')
    """
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, frozenset):
        value = " ".join(sorted(value))
    if isinstance(value, float):
        value = f"{value:g}"
    return "none" if value is None or value == "" else f"`{value}`"


def settings_page() -> str:
    """Write the page in Markdown."""
    rows = (
        f"| `{PREFIX}{name.upper()}` | {_shown(field.default)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    )
    return _OPENING + "\n".join(rows) + "\n"


if __name__ == "__main__":
    sys.stdout.write(settings_page())
