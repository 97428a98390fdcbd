"""What holds for both kinds of workers, a host of subinterpreters and a pool of processes."""

import os
import pickle
import sys
from collections.abc import Callable
from concurrent.futures import Future, wait
from pathlib import Path
from types import FunctionType

import pytest

from storyville.build import Report, Request, build_to_json
from storyville.errors import AuthoringError, InputError, WorkerCrash, WorkerError

from . import jobs
from .conftest import Workers, nothing_left

LIMIT = 0.4
PATIENCE = 30
CATALOG = """
from storyville import Catalog

def this() -> Catalog:
    return Catalog(title="Shop")
"""
SUBJECT = """
from storyville import Story, Subject

def this() -> Subject:
    return Subject(target=str, items=[Story(title="One")])
"""


def guarded(workers: Workers, job: FunctionType, journal: str, limit: float = LIMIT) -> Future[str]:
    return workers.submit(jobs.guarded, job.__name__, journal, limit, journal=journal, limit=limit)


def crash(workers: Workers, job: FunctionType, journal: str) -> WorkerCrash:
    """How a job ends its worker; the next call finds another one."""
    error = guarded(workers, job, journal).exception(PATIENCE)
    assert isinstance(error, WorkerCrash)
    assert workers.submit(jobs.echo, "next").result(PATIENCE) == "next"
    return error


def begin(workers: Workers, pipe: str, answer: str = "") -> Future[str]:
    """Begin a call that goes on until something is written to the pipe."""
    future = workers.submit(jobs.wait_for, pipe, answer)
    assert Path(f"{pipe}.begun").read_text() == "begun"
    return future


def test_no_call_sees_what_an_earlier_one_left(workers: Workers) -> None:
    seen = [workers.submit(jobs.leave_something).result(PATIENCE) for _ in range(5)]
    assert seen == ["something"] * 5


def test_any_text_comes_back(workers: Workers) -> None:
    text = "ü \udc80 \0 \n" + "x" * 1_000_000
    assert workers.submit(jobs.echo, text).result(PATIENCE) == text


def test_only_text_comes_back(workers: Workers) -> None:
    with pytest.raises(WorkerError, match="int: only str may leave it"):
        workers.submit(jobs.give_a_number).result(PATIENCE)  # ty: ignore[invalid-argument-type]


def test_an_error_of_storyville_comes_back_as_itself(workers: Workers) -> None:
    with pytest.raises(AuthoringError) as caught:
        workers.submit(jobs.fail_on_authoring).result(PATIENCE)
    assert (str(caught.value), caught.value.line) == ("Two titles", 3)


def test_an_error_of_the_users_own_class_comes_back_as_the_nearest_known(workers: Workers) -> None:
    error = workers.submit(jobs.fail_on_input).exception(PATIENCE)
    assert (type(error), str(error)) == (InputError, "There is nothing at shop.")


@pytest.mark.parametrize(
    ("job", "text"),
    [
        (jobs.fail, "ZeroDivisionError: as it may"),
        (jobs.fail_awkwardly, "AwkwardError"),
        (jobs.sys_exit, "SystemExit: 4"),
        (jobs.recur, "RecursionError"),
    ],
)
def test_other_errors_come_back_as_their_tracebacks(
    workers: Workers, journal: str, job: FunctionType, text: str
) -> None:
    error = guarded(workers, job, journal).exception(PATIENCE)
    assert type(error) is WorkerError
    assert text in str(error)
    assert "jobs.py" in str(error)


def test_much_memory_may_be_used(workers: Workers, journal: str) -> None:
    assert guarded(workers, jobs.allocate, journal, 100).result(100) == str(2 << 30)


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
def test_a_crash_is_told_with_its_place_and_the_next_call_works(
    workers: Workers, journal: str, job: FunctionType, reason: str
) -> None:
    error = crash(workers, job, journal)
    assert (error.reason, error.alone) == (reason, True)
    assert error.unit
    assert (error.unit.node, error.unit.file, error.unit.line) == ("shop/thing", jobs.FILE, 7)
    assert str(error).startswith(f"{jobs.FILE}:7: The worker process {reason}")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize("job", [jobs.segfault, jobs.abort, jobs.sleep])
def test_a_crash_is_told_with_its_frames(workers: Workers, journal: str, job: FunctionType) -> None:
    error = crash(workers, job, journal)
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


def test_work_in_progress_goes_on_beside_another_call(workers: Workers, pipe: str) -> None:
    slow = begin(workers, pipe, "!")
    assert workers.submit(jobs.echo, "beside").result(PATIENCE) == "beside"
    Path(pipe).write_text("done")
    assert slow.result(PATIENCE) == "done!"


def test_calls_beyond_the_slots_wait_in_line(workers: Workers) -> None:
    futures = [workers.submit(jobs.echo, str(number)) for number in range(8)]
    assert [each.result(PATIENCE) for each in futures] == list("01234567")


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


def test_workers_bring_nothing_of_the_server_along(workers: Workers) -> None:
    server = "pytest starlette typer uvicorn watchfiles websockets storyville.app"
    assert workers.submit(jobs.loaded, server).result(PATIENCE) == ""


def test_user_code_runs_in_another_process(workers: Workers) -> None:
    assert workers.submit(jobs.process).result(PATIENCE) != str(os.getpid())


def test_a_catalog_is_built(workers: Workers, tmp_path: Path) -> None:
    (tmp_path / "shop/thing").mkdir(parents=True)
    (tmp_path / "shop/stories.py").write_text(CATALOG)
    (tmp_path / "shop/thing/stories.py").write_text(SUBJECT)
    request = Request(input_path="shop", output="site", directory=str(tmp_path))
    report = Report.from_json(workers.submit(build_to_json, request).result(PATIENCE))
    assert (report.counts["story"], report.diagnostics) == (1, ())


def test_a_missing_catalog_is_an_input_error(workers: Workers, tmp_path: Path) -> None:
    request = Request(input_path="nowhere", output="site", directory=str(tmp_path))
    with pytest.raises(InputError, match="nowhere"):
        workers.submit(build_to_json, request).result(PATIENCE)


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


def test_a_future_that_nobody_wants_any_more_does_no_harm(workers: Workers, pipe: str) -> None:
    future = begin(workers, pipe)
    assert future.cancel()
    Path(pipe).write_text("done")
    wait([future], PATIENCE)
    assert workers.submit(jobs.echo, "next").result(PATIENCE) == "next"


def test_background_work_goes_after_all_other(workers: Workers) -> None:
    assert workers.submit(jobs.background_priority).result(PATIENCE) == "10"
    assert workers.submit(jobs.priority).result(PATIENCE) == "0"
