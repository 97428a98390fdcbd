"""How long pytest takes to look at the stories of a catalog in a real browser."""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.catalogs import write_catalog
from benchmarks.processes import run
from benchmarks.tables import in_seconds, print_table

HEADERS = ["stories", "what", "processes", "seconds"]
PROCESSES = 2
BROWSER = ["--storyville-browser"]
RUNS = {
    "screenshots, none there yet": [*BROWSER, "--storyville-update", "-k", "screenshot"],
    "screenshots, compared": [*BROWSER, "-k", "screenshot"],
    "axe-core": [*BROWSER, "-k", "axe"],
    "all tests of the stories": BROWSER,
}


def measure_looks(sizes: Sequence[int]) -> None:
    """Look at catalogs of some sizes, at one viewport and in one theme."""
    print_table("Stories in a browser", HEADERS, [row for size in sizes for row in _rows(size)])


def _rows(size: int) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "pytest.ini").write_text("[pytest]\n")
        write_catalog(root / "catalog", size)
        return [
            [f"{size:,}", name, str(PROCESSES), _run(root, options)]
            for name, options in RUNS.items()
        ]


def _run(folder: Path, options: Sequence[str]) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "--numprocesses", str(PROCESSES), *options]
    return in_seconds(run(command, folder).seconds)
