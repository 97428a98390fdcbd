"""Workers of both kinds, which must leave nothing behind."""

import os
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from types import FunctionType

import pytest

from storyville.isolation import Isolation
from storyville.process_pool import ProcessPool
from storyville.worker_host import WorkerHost

from . import jobs

ROOT = Path(__file__).parents[2]

type Workers = WorkerHost | ProcessPool

LIMIT = 0.4
PATIENCE = 30

KINDS: tuple[Callable[[], Workers], ...] = (WorkerHost, ProcessPool)


def children() -> set[int]:
    """The processes that this one has started, zombies included."""
    return {
        int(folder.name)
        for folder in Path("/proc").iterdir()
        if folder.name.isdigit() and _parent(folder) == os.getpid()
    }


def _parent(folder: Path) -> int:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except FileNotFoundError, ProcessLookupError:
        return 0


def open_files() -> list[str]:
    """What the file descriptors of this process are open on."""
    targets = []
    for link in Path("/proc/self/fd").iterdir():
        try:
            target = str(link.readlink())
        except FileNotFoundError:  # the listing's own
            continue
        if "/proc/" not in target:
            targets.append(target)
    return sorted(targets)


@contextmanager
def nothing_left() -> Generator[None]:
    """Whatever is done in here leaves no process, no thread and no open file."""
    before = (children(), threading.enumerate(), open_files())
    yield
    for thread in threading.enumerate():  # one that has seen its process off is about to end
        if thread not in before[1]:
            thread.join(10)
    # Threads that were there before may have ended meanwhile.
    threads = [thread for thread in before[1] if thread in threading.enumerate()]
    assert (children(), threading.enumerate(), open_files()) == (before[0], threads, before[2])


def guarded(workers: Workers, job: FunctionType, journal: str, limit: float = LIMIT) -> Future[str]:
    return workers.submit(jobs.guarded, job.__name__, journal, limit, journal=journal, limit=limit)


def begin(workers: Isolation, pipe: str, answer: str = "") -> Future[str]:
    """Begin a call that goes on until something is written to the pipe."""
    future = workers.submit(jobs.wait_for, pipe, answer)
    assert Path(f"{pipe}.begun").read_text() == "begun"
    return future


@pytest.fixture(autouse=True)
def jobs_importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let workers import the jobs under the name that they have here."""
    monkeypatch.syspath_prepend(str(ROOT))


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> Callable[[], Workers]:
    return request.param


@contextmanager
def warm(kind: Callable[[], Workers]) -> Generator[Workers]:
    """Workers that stand ready, and leave nothing when they are closed."""
    with nothing_left():
        workers = kind()
        workers.wait_until_warm()
        yield workers
        assert workers.close()


@pytest.fixture
def workers(kind: Callable[[], Workers]) -> Iterator[Workers]:
    with warm(kind) as workers:
        yield workers


@pytest.fixture
def journal(tmp_path: Path) -> str:
    return str(tmp_path / "journal")


@pytest.fixture
def pipe(tmp_path: Path) -> str:
    """A named pipe to keep a call going by, and another one to learn that it has begun."""
    for name in ("pipe", "pipe.begun"):
        os.mkfifo(tmp_path / name)
    return str(tmp_path / "pipe")
