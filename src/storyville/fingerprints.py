"""Whether stories look the same as in another state of the catalog."""

from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Literal
from zlib import crc32

type Change = Literal["new", "changed"]
type Fingerprints = Mapping[str, int]
"""By a story's id."""


class Named(Container[str]):
    """Addresses of static files, and which of them were asked for."""

    def __init__(self, assets: Container[str]) -> None:
        self._assets = assets
        self.found: set[str] = set()

    def __contains__(self, address: object) -> bool:
        if isinstance(address, str) and address in self._assets:
            self.found.add(address)
        return address in self.found


def fingerprint(canvas: str, folder: str, addresses: Iterable[str]) -> int:
    """A number that is another if a story's document is, or a static file that it names."""
    value = crc32(canvas.encode(errors="surrogatepass"))
    for address in sorted(addresses):
        value = crc32(_content(Path(folder, address)), value)
    return value


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return b""


def changes_of(now: Fingerprints, before: Fingerprints) -> dict[str, Change]:
    """Which stories are not as they were before."""
    found = {id: change_of(id, value, before) for id, value in now.items()}
    return {id: each for id, each in found.items() if each}


def change_of(id: str, value: int, before: Fingerprints) -> Change | None:
    """How a story is not as it was before."""
    if id not in before:
        return "new"
    return "changed" if before[id] != value else None
