"""How long it takes until an error is shown over the page, and the next good save in its place."""

import asyncio
import time
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.async_api import Browser

from benchmarks.browser import View, open_browser, open_view
from benchmarks.catalogs import CHANGES, VIEWED, Edit, page_address, subject_address
from benchmarks.saves import Plan, serving
from benchmarks.server import ISOLATIONS, Server
from benchmarks.tables import print_table, spread

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
    waits: bool = True
    """Whether the good save comes once it is shown, and not while it is at work."""


def _called(code: str, *, waits: bool = True) -> Failure:
    return Failure(f"{_CALL}        {code}\n", waits=waits)


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
    "endless loop, mended at once": _called("while True: pass", waits=False),
    "2 GB taken, mended at once": _called("bytearray(2 << 30)", waits=False),
}
HEAD_START = 0.3
"""Seconds until the good save that does not wait."""
REST = 3.0
"""Seconds after such a save, as somebody would take who does that again."""


async def measure_failures(plan: Plan) -> None:
    """Break the viewed component in each way, and mend it, again and again."""
    async with open_browser() as browser:
        for size in plan.sizes:
            for isolation in ISOLATIONS:
                options = ["--isolation", isolation, "--limit", str(LIMIT), *plan.options]
                async with serving(size, replace(plan, options=options)) as (server, catalog):
                    rows = [await _row(browser, server, catalog, name, plan) for name in FAILURES]
                title = f"bad save → overlay, and good save → seen, ms, {size} stories, {isolation}"
                print_table(title, HEADERS, rows)


async def _row(browser: Browser, server: Server, catalog: Path, name: str, plan: Plan) -> list[str]:
    change = CHANGES["component"]
    edit = Edit.of(catalog, change)
    failure = FAILURES[name]
    shown: list[float] = []
    mended: list[float] = []
    async with open_view(browser, change.mark) as view:
        await view.go(server.url + page_address("story", VIEWED))
        await view.anything_seen(plan.timeout)
        for _ in range(plan.saves):
            if failure.waits:
                shown.append(await _break(view, catalog, failure))
                await asyncio.sleep(plan.pause)
            else:
                _write(catalog, failure)
                await asyncio.sleep(HEAD_START)
            token = edit.token()
            saved = time.time()
            if failure.file != _COMPONENT:
                _mend(catalog, failure)
            edit.save(token)
            if seen := await view.first_seen(token, plan.timeout):
                mended.append(seen - saved)
            await view.wait_for_no_problem()
            await asyncio.sleep(plan.pause if failure.waits else REST)
    lost = plan.saves - len(mended)
    return [name, str(plan.saves), *spread(shown), *spread(mended), str(lost)]


async def _break(view: View, catalog: Path, failure: Failure) -> float:
    """The seconds until a bad save was shown."""
    saved = time.time()
    _write(catalog, failure)
    return await view.problem_seen() - saved


def _write(catalog: Path, failure: Failure) -> None:
    _replace(catalog / failure.file, failure.old, failure.new)


def _mend(catalog: Path, failure: Failure) -> None:
    _replace(catalog / failure.file, failure.new, failure.old)


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    if old not in text:
        raise LookupError(f"{file} has no {old!r}")
    file.write_text(text.replace(old, new, 1))
