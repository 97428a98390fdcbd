"""How workers of both kinds, a host of subinterpreters and a pool of processes, live and end."""

import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from types import FunctionType

import pytest

from storyville.errors import WorkerCrash

from . import jobs
from .conftest import LIMIT, PATIENCE, Workers, begin, guarded, nothing_left


def crash(workers: Workers, job: FunctionType, journal: str) -> WorkerCrash:
    """How a job ends its worker; the next call finds another one."""
    error = guarded(workers, job, journal).exception(PATIENCE)
    assert isinstance(error, WorkerCrash)
    assert workers.submit(jobs.echo, "next").result(PATIENCE) == "next"
    return error


def test_no_call_sees_what_an_earlier_one_left(workers: Workers) -> None:
    seen = [workers.submit(jobs.leave_something).result(PATIENCE) for _ in range(5)]
    assert seen == ["something"] * 5


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        (jobs.exit_at_once, "ended with exit code 3"),
        (jobs.segfault, "ended by SIGSEGV"),
        (jobs.abort, "ended by SIGABRT"),
        (jobs.sleep, f"did not end within {LIMIT} s"),
        (jobs.loop_that_swallows, f"did not end within {LIMIT} s"),
        (jobs.backtrack, f"did not end within {LIMIT} s"),
    ],
)
def test_a_crash_is_told_with_its_place_and_frames_and_the_next_call_works(
    workers: Workers, journal: str, job: FunctionType, reason: str
) -> None:
    error = crash(workers, job, journal)
    assert (error.reason, error.alone) == (reason, True)
    assert error.unit
    assert (error.unit.node, error.unit.file, error.unit.line) == ("shop/thing", jobs.FILE, 7)
    assert str(error).startswith(f"{jobs.FILE}:7: The worker process {reason}")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    if job in (jobs.segfault, jobs.abort, jobs.sleep):
        frame = next(frame for frame in error.frames if frame.file == jobs.FILE)
        assert (frame.function, frame.user) == (job.__name__, True)
        assert frame.code in str(error)


def test_an_endless_loop_ends_and_the_next_unit_runs(workers: Workers, journal: str) -> None:
    told = guarded(workers, jobs.loop, journal).result(PATIENCE)
    assert told == f"This did not end within {LIMIT} s, and the next one ran"


def test_without_a_guard_a_crash_has_no_place(workers: Workers) -> None:
    error = workers.submit(jobs.exit_at_once).exception(PATIENCE)  # ty: ignore[invalid-argument-type]
    assert isinstance(error, WorkerCrash)
    assert (error.unit, error.frames, str(error)) == (
        None,
        (),
        "The worker process ended with exit code 3",
    )


def test_an_old_journal_is_no_news(workers: Workers, journal: str) -> None:
    first = crash(workers, jobs.exit_at_once, journal)
    second = workers.submit(jobs.exit_at_once, journal=journal, limit=LIMIT).exception(PATIENCE)  # ty: ignore[invalid-argument-type]
    assert isinstance(second, WorkerCrash)
    assert (first.unit is None, second.unit) == (False, None)


def test_crash_after_crash_is_told(workers: Workers, journal: str) -> None:
    for _ in range(5):
        assert guarded(workers, jobs.exit_at_once, journal).exception(PATIENCE)
    assert workers.submit(jobs.echo, "still").result(PATIENCE) == "still"


def test_what_user_code_prints_goes_to_standard_error(
    capfd: pytest.CaptureFixture[str], kind: Callable[[], Workers]
) -> None:
    workers = kind()
    assert workers.submit(jobs.chatter).result(PATIENCE) == "read b'' and ''"
    assert workers.close()
    out, err = capfd.readouterr()
    printed = ["printed by user code", "written to fd 1", "echoed by a child"]
    assert ([line in err for line in printed], out) == ([True] * 3, "")


def test_a_thread_that_user_code_leaves_is_in_nobodys_way(workers: Workers) -> None:
    for _ in range(3):
        assert workers.submit(jobs.leave_a_thread).result(PATIENCE) == "left"


def test_libraries_that_the_last_build_used_are_there_for_the_next(workers: Workers) -> None:
    workers.warm_with(("json.tool", "no_such_library"))
    for _ in range(2):  # those that were warm already
        workers.submit(jobs.echo, "").result(PATIENCE)
    assert workers.submit(jobs.loaded, "json.tool tdom").result(PATIENCE) == "json.tool tdom"


def test_workers_import_from_where_the_server_does_now(
    workers: Workers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    assert workers.submit(jobs.path).result(PATIENCE).splitlines() == sys.path


def test_closing_waits_for_work_that_ends(kind: Callable[[], Workers], pipe: str) -> None:
    with nothing_left():
        workers = kind()
        future = begin(workers, pipe)
        Path(pipe).write_text("done")
        assert workers.close(PATIENCE)
        assert future.result() == "done"


def test_closing_ends_work_that_does_not_end(kind: Callable[[], Workers], pipe: str) -> None:
    with nothing_left():
        workers = kind()
        future = begin(workers, pipe)
        assert workers.close(0)
        assert future.cancelled()


def test_closing_cancels_what_waits_in_line(kind: Callable[[], Workers]) -> None:
    with nothing_left():
        workers = kind()
        futures = [workers.submit(jobs.sleep) for _ in range(4)]  # ty: ignore[invalid-argument-type]
        assert workers.close(0)
        assert all(future.cancelled() for future in futures)


def test_workers_can_be_closed_before_they_are_warm_and_twice(kind: Callable[[], Workers]) -> None:
    with nothing_left():
        workers = kind()
        assert workers.close()
        assert workers.close()
    with pytest.raises(RuntimeError, match="closed"):
        workers.submit(jobs.echo, "")


def test_workers_that_cannot_start_are_told(
    kind: Callable[[], Workers],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    broken = tmp_path / "json.py"
    broken.write_text("raise ImportError('broken on purpose')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with nothing_left():
        workers = kind()
        with pytest.raises(Exception, match=r"3 in a row ended with exit code 1"):
            workers.wait_until_warm()
        with pytest.raises(Exception, match="What they printed tells why"):
            workers.submit(jobs.echo, "")
        broken.unlink()
        monkeypatch.setattr(f"{type(workers).__module__}.AGAIN", 0)
        assert workers.submit(jobs.echo, "mended").result(PATIENCE) == "mended"
        assert workers.close()
    assert "3 in a row" in caplog.text


def test_background_work_goes_after_all_other(workers: Workers) -> None:
    assert workers.submit(jobs.background_priority).result(PATIENCE) == "10"
    assert workers.submit(jobs.priority).result(PATIENCE) == "0"
