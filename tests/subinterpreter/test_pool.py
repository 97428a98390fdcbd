"""The life of the pool and of the interpreters in it."""

import logging
import os
from concurrent import interpreters

import pytest

from storyville.subinterpreter_pool import (
    SLOTS,
    SubinterpreterPool,
    create_pool,
    shutdown_pool,
    warmup_interpreter,
)

WHICH = "__import__('concurrent.interpreters').interpreters.get_current().id"
LOADED = "__import__('sys').modules.keys() >= {names!r}"


def ids() -> set[int]:
    return {each.id for each in interpreters.list_all()}


def test_a_pool_is_two_interpreters() -> None:
    before = ids()
    pool = create_pool()
    pool.wait_until_warm()
    assert len(ids() - before) == SLOTS == 2
    assert shutdown_pool(pool, timeout=30)


def test_shutdown_leaves_no_interpreter_behind() -> None:
    before = ids()
    pool = create_pool()
    pool.submit(eval, "1").result()
    assert shutdown_pool(pool, timeout=30)
    assert ids() == before


def test_a_pool_can_be_shut_down_before_it_is_warm() -> None:
    before = ids()
    assert shutdown_pool(create_pool(), timeout=10)
    assert ids() == before


def test_shutting_down_twice_is_harmless() -> None:
    pool = create_pool()
    assert shutdown_pool(pool, timeout=10)
    assert shutdown_pool(pool, timeout=30)


def test_work_finds_storyville_and_tdom_imported(pool: SubinterpreterPool) -> None:
    names = {"storyville.build", "storyville.pages", "tdom"}
    assert pool.submit(eval, LOADED.format(names=names)).result()


def test_warming_up_imports_what_a_build_needs_into_a_bare_interpreter() -> None:
    interpreter = interpreters.create()
    before = interpreter.call(eval, LOADED.format(names={"tdom"}))
    interpreter.call(warmup_interpreter)
    assert (before, interpreter.call(eval, LOADED.format(names={"tdom"}))) == (False, True)
    interpreter.close()


def test_no_call_sees_what_an_earlier_one_left(pool: SubinterpreterPool) -> None:
    leave = "setattr(__import__('builtins'), 'left', True)"
    look = "hasattr(__import__('builtins'), 'left')"
    seen = []
    for _ in range(4):
        pool.submit(eval, leave).result()
        seen.append(pool.submit(eval, look).result())
    assert seen == [False] * 4


def test_every_call_gets_another_interpreter(pool: SubinterpreterPool) -> None:
    used = [pool.submit(eval, WHICH).result() for _ in range(5)]
    assert len(set(used)) == 5


def test_a_used_interpreter_is_destroyed(pool: SubinterpreterPool) -> None:
    used = pool.submit(eval, WHICH).result()
    for _ in range(2):  # the second of these waits for the first one's replacement
        pool.submit(eval, "1").result()
    assert used not in ids()


def test_there_are_never_more_than_two(pool: SubinterpreterPool) -> None:
    counts = []
    for _ in range(6):
        pool.submit(eval, "1").result()
        counts.append(len(ids()) - 1)
    assert max(counts) <= SLOTS


def test_both_work_at_the_same_time(pool: SubinterpreterPool) -> None:
    (out_a, in_a), (out_b, in_b) = os.pipe(), os.pipe()
    os_module = "__import__('os')"
    # Each waits for what only the other one writes.
    one = pool.submit(eval, f"({os_module}.write({in_a}, b'x'), {os_module}.read({out_b}, 1))")
    two = pool.submit(eval, f"({os_module}.write({in_b}, b'y'), {os_module}.read({out_a}, 1))")
    assert (one.result(30)[1], two.result(30)[1]) == (b"y", b"x")
    for end in (out_a, in_a, out_b, in_b):
        os.close(end)


def test_an_error_in_a_call_reaches_the_caller_and_the_pool_goes_on(
    pool: SubinterpreterPool,
) -> None:
    with pytest.raises(ZeroDivisionError):
        pool.submit(eval, "1 / 0").result()
    assert pool.submit(eval, "2 + 2").result() == 4


def test_a_pool_that_is_shut_down_takes_no_work() -> None:
    pool = create_pool()
    shutdown_pool(pool, timeout=10)
    with pytest.raises(RuntimeError, match="shut down"):
        pool.submit(eval, "1")


def test_shutdown_does_not_wait_for_work_that_is_stuck() -> None:
    pool = create_pool()
    pool.wait_until_warm()
    read, write = os.pipe()
    stuck = pool.submit(eval, f"__import__('os').read({read}, 1)")
    assert not shutdown_pool(pool, timeout=0.1)
    assert stuck.cancelled()
    os.close(write)  # lets the read end, and so the thread


def test_libraries_that_the_last_build_used_are_there_for_the_next(
    pool: SubinterpreterPool,
) -> None:
    pool.warm_with(("json.tool", "no_such_library"))
    for _ in range(2):  # the two that were warm already
        pool.submit(eval, "1").result()
    assert pool.submit(eval, LOADED.format(names={"json.tool"})).result()


def test_interpreters_import_from_where_the_server_does(
    pool: SubinterpreterPool, monkeypatch: pytest.MonkeyPatch, tmp_path: os.PathLike[str]
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    for _ in range(2):
        pool.submit(eval, "1").result()
    assert str(tmp_path) in pool.submit(eval, "__import__('sys').path").result()


def test_the_pool_says_when_it_comes_and_goes(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "storyville")
    pool = create_pool()
    pool.wait_until_warm()
    shutdown_pool(pool)
    text = caplog.text
    assert "Pool of 2 subinterpreters created" in text
    assert "interpreter warm after" in text
    assert "Pool shut down" in text
