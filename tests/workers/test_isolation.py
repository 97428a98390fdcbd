"""The one door to user code, whatever is behind it."""

import time
from collections.abc import Iterator

import pytest

from storyville.errors import InputError
from storyville.isolation import Isolation, Kind, SubinterpretersHere, choose

from . import jobs
from .conftest import begin, nothing_left

KINDS: tuple[Kind | None, ...] = ("subinterpreters", "processes", "none", None)


@pytest.fixture(params=KINDS, ids=lambda kind: kind or "here")
def isolation(request: pytest.FixtureRequest) -> Iterator[Isolation]:
    with nothing_left():
        isolation = choose(request.param) if request.param else SubinterpretersHere()
        isolation.wait_until_warm()
        yield isolation
        assert isolation.close()


def test_calls_are_carried_out(isolation: Isolation, journal: str) -> None:
    isolation.warm_with(("json",))
    assert isolation.submit(jobs.echo, "a", journal=journal, limit=9.0).result(30) == "a"


def test_errors_of_storyville_come_through(isolation: Isolation) -> None:
    with pytest.raises(InputError, match="nothing at shop"):
        isolation.submit(jobs.fail_on_input).result(30)


def test_it_is_ready_as_long_as_one_more_call_than_the_next_could_begin(
    isolation: Isolation, pipe: str
) -> None:
    becomes_ready(isolation)
    future = begin(isolation, pipe)
    assert isolation.is_ready == (isolation.name == "none")
    with open(pipe, "w") as go_on:
        go_on.write("x")
    assert future.result(30) == "x"
    becomes_ready(isolation)


def becomes_ready(isolation: Isolation) -> None:
    end = time.monotonic() + 30
    while not isolation.is_ready:
        assert time.monotonic() < end, "it does not get ready"
        time.sleep(0.01)


def test_it_has_the_name_that_it_is_chosen_by() -> None:
    for kind in ("subinterpreters", "processes", "none"):
        isolation = choose(kind)
        assert isolation.name == kind
        assert isolation.close()


def test_work_that_is_stuck_without_isolation_is_told_at_the_end(pipe: str) -> None:
    isolation = choose("none")
    future = isolation.submit(jobs.wait_for, pipe, "")
    with open(f"{pipe}.begun") as begun:
        assert begun.read() == "begun"
    assert not isolation.close()
    with open(pipe, "w") as go_on:
        go_on.write("x")
    assert future.result(30) == "x"
