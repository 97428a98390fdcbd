"""One-shot processes: each is used once, and replaced."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from storyville.errors import WorkerCrash
from storyville.process_pool import SLOTS, ProcessPool

from . import jobs
from .conftest import children, nothing_left

PATIENCE = 30


@pytest.fixture
def pool() -> Iterator[ProcessPool]:
    with nothing_left():
        pool = ProcessPool()
        pool.wait_until_warm()
        yield pool
        assert pool.close()


def test_every_call_gets_another_process(pool: ProcessPool) -> None:
    used = {pool.submit(jobs.process).result(PATIENCE) for _ in range(5)}
    assert len(used) == 5


def test_there_are_as_many_processes_as_slots(pool: ProcessPool) -> None:
    assert len(children()) == SLOTS
    pool.submit(jobs.process).result(PATIENCE)
    pool.wait_until_warm()
    assert len(children()) <= SLOTS


def test_a_crash_is_the_matter_of_one_call(pool: ProcessPool, pipe: str) -> None:
    beside = pool.submit(jobs.wait_for, pipe, "!")
    assert Path(f"{pipe}.begun").read_text() == "begun"
    crashed = pool.submit(jobs.exit_at_once).exception(PATIENCE)  # ty: ignore[invalid-argument-type]
    assert isinstance(crashed, WorkerCrash)
    assert crashed.alone
    Path(pipe).write_text("still here")
    assert beside.result(PATIENCE) == "still here!"


def test_a_process_that_dies_with_nothing_to_do_is_replaced(pool: ProcessPool) -> None:
    for process in children():
        os.kill(process, signal.SIGKILL)
    used = [pool.submit(jobs.echo, "a").exception(PATIENCE) for _ in range(4)]
    assert used[2:] == [None, None]


def test_a_crash_is_told_though_a_forked_child_holds_the_pipes(tmp_path: Path) -> None:
    pool = ProcessPool()
    pids = str(tmp_path / "pids")
    crashed = pool.submit(jobs.fork_and_exit, pids).exception(PATIENCE)
    os.kill(int(Path(pids).read_text()), signal.SIGKILL)
    assert isinstance(crashed, WorkerCrash)
    assert crashed.reason == "ended with exit code 3"
    assert pool.submit(jobs.echo, "next").result(PATIENCE) == "next"
    assert pool.close()
