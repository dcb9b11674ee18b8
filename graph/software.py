"""Tells which release of the product runs, as a backup's manifest and the service's description name it."""

from importlib.metadata import PackageNotFoundError, version

__all__ = ["software_version"]


def software_version() -> str:
    """Give the release that is installed; "0" where the folders are run without having been installed."""
    try:
        return version("scrutiny-graph")
    except PackageNotFoundError:
        return "0"
