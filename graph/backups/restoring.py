"""Make a store of a backup (:mod:`graph.backups.writing`).

Every byte is checked against its hash before anything is written. A folder's store is made whole beside its name, index
and snapshot included, and takes the name in the end; an older store that was to be replaced is kept under another name.
A server has no such last step: a restore into one that is stopped has to be run again.
"""

import datetime as dt
import gzip
import shutil
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from graph.archive import sync_folder
from graph.backups.file import DUMP, MANIFEST, Manifest, archived, check_backup, content_of, open_backup
from graph.backups.writing import alone
from graph.embedded.engine import open_native
from graph.errors import BackupUnusable, StoreHolds, StoreUnwritable, UnknownLocation
from graph.remote.address import Server
from graph.search.indexing import bring_up_to_date
from graph.store import MEMORY, Store, open_store

__all__ = ["restore_backup"]


def restore_backup(
    file: Path, location: str | Path | Server, *, replace: bool = False
) -> tuple[Manifest, Path | None]:
    """Make a store of a backup; give what it holds, and where the store that it replaced is now.

    StoreHolds if there is something at the location and ``replace`` is not said; BackupUnusable if the backup is not
    whole, and then nothing has been written.
    """
    manifest = check_backup(file)
    if isinstance(location, Server):
        _restore_to_server(file, location, manifest, replace=replace)
        return manifest, None
    if str(location) == MEMORY or "://" in str(location):
        raise UnknownLocation(str(location), "a backup is restored into a folder or a SPARQL server")
    return manifest, _restore_to_folder(file, Path(location).absolute(), manifest, replace=replace)


def _restore_to_folder(file: Path, folder: Path, manifest: Manifest, *, replace: bool) -> Path | None:
    if not replace:
        _require_nothing(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = folder.with_name(f".{folder.name}.restoring")
    try:
        with alone(folder.with_name(f".{folder.name}.restore-lock")):
            shutil.rmtree(unfinished, ignore_errors=True)
            with open_store(unfinished, base=manifest.base) as store:
                _fill(file, store, manifest)
            return _give_name(unfinished, folder, replace=replace)
    except OSError as error:
        raise StoreUnwritable(
            str(folder), f"the store cannot be put here ({error.strerror or error})"
        ) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _require_nothing(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreHolds(
            str(folder), "there is something here; say --replace to put it aside, or choose another place"
        )


def _give_name(unfinished: Path, folder: Path, *, replace: bool) -> Path | None:
    """Let the store take its name, and put what had it aside; a writer of that is refused."""
    if not replace or not folder.exists():
        _require_nothing(folder)
        unfinished.rename(folder)  # over an empty folder, if there is one
        sync_folder(folder.parent)
        return None
    aside = folder.with_name(f"{folder.name}.before-{dt.datetime.now(dt.UTC).strftime('%Y%m%dT%H%M%S%fZ')}")
    writer = open_native(folder / "store", str(folder), read_only=False)
    folder.rename(aside)
    unfinished.rename(folder)
    sync_folder(folder.parent)
    del writer
    return aside


def _restore_to_server(file: Path, server: Server, manifest: Manifest, *, replace: bool) -> None:
    with open_store(server, base=manifest.base) as store:
        held = store.graphs()
        if held and not replace:
            raise StoreHolds(
                store.location,
                f"the server holds {len(held)} graphs already; say --replace to drop them first",
            )
        for name in held:
            store.change(drop=[name])
        _fill(file, store, manifest)


def _fill(file: Path, store: Store, manifest: Manifest) -> None:
    with open_backup(file) as tar:
        for member in tar:
            data = content_of(file, tar, member)
            if member.name == DUMP:
                with gzip.GzipFile(fileobj=data) as unpacked:
                    store.add_serialised(cast("IO[bytes]", unpacked), ox.RdfFormat.N_QUADS)
            elif member.name != MANIFEST:
                store.archive.keep(*archived(file, member, data))
    held = sum(1 for _ in store.quads())
    if held != manifest.quads:
        raise BackupUnusable(f"{file}: {manifest.quads:,} quads were written and {held:,} have arrived")
    bring_up_to_date(store)
