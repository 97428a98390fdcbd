"""What a server holds after few saves and after many: memory, processes, threads, open files."""

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.request import urlopen

from websockets.sync.client import ClientConnection, connect

from benchmarks.catalogs import CHANGES, FEWEST, VIEWED, Edit, page_address, write_catalog
from benchmarks.server import ISOLATIONS, Server
from benchmarks.tables import megabytes, print_table, spread

HEADERS = [
    "after saves",
    "MB",
    "processes",
    "threads",
    "open files",
    "save → told p50",
    "p95",
    "max",
]
LOOKS = 20
"""How often it is looked at what is held; the least of it counts, for there is always some work."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the processes of a server hold at one moment."""

    memory: int = 0
    processes: int = 0
    threads: int = 0
    files: int = 0

    def __add__(self, other: Held) -> Held:
        return Held(
            self.memory + other.memory,
            self.processes + other.processes,
            self.threads + other.threads,
            self.files + other.files,
        )

    @classmethod
    def by(cls, process: int) -> Self | Held:
        """What a process holds, and all below it."""
        folder = Path(f"/proc/{process}")
        try:
            tasks = list((folder / "task").iterdir())
            pages = int((folder / "statm").read_text().split()[1])
            files = len(list((folder / "fd").iterdir()))
            children = [each for task in tasks for each in _children(task)]
        except OSError:  # It has ended meanwhile.
            return Held()
        own = Held(pages * os.sysconf("SC_PAGE_SIZE"), 1, len(tasks), files)
        return sum(map(Held.by, children), own)

    def told(self) -> list[str]:
        counts = [self.processes, self.threads, self.files]
        return [megabytes(self.memory), *map(str, counts)]


def _children(task: Path) -> Iterator[int]:
    try:
        yield from map(int, (task / "children").read_text().split())
    except OSError:
        return


def measure_memory(few: int, many: int, pause: float, options: Sequence[str]) -> None:
    """Save a viewed component again and again."""
    for isolation in ISOLATIONS:
        with tempfile.TemporaryDirectory() as folder:
            catalog = Path(folder, "catalog")
            write_catalog(catalog, FEWEST)
            with Server.running(catalog, ["--isolation", isolation, *options]) as server:
                rows = list(_rows(server, catalog, (0, few, many), pause))
        print_table(f"what {isolation} hold, saving every {pause} s", HEADERS, rows)


def _rows(
    server: Server, catalog: Path, counts: Sequence[int], pause: float
) -> Iterator[list[str]]:
    edit = Edit.of(catalog, CHANGES["component"])
    address = page_address("canvas", VIEWED)
    with urlopen(server.url + address) as page:
        page.read()
    with connect(server.url.replace("http", "ws") + "ws/reload") as socket:
        socket.send(json.dumps({"type": "hello", "viewing": [address], "generation": ""}))
        server.wait_until_built()
        done = 0
        for count in counts:
            seconds = [_save(socket, edit, pause) for _ in range(count - done)]
            done = count
            held = _at_rest(lambda: Held.by(server.process.pid))
            yield [str(count), *held.told(), *(spread(seconds) if seconds else "---")]


def _save(socket: ClientConnection, edit: Edit, pause: float) -> float:
    """The seconds until a save was told."""
    token = edit.token()
    start = time.perf_counter()
    edit.save(token)
    while token not in str(socket.recv(60)):
        pass
    seconds = time.perf_counter() - start
    time.sleep(pause)
    return seconds


def _at_rest(look: Callable[[], Held]) -> Held:
    time.sleep(3)
    looks = []
    for _ in range(LOOKS):
        looks.append(look())
        time.sleep(0.1)
    return min(looks, key=lambda held: held.memory)
