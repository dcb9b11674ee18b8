"""Open the store that a location names; what is to be known of a server beside its address comes from the settings."""

from api.settings import read_settings
from graph.remote.address import Server, is_address
from graph.store import Store, open_store

__all__ = ["open_at", "server_at"]


def open_at(location: str, *, read_only: bool = False) -> Store:
    """Open a folder, memory or a server; raises what :func:`graph.store.open_store` does, and WrongSetting."""
    if not is_address(location):
        return open_store(location, read_only=read_only)
    server, base = server_at(location)
    return open_store(server, read_only=read_only, base=base)


def server_at(location: str) -> tuple[Server, str]:
    """Give a server and the base of its IRIs, as the settings have them."""
    settings = read_settings(store=location)
    return settings.server, settings.base
