"""Open the store that a location names; what is to be known of a server beside its address comes from the settings."""

from pathlib import Path

from api.settings import read_settings
from graph.backups.file import Manifest
from graph.backups.restoring import restore_backup
from graph.remote.address import Server, is_address
from graph.store import Store, open_store

__all__ = ["open_at", "restore_at"]


def open_at(location: str, *, read_only: bool = False) -> Store:
    """Open a folder, memory or a server; raises what :func:`graph.store.open_store` does, and WrongSetting."""
    if not is_address(location):
        return open_store(location, read_only=read_only)
    server, base = _server_at(location)
    return open_store(server, read_only=read_only, base=base)


def restore_at(location: str, file: Path, *, replace: bool) -> tuple[Manifest, Path | None]:
    """Make the store at a location of a backup, as :func:`graph.backups.restoring.restore_backup` does."""
    place = _server_at(location)[0] if is_address(location) else location
    return restore_backup(file, place, replace=replace)


def _server_at(location: str) -> tuple[Server, str]:
    """Give a server and the base of its IRIs, as the settings have them."""
    settings = read_settings(store=location)
    return settings.server, settings.base
