"""Pages → a folder: each file whole, written only where it changed; only our own are removed."""

import json
import os
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from threading import get_ident

from storyville.discovery import MANIFEST
from storyville.errors import OutputError

MANIFEST_VERSION = 1


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the output folder, as addresses."""

    written: tuple[str, ...] = ()
    """New files and those whose content changed."""
    removed: tuple[str, ...] = ()


def is_site(folder: str) -> bool:
    """Whether Storyville wrote a site into this folder."""
    return Path(folder, MANIFEST).is_file()


class Output:
    """A folder that a site is being written into.

    The folder always answers with whole files: each is written beside and renamed over the old
    one. `addresses` are all the files that the site will have. Raises `OutputError` where one of
    them, or the folder, is not Storyville's to write.
    """

    def __init__(self, folder: str, addresses: Iterable[str]) -> None:
        self._root = Path(folder)
        self._addresses = _unique(addresses)
        self._before = self._claim()
        self._written: list[str] = []
        self._temporary = self._root / f".storyville-{os.getpid()}-{get_ident()}.tmp"

    def _claim(self) -> frozenset[str]:
        """The files of the site that was here before, once it is sure that no others are harmed."""
        before = _read_manifest(self._root)
        self._refuse_others_files(before)
        try:
            self._root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{self._root} can't be made: {error.strerror}.") from error
        self._write_manifest({*before, *self._addresses})
        self._clear_the_way(before - self._addresses)
        return before

    def _refuse_others_files(self, before: frozenset[str]) -> None:
        if self._root.exists() and not self._root.is_dir():
            raise OutputError(f"{self._root} is a file. Name a folder to write the site to.")
        if not is_site(str(self._root)):
            if other := next(self._root.iterdir(), None) if self._root.exists() else None:
                raise OutputError(
                    f"{self._root} holds files that Storyville did not write: {other.name}. "
                    "Name an empty or a new folder."
                )
            return
        for address in sorted(self._addresses - before):
            if other := self._in_the_way(address, before):
                raise OutputError(
                    f"{other} was not written by Storyville, and the site has a "
                    "file of that name. Move it away, or name another folder."
                )

    def _in_the_way(self, address: str, before: frozenset[str]) -> Path | None:
        """What of others stands where a new file, or a folder above it, is to be."""
        path = self._root / address
        if path.is_dir():
            inside = [file for file in path.rglob("*") if not file.is_dir()]
            ours = {self._root / known for known in before}
            return None if inside and ours.issuperset(inside) else path
        for step in (address, *map(str, PurePosixPath(address).parents)):
            if step not in before and (self._root / step).is_file():
                return self._root / step
        return None

    def _clear_the_way(self, stale: frozenset[str]) -> None:
        """Remove files that were folders' names before, and the other way round."""
        folders = {str(parent) for address in self._addresses for parent in Path(address).parents}
        for address in stale:
            above = {str(parent) for parent in Path(address).parents}
            if address in folders or above & self._addresses:
                self._remove(address)

    def write(self, address: str, content: str | bytes) -> None:
        """Write one file, if its content is new."""
        path = self._root / address
        data = content.encode() if isinstance(content, str) else content
        if address in self._before and _read(path) == data:
            return
        self._replace(path, data)
        self._written.append(address)

    def keep(self, address: str) -> bool:
        """Leave a file as it was before; False if there was none."""
        return address in self._before and (self._root / address).is_file()

    def finish(self) -> Changes:
        """Remove the files that the site has no longer."""
        removed = sorted(self._before - self._addresses)
        for address in removed:
            self._remove(address)
        self._write_manifest(self._addresses)
        return Changes(tuple(self._written), tuple(removed))

    def _write_manifest(self, addresses: Iterable[str]) -> None:
        manifest = {"version": MANIFEST_VERSION, "files": sorted(addresses)}
        path = self._root / MANIFEST
        data = json.dumps(manifest, indent=0).encode()
        if _read(path) != data:
            self._replace(path, data)

    def _replace(self, path: Path, data: bytes) -> None:
        temporary = getattr(self, "_temporary", self._root / f"{MANIFEST}.tmp")
        try:
            temporary.write_bytes(data)
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)

    def _remove(self, address: str) -> None:
        path = self._root / address
        if path.is_file() or path.is_symlink():
            path.unlink(missing_ok=True)
        for parent in path.parents:
            if parent == self._root:
                break
            with suppress(OSError):
                parent.rmdir()


def _unique(addresses: Iterable[str]) -> frozenset[str]:
    counts = Counter(addresses)
    for address, count in counts.items():
        if count > 1:
            raise OutputError(f"Two things of the catalog would both be written to {address}.")
    return frozenset(counts)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _inside(address: str) -> str:
    path = PurePosixPath(address)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{address} is not in the folder")
    return address


def _read_manifest(root: Path) -> frozenset[str]:
    data = _read(root / MANIFEST)
    if data is None:
        return frozenset()
    try:
        return frozenset(map(_inside, json.loads(data)["files"]))
    except (ValueError, KeyError, TypeError) as error:
        message = f"{root / MANIFEST} is damaged ({error}). Remove the folder, or name another."
        raise OutputError(message) from error
