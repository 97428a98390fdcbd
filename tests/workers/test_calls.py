"""Calls that both kinds of workers carry out; those of a kind are started once for all of them."""

import os
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path
from types import FunctionType

import pytest

from storyville.build import Report, Request, build_to_json
from storyville.errors import AuthoringError, InputError, WorkerError

from . import jobs
from .conftest import KINDS, PATIENCE, Workers, begin, guarded, warm

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


@pytest.fixture(scope="module", params=KINDS, ids=lambda kind: kind.name)
def workers(request: pytest.FixtureRequest) -> Iterator[Workers]:
    with warm(request.param) as workers:
        yield workers


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


def test_work_in_progress_goes_on_beside_another_call(workers: Workers, pipe: str) -> None:
    slow = begin(workers, pipe, "!")
    assert workers.submit(jobs.echo, "beside").result(PATIENCE) == "beside"
    Path(pipe).write_text("done")
    assert slow.result(PATIENCE) == "done!"


def test_calls_beyond_the_slots_wait_in_line(workers: Workers) -> None:
    futures = [workers.submit(jobs.echo, str(number)) for number in range(8)]
    assert [each.result(PATIENCE) for each in futures] == list("01234567")


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


def test_a_future_that_nobody_wants_any_more_does_no_harm(workers: Workers, pipe: str) -> None:
    future = begin(workers, pipe)
    assert future.cancel()
    Path(pipe).write_text("done")
    wait([future], PATIENCE)
    assert workers.submit(jobs.echo, "next").result(PATIENCE) == "next"
