"""How long a one-off build takes, how much memory, and what it writes."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.catalogs import write_catalog
from benchmarks.processes import run
from benchmarks.server import command
from benchmarks.tables import in_seconds, megabytes, print_table

HEADERS = ["stories", "build", "seconds", "peak MB", "files", "MB written"]


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
    build = run(command("build", str(catalog), str(site)))
    lengths = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    written = [str(len(lengths)), megabytes(sum(lengths))]
    return [str(size), name, in_seconds(build.seconds), megabytes(build.peak), *written]
