"""The process that holds the subinterpreters: how it is replaced."""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from storyville.errors import WorkerCrash
from storyville.worker_host import WorkerHost

from . import jobs
from .conftest import children, nothing_left

PATIENCE = 30


@pytest.fixture
def host() -> Iterator[WorkerHost]:
    with nothing_left():
        host = WorkerHost()
        host.wait_until_warm()
        yield host
        assert host.close()


def process(host: WorkerHost) -> int:
    return int(host.submit(jobs.process).result(PATIENCE))


def gone(pid: int) -> None:
    """Wait until a process that is our child is no more."""
    while pid in children():
        try:
            os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
        except ChildProcessError:
            return


def test_calls_share_a_process(host: WorkerHost) -> None:
    assert process(host) == process(host)


def test_all_calls_in_a_process_that_crashes_fail_and_none_is_to_blame(
    host: WorkerHost, pipe: str
) -> None:
    beside = host.submit(jobs.wait_for, pipe, "")
    assert Path(f"{pipe}.begun").read_text() == "begun"
    crashed = host.submit(jobs.exit_at_once)  # ty: ignore[invalid-argument-type]
    errors = [beside.exception(PATIENCE), crashed.exception(PATIENCE)]
    assert all(isinstance(error, WorkerCrash) and not error.alone for error in errors)


def test_the_call_that_took_too_long_is_told_from_the_one_beside_it(
    host: WorkerHost, pipe: str, journal: str
) -> None:
    beside = host.submit(jobs.wait_for, pipe, "", limit=0.4)
    assert Path(f"{pipe}.begun").read_text() == "begun"
    stuck = host.submit(jobs.guarded, "sleep", journal, 0.4, journal=journal, limit=0.4)
    reasons = [str(each.exception(PATIENCE)) for each in (stuck, beside)]
    assert "did not end within 0.4 s" in reasons[0]
    assert "another call" in reasons[1]


def test_a_process_that_dies_with_nothing_to_do_is_replaced(host: WorkerHost) -> None:
    first = process(host)
    os.kill(first, signal.SIGKILL)
    gone(first)
    assert process(host) != first


def test_an_interrupt_from_the_keyboard_is_not_for_the_process(host: WorkerHost) -> None:
    first = process(host)
    os.kill(first, signal.SIGINT)
    assert process(host) == first


def test_a_process_is_replaced_after_some_calls(pipe: str) -> None:
    with nothing_left():
        host = WorkerHost(calls=3)
        first = process(host)
        seen = {first}
        for _ in range(2):
            seen.add(process(host))
        slow = host.submit(jobs.wait_for, pipe, "!")
        assert Path(f"{pipe}.begun").read_text() == "begun"
        while len(seen) == 1:
            seen.add(process(host))
        assert first in children()  # until its last call is over
        Path(pipe).write_text("done")
        assert slow.result(PATIENCE) == "done!"
        gone(first)
        assert host.close()


def test_a_host_holds_two_interpreters(host: WorkerHost) -> None:
    assert host.submit(jobs.interpreters_beside).result(PATIENCE) == "3"


def test_the_memory_of_interpreters_is_given_back() -> None:
    def use(calls: int) -> int:
        return [int(host.submit(jobs.memory).result(PATIENCE)) for _ in range(calls)][-1]

    host = WorkerHost(calls=1000)
    try:
        at_first = use(10)
        assert use(20) - at_first < 60 * 2**20  # where none of it is: 160 MB
    finally:
        assert host.close()


@pytest.mark.parametrize("own", [{}, {"PYTHONMALLOC": "pymalloc"}])
def test_user_code_has_the_environment_of_the_server(
    own: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in own.items():
        monkeypatch.setenv(name, value)
    with nothing_left():
        host = WorkerHost()
        assert json.loads(host.submit(jobs.environment).result(PATIENCE)) == dict(os.environ)
        assert host.close()
