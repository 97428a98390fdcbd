"""How long a one-off build takes, how much memory, and what it writes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.catalogs import write_catalog
from benchmarks.server import command, environment
from benchmarks.tables import in_seconds, megabytes, print_table

HEADERS = ["stories", "build", "seconds", "peak MB", "files", "MB written"]
BYTES_PER_MAXRSS = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Build:
    """What one run of `storyville build` took."""

    seconds: float
    peak: int
    """Bytes."""


def measure_builds(sizes: Sequence[int]) -> None:
    """Build catalogs of some sizes: with nothing compiled yet, into a new folder, and once more."""
    rows = [row for size in sizes for row in _rows(size)]
    print_table("storyville build", HEADERS, rows)


def _rows(size: int) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        catalog = Path(folder, "catalog")
        write_catalog(catalog, size)
        sites = {"first": "site", "new folder": "other", "unchanged": "other"}
        return [_row(size, name, catalog, Path(folder, site)) for name, site in sites.items()]


def _row(size: int, name: str, catalog: Path, site: Path) -> list[str]:
    build = _build(catalog, site)
    lengths = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    written = [str(len(lengths)), megabytes(sum(lengths))]
    return [str(size), name, in_seconds(build.seconds), megabytes(build.peak), *written]


def _build(catalog: Path, site: Path) -> Build:
    with tempfile.TemporaryFile("w+") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command("build", str(catalog), str(site)),
            stdout=output,
            stderr=output,
            env=environment(),
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise RuntimeError(f"storyville build failed:\n{output.read()}")
    return Build(seconds, usage.ru_maxrss * BYTES_PER_MAXRSS)
