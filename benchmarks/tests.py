"""How long pytest takes to collect and to run the stories of large catalogs."""

import re
import sys
import tempfile
from pathlib import Path

from benchmarks.processes import run
from benchmarks.tables import in_seconds, megabytes, print_table

HEADERS = ["stories", "files", "what", "tests", "seconds", "peak MB"]
PER_FILE = (10, 3)
PER_SECTION = 100
PROCESSES = 2
RUNS = {
    "collect, nothing compiled": ["--collect-only"],
    "collect": ["--collect-only"],
    f"run, {PROCESSES} processes": ["--numprocesses", str(PROCESSES)],
}

_CATALOG = "from storyville import Catalog\n\n\ndef top() -> Catalog:\n    return Catalog()\n"
_COMPONENT = 'def note(text: str) -> str:\n    return f"<p>{text}</p>"\n'
_STORIES = """
from storyville import Story, Subject

from .note import note


def is_a_paragraph(html) -> None:
    assert html.select_one("p")


def subject() -> Subject:
    return Subject(target=note, items=[{stories}])
"""
_STORY = 'Story(title="{0}", props={{"text": "{0}"}}, assertions=[is_a_paragraph])'


def measure_tests(stories: int) -> None:
    """Collect and run catalogs of a size: each story renders, is linted, and has one assertion."""
    rows = [row for per_file in PER_FILE for row in _rows(stories, per_file)]
    print_table("pytest", HEADERS, rows)


def _rows(stories: int, per_file: int) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        files = _write(Path(folder), stories, per_file)
        return [[str(stories), str(files), name, *_run(folder, RUNS[name])] for name in RUNS]


def _write(root: Path, stories: int, per_file: int) -> int:
    """A catalog; gives how many stories files of subjects there are."""
    (root / "pytest.ini").write_text("[pytest]\n")
    top = root / "notes"
    top.mkdir()
    (top / "stories.py").write_text(_CATALOG)
    starts = range(0, stories, per_file)
    for file, start in enumerate(starts):
        folder = top / f"section_{file // PER_SECTION:03}" / f"note_{file:05}"
        folder.mkdir(parents=True)
        numbers = range(start, min(start + per_file, stories))
        (folder / "note.py").write_text(_COMPONENT)
        items = ", ".join(_STORY.format(number) for number in numbers)
        (folder / "stories.py").write_text(_STORIES.format(stories=items))
    return len(starts)


def _run(folder: str, options: list[str]) -> list[str]:
    """The number of tests, the seconds and the peak memory of the process that was started."""
    done = run([sys.executable, "-m", "pytest", "-q", *options], Path(folder))
    return [_count(done.output), in_seconds(done.seconds), megabytes(done.peak)]


def _count(text: str) -> str:
    """How many tests a run of pytest tells of."""
    return re.findall(r"(\d+) (?:tests collected|passed)", text)[-1]
