"""How long it takes until an error is shown over the page, and the next good save in its place."""

import asyncio
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser

from benchmarks.browser import View, open_browser, open_view
from benchmarks.catalogs import CHANGES, VIEWED, Edit, page_address, subject_address, write_catalog
from benchmarks.saves import Plan
from benchmarks.server import Server
from benchmarks.tables import print_table, spread

ISOLATIONS = ("subinterpreters", "processes")
HEADERS = ["what is saved", "saves", "shown p50", "p95", "max", "mended p50", "p95", "max", "lost"]
LIMIT = 1
"""Seconds that user code may take; an option of `serve`."""
_SUBJECT = subject_address(VIEWED)
_COMPONENT = f"{_SUBJECT}/widget_{VIEWED:05}.py"
_STORIES = f"{_SUBJECT}/stories.py"
_CALL = "    def __call__(self) -> Template:\n"


@dataclass(frozen=True, slots=True)
class Failure:
    """What is written into a file instead of some text of it."""

    new: str
    old: str = _CALL
    file: str = _COMPONENT


def _called(code: str) -> Failure:
    return Failure(f"{_CALL}        {code}\n")


FAILURES = {
    "syntax error": Failure("    def __call__(self -> Template:\n"),
    "module that is not there": Failure("import missing\n\n\n@dataclass\n", "@dataclass\n"),
    "exception in the component": _called("raise LookupError"),
    "exception in stories.py": Failure(
        "    raise LookupError\n    return Subject(", "    return Subject(", _STORIES
    ),
    "endless recursion": _called("self()"),
    "sys.exit()": _called("import sys; sys.exit()"),
    "os._exit(3)": _called("import os; os._exit(3)"),
    "segfault": _called("import ctypes; ctypes.string_at(0)"),
    f"endless loop, limit {LIMIT} s": _called("while True: pass"),
    f"time.sleep(999), limit {LIMIT} s": _called("import time; time.sleep(999)"),
}
BESIDE = {
    "endless loop, mended at once": _called("while True: pass"),
    "2 GB taken, mended at once": _called("bytearray(2 << 30)"),
}
"""Not waited for: the good save comes while they are at work."""
HEAD_START = 0.3
REST = 3.0
"""Seconds after such a good save, as somebody would take who does that again."""


async def measure_failures(plan: Plan) -> None:
    """Break the viewed component in each way, and mend it, again and again."""
    async with open_browser() as browser:
        for size in plan.sizes:
            for isolation in ISOLATIONS:
                with tempfile.TemporaryDirectory() as folder:
                    catalog = Path(folder, "catalog")
                    write_catalog(catalog, size)
                    options = ["--isolation", isolation, "--limit", str(LIMIT), *plan.options]
                    with Server.running(catalog, options) as server:
                        await asyncio.to_thread(server.wait_until_built)
                        rows = [
                            await _row(browser, server, catalog, name, plan)
                            for name in (*FAILURES, *BESIDE)
                        ]
                title = f"bad save → overlay, and good save → seen, ms, {size} stories, {isolation}"
                print_table(title, HEADERS, rows)


async def _row(browser: Browser, server: Server, catalog: Path, name: str, plan: Plan) -> list[str]:
    change = CHANGES["component"]
    edit = Edit.of(catalog, change)
    shown: list[float] = []
    mended: list[float] = []
    lost = 0
    async with open_view(browser, change.mark) as view:
        await view.go(server.url + page_address("story", VIEWED))
        await view.anything_seen(plan.timeout)
        for _ in range(plan.saves):
            if name in FAILURES:
                shown += await _break(view, catalog, FAILURES[name], plan)
            else:
                _write(catalog, BESIDE[name])
                await asyncio.sleep(HEAD_START)
            token = edit.token()
            saved = time.time()
            if (failure := (FAILURES | BESIDE)[name]).file != _COMPONENT:
                _mend(catalog, failure)
            edit.save(token)
            seen = await view.first_seen(token, plan.timeout)
            await view.wait_for_no_problem()
            await asyncio.sleep(plan.pause if name in FAILURES else REST)
            if seen:
                mended.append(seen - saved)
            else:
                lost += 1
    return [name, str(plan.saves), *spread(shown), *spread(mended), str(lost)]


async def _break(view: View, catalog: Path, failure: Failure, plan: Plan) -> Sequence[float]:
    saved = time.time()
    _write(catalog, failure)
    await view.wait_for_problem()
    seconds = time.time() - saved
    await asyncio.sleep(plan.pause)
    return [seconds]


def _write(catalog: Path, failure: Failure) -> None:
    _replace(catalog / failure.file, failure.old, failure.new)


def _mend(catalog: Path, failure: Failure) -> None:
    _replace(catalog / failure.file, failure.new, failure.old)


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    if old not in text:
        raise LookupError(f"{file} has no {old!r}")
    file.write_text(text.replace(old, new, 1))
