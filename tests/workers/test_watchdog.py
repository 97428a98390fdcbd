"""What is noted of user code, and what ends it when it takes too long."""

import os
import time
from concurrent import interpreters
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest

from storyville.errors import Unit
from storyville.watchdog import Guard, Journal, TimeLimitExceeded, read_journal

UNIT = ("render", "shop/grüße", "stories.py", 3)
LIMIT = 0.3
LONG = 600.0
AMPLE, SHORT = 1.0, 0.15
"""A limit, and a time that is well below it, but not when it is taken ten times."""


def work(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def test_the_journal_names_what_is_running(journal: str) -> None:
    with Guard(journal, 0) as guard, guard.unit(*UNIT):
        noted = read_journal(journal)
    assert (noted.unit, noted.frames) == (Unit(*UNIT), ())
    assert 0 < noted.begun <= noted.started <= time.monotonic()


def test_the_journal_names_nothing_between_units(journal: str) -> None:
    with Guard(journal, 0) as guard:
        begun = read_journal(journal)
        assert begun == Journal(begun=begun.begun)
        assert begun.begun > 0
        with guard.unit(*UNIT):
            pass
        assert read_journal(journal) == begun
    assert read_journal(journal) == begun


def test_the_journal_names_the_innermost_unit(journal: str) -> None:
    seen = []
    with Guard(journal, 0) as guard, guard.unit("load", "", "a much longer name.py", 1):
        with guard.unit(*UNIT):
            seen.append(read_journal(journal).unit)
        seen.append(read_journal(journal).unit)
    assert seen == [Unit(*UNIT), Unit("load", "", "a much longer name.py", 1)]


def test_a_unit_that_raises_is_over(journal: str) -> None:
    with Guard(journal, 0) as guard:
        with pytest.raises(ZeroDivisionError), guard.unit(*UNIT):
            raise ZeroDivisionError
        assert read_journal(journal).unit is None


@pytest.mark.parametrize("text", ["", "[1", "[1, 2]\n", '["a", "b", "c", 1, 2, [[]]]\n', "\0"])
def test_a_journal_that_was_not_written_to_the_end_says_nothing(journal: str, text: str) -> None:
    Path(journal).write_text(text)
    assert read_journal(journal) == Journal()


def test_a_journal_that_is_not_there_says_nothing(journal: str) -> None:
    assert read_journal(journal) == Journal()


def test_any_text_can_be_noted(journal: str) -> None:
    with Guard(journal, 0) as guard, guard.unit("load", '"\n\udc80', "ü.py", 1):
        assert read_journal(journal).unit == Unit("load", '"\n\udc80', "ü.py", 1)


def test_without_journal_and_limit_units_do_nothing() -> None:
    with Guard("", 0) as guard, guard.unit(*UNIT), guard.unit(*UNIT):
        pass


def test_a_loop_without_end_ends_with_its_time() -> None:
    with Guard("", LIMIT) as guard, pytest.raises(TimeLimitExceeded) as caught, guard.unit(*UNIT):
        work(LONG)
    assert str(caught.value) == "This did not end within 0.3 s"
    assert not isinstance(caught.value, Exception)


def test_the_journal_tells_where_the_loop_was(journal: str) -> None:
    noted = Journal()
    with Guard(journal, LIMIT) as guard, guard.unit(*UNIT):
        try:
            work(LONG)
        except TimeLimitExceeded:
            noted = read_journal(journal)
    assert (noted.unit, noted.frames[0].function) == (Unit(*UNIT), "work")
    assert (noted.frames[0].file, noted.frames[0].user) == (__file__, True)


def test_a_unit_after_one_that_took_too_long_has_its_own_time() -> None:
    with Guard("", AMPLE) as guard:
        for _ in range(2):
            with pytest.raises(TimeLimitExceeded), guard.unit(*UNIT):
                work(LONG)
        with guard.unit(*UNIT):
            work(SHORT)


def test_many_short_units_may_take_longer_together() -> None:
    with Guard("", AMPLE) as guard:
        for _ in range(10):
            with guard.unit(*UNIT):
                work(SHORT)


def test_no_time_passes_between_units() -> None:
    with Guard("", LIMIT) as guard:
        with guard.unit(*UNIT):
            pass
        work(LIMIT * 3)


def test_the_time_of_inner_units_is_not_the_outer_ones() -> None:
    with Guard("", AMPLE) as guard, guard.unit(*UNIT):
        for _ in range(10):
            with guard.unit(*UNIT):
                work(SHORT)


def test_an_inner_unit_that_takes_too_long_leaves_the_outer_one_going() -> None:
    with Guard("", AMPLE) as guard, guard.unit(*UNIT):
        with pytest.raises(TimeLimitExceeded), guard.unit(*UNIT):
            work(LONG)
        work(SHORT)


def test_the_exception_never_comes_after_its_unit() -> None:
    """Units that end just when their time is up: each ends by itself, or by the exception."""
    limit = 0.002
    ended = {True: 0, False: 0}
    with Guard("", limit) as guard:
        for number in range(400):
            interrupted = False
            try:
                with guard.unit(*UNIT):
                    work(limit + (number % 40 - 20) * 1e-5)
            except TimeLimitExceeded:
                interrupted = True
            ended[interrupted] += 1
            sum(range(1000))
    assert sum(ended.values()) == 400


def test_code_that_does_not_listen_goes_on_where_the_process_must_not_end() -> None:
    with Guard("", LIMIT) as guard:
        with guard.unit(*UNIT):
            with suppress(BaseException):
                work(LONG)
            work(LIMIT * 3)
        with pytest.raises(TimeLimitExceeded), guard.unit(*UNIT):
            work(LONG)


def test_a_loop_in_a_subinterpreter_ends_and_leaves_no_interpreter(tmp_path: Path) -> None:
    code = f"""
        from storyville.watchdog import Guard, TimeLimitExceeded

        with Guard({str(tmp_path / "journal")!r}, {LIMIT}) as guard:
            try:
                with guard.unit("render", "", "", 1):
                    while True:
                        pass
            except TimeLimitExceeded as error:
                told = str(error)
        assert told == "This did not end within 0.3 s"
        """
    before = interpreters.list_all()
    interpreter = interpreters.create()
    interpreter.exec(dedent(code))
    interpreter.close()
    assert interpreters.list_all() == before


def test_priority_is_lowered_for_one_thread() -> None:
    code = """
        import os, threading
        from storyville.watchdog import lower_priority

        lower_priority()
        assert os.getpriority(os.PRIO_PROCESS, threading.get_native_id()) == 10
        """
    before = os.getpriority(os.PRIO_PROCESS, 0)
    interpreter = interpreters.create()
    thread = interpreter.call_in_thread(exec, dedent(code))
    thread.join()
    interpreter.close()
    assert os.getpriority(os.PRIO_PROCESS, 0) == before
