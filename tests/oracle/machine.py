"""Random edits of a served catalog; after each, all that the server gives is compared."""

import json
import re
import tempfile
import traceback
from collections.abc import Callable, Iterable
from difflib import unified_diff
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from storyville import pages
from storyville.build import STATUS_PAGES
from storyville.reload import SHOWN_PROBLEMS
from storyville.workers import STUCK

from ..servers import Server
from .catalog import WAYS, Catalog, word
from .expected import Expected
from .serving import Answer, Client, Fresh, FreshBuilds, Viewer, files_below, until

WRONG = re.compile("was not what a fresh build makes|Traceback|The rebuild failed")
ISOLATIONS = ("subinterpreters", "processes")
CANVAS = re.compile('data-canvas="([^"]*)"')
PLACES = [f"{above}/{name}" for above in ("shop", "shop/forms") for name in ("new", "moved")]

type Rule = Callable[..., None]
type Decorator = Callable[[Rule], Rule]

words = st.integers(1, 99).map(word)
whiches = st.integers(0, 5)
chances = st.integers(0, 10_000)


def one_of(list_them: Callable[[Catalog], list[Any]]) -> st.SearchStrategy[Any]:
    """Something that the catalog has at the time."""
    return st.runner().flatmap(lambda machine: st.sampled_from(list_them(machine.catalog)))


def has(list_them: Callable[[Catalog], list[Any]]) -> Decorator:
    """Only while the catalog has something of the kind."""
    return precondition(lambda machine: bool(list_them(machine.catalog)))


def free_places(catalog: Catalog) -> list[str]:
    """Where a subject may be put."""
    return [place for place in PLACES if not (catalog.root / place).exists()]


def stories_files(catalog: Catalog) -> list[str]:
    """The stories files."""
    return [name for name in catalog.files() if name.endswith("/stories.py")]


def step(**strategies: Any) -> Decorator:
    """A rule that is noted as it is applied."""

    def decorate(function: Rule) -> Rule:
        name = getattr(function, "__name__", "")

        @wraps(function)
        def noted(self: Oracle, **values: Any) -> None:
            arguments = ", ".join(f"{key}={value!r}" for key, value in values.items())
            self.note(f"state.{name}({arguments})")
            try:
                function(self, **values)
            except Exception:
                self.remember(traceback.format_exc())
                raise

        applied: Rule = rule(**strategies)(noted)
        return applied

    return decorate


def edit(**strategies: Any) -> Decorator:
    """A rule that changes files, after which all is compared."""

    def decorate(function: Rule) -> Rule:
        @step(**strategies)
        @wraps(function)
        def compared(self: Oracle, **values: Any) -> None:
            function(self, **values)
            self.compare()

        return compared

    return decorate


class Oracle(RuleBasedStateMachine):
    """A catalog that is edited, its server, and somebody who looks at one page."""

    isolation = "subinterpreters"
    failure = ""
    """What was found; nothing is tried again after that: it may go another way."""

    def __init__(self) -> None:
        super().__init__()
        if self.failure:
            raise AssertionError(self.failure)
        self._steps: list[str] = []
        self._folder = tempfile.TemporaryDirectory(prefix="oracle-")
        root = Path(self._folder.name).resolve()
        self.catalog = Catalog(root)
        self._site = root / "site"
        options = ["--isolation", self.isolation, "--output", "site", "--since", "main"]
        self._server = Server(["shop", "--verbose", *options], root)
        self._builds = FreshBuilds(root)
        self._client = Client(self._server.url)
        self._expected = Expected(root / "shop")
        self._fresh: Fresh
        self._viewers: list[Viewer] = []
        self._edits = 0
        self._settled = 0

    @initialize(chance=chances)
    def start(self, chance: int) -> None:
        self._steps.append(f"state.start(chance={chance})")
        self._server.wait_for("Built in")
        self._follow()
        self._look(chance)
        self._check({})

    # Edits.

    @edit(name=one_of(Catalog.files), to=words, which=whiches, way=st.sampled_from(sorted(WAYS)))
    def change(self, name: str, to: str, which: int, way: str) -> None:
        WAYS[way](self.catalog, name, self.catalog.with_word(name, to, which))

    @edit(first=one_of(Catalog.files), second=one_of(Catalog.files), to=words)
    def change_two(self, first: str, second: str, to: str) -> None:
        for name in (first, second):
            self.catalog.write(name, self.catalog.with_word(name, to))

    @edit(name=one_of(stories_files), to=words, which=whiches)
    def change_stories(self, name: str, to: str, which: int) -> None:
        self.catalog.write(name, self.catalog.with_word(name, to, which))

    @edit(name=one_of(Catalog.files), to=st.lists(words, min_size=3, max_size=12))
    def change_often(self, name: str, to: list[str]) -> None:
        for each in to:
            self.catalog.write(name, self.catalog.with_word(name, each))

    @has(Catalog.breakable)
    @precondition(lambda self: len(self.catalog.broken()) < 3)
    @edit(what=one_of(Catalog.breakable))
    def break_it(self, what: tuple[str, str]) -> None:
        self.catalog.break_file(*what)

    @has(Catalog.broken)
    @edit(name=one_of(Catalog.broken))
    def repair(self, name: str) -> None:
        self.catalog.repair(name)

    @has(Catalog.missing)
    @edit(name=one_of(Catalog.missing))
    def put(self, name: str) -> None:
        self.catalog.put(name)

    @precondition(lambda self: len(self.catalog.missing()) < 12)
    @edit(name=one_of(Catalog.files))
    def delete(self, name: str) -> None:
        self.catalog.delete(name)

    @has(lambda catalog: catalog.folders()[4:])
    @edit(folder=one_of(Catalog.folders))
    def delete_folder(self, folder: str) -> None:
        self.catalog.delete(folder)

    @has(free_places)
    @edit(folder=one_of(free_places), to=words)
    def add_subject(self, folder: str, to: str) -> None:
        self.catalog.add_subject(folder, to)

    @has(free_places)
    @has(Catalog.folders)
    @edit(folder=one_of(Catalog.folders), to=one_of(free_places))
    def move(self, folder: str, to: str) -> None:
        self.catalog.move(folder, to)

    @has(Catalog.modules)
    @edit(module=one_of(Catalog.modules), to=words)
    def shadow(self, module: str, to: str) -> None:
        self.catalog.shadow(module, to)

    @edit(name=one_of(Catalog.files))
    def touch(self, name: str) -> None:
        self.catalog.touch(name)

    @edit(branch=st.sampled_from(["main", "other"]))
    def checkout(self, branch: str) -> None:
        self.catalog.checkout(branch)

    @edit(top=st.sampled_from(["toolkit", "shop"]), branch=st.sampled_from(["main", "other"]))
    def start_over(self, top: str, branch: str) -> None:
        """Remove a package with all that is in it, and get it back.

        It all works in the end: what comes back broken has a last good state only for a server
        that has not seen that it was gone.
        """
        self.catalog.delete(top)
        self.catalog.checkout(branch)
        self.catalog.clean()

    # What is no edit.

    @step(chance=chances)
    def look_at_another_page(self, chance: int) -> None:
        self._look(chance)

    @precondition(lambda self: self._edits >= self._settled + 4)
    @step()
    def settle(self) -> None:
        """Let the server build everything afresh, and look at its folder."""
        self._notice()
        self._settled = self._edits
        self._server.wait_for("Built in")
        self._check({})
        if not self._fresh.report.broken:
            fresh = self._fresh.files()
            settled = until(lambda: files_below(self._site), lambda site: site == fresh)
            self._found(
                f"the folder's {address}"
                for address in fresh.keys() | settled.keys()
                if fresh.get(address) != settled.get(address)
            )

    def teardown(self) -> None:
        for viewer in self._viewers:
            viewer.close()
        self._client.close()
        self._builds.close()
        self._server.close()
        self._folder.cleanup()

    # Comparing.

    def _look(self, chance: int) -> None:
        """Look at some other pages."""
        for viewer in self._viewers:
            viewer.close()
        found = sorted(address for address in self._expected.texts if address.endswith("html"))
        chosen = {found[(chance + step) % len(found)] for step in (0, 7, 23)}
        self._viewers = [self._opened(address) for address in sorted(chosen)]

    def _opened(self, address: str) -> Viewer:
        """A browser page, with the canvases in it."""
        return Viewer(self._client, address, *CANVAS.findall(self._expected.texts[address]))

    def note(self, step: str) -> None:
        """Remember what is done."""
        self._steps.append(step)

    def compare(self) -> None:
        """Ask for everything as soon as the server knows of an edit, before it builds afresh."""
        self._notice()
        early = {address: self._client.get(address) for address in self._expected.texts}
        self._follow()
        self._check(early)
        for viewer in self._viewers:
            self._check_viewer(viewer)
        if any(viewer.gone for viewer in self._viewers):
            self._look(self._edits)

    def _notice(self) -> None:
        """Wait until the server has noticed everything that was written till now."""
        self._edits += 1
        for top in ("shop", "toolkit"):
            name = f"{top}/noticed-{self._edits}.txt"
            self.catalog.write(name, "")
            self._server.wait_for(f"changed: .*{name}")

    def _follow(self) -> None:
        self._fresh = self._builds.build()
        self._expected.follow(self._fresh)

    def _check(self, early: dict[str, Answer]) -> None:
        expected = self._expected.texts
        got = {address: early.get(address) or self._client.get(address) for address in expected}
        late = [address for address in expected if got[address].seconds >= STUCK]
        got |= {address: self._late(address) for address in (*late, *STATUS_PAGES)}
        self._found(
            f"{address} ({answer.status}):\n{difference(expected[address], answer.text)}"
            for address, answer in got.items()
            if answer.text != expected[address]
        )
        gone = early.keys() - expected.keys() - self._expected.open
        self._found(f"{address} is still there" for address in gone if early[address].status != 404)
        for address in self._expected.open:
            self._found(f"{address}: none" for _ in range(self._client.get(address).status != 200))
        for address, content in self._expected.assets.items():
            if self._client.get(address).content != content:
                self._found([f"{address} is not as the file is"])
        self._check_problems()
        self._found(f"said: {line}" for line in self._server.printed if WRONG.search(line))

    def _late(self, address: str) -> Answer:
        """What comes to be at an address that tells what is found out only after it is given.

        Or that was answered with its last good text: who waits too long gets that.
        """
        expected = self._expected.texts[address]
        return until(lambda: self._client.get(address), lambda answer: answer.text == expected)

    def _check_problems(self) -> None:
        """What is broken is told with all that a fresh build tells."""
        root = str(self.catalog.root)
        expected = [pages.problem(each, root) for each in self._fresh.report.diagnostics]
        wanted = _causes(expected)
        if len(wanted) <= SHOWN_PROBLEMS:
            told = until(lambda: _causes(self._client.problems()), lambda got: got == wanted)
            self._found([difference("\n".join(wanted), "\n".join(told))] * (told != wanted))

    def _check_viewer(self, viewer: Viewer) -> None:
        """An open page has come to show the same without asking."""
        texts = self._expected.texts
        viewed = [address for address in viewer.addresses if address not in self._expected.open]
        wrong = viewer.follow_until({address: texts.get(address) for address in viewed})
        self._found(
            f"{address} as viewed:\n{difference(texts.get(address), shown.whole)}\n{shown.early}"
            for address, shown in wrong.items()
        )

    def _found(self, wrong: Iterable[str]) -> None:
        """Fail if there is anything wrong."""
        if found := list(wrong):
            log = "".join(
                [line for line in self._server.printed if "page went away" not in line][-30:]
            )
            self.remember(f"{len(found)} are wrong:", *found[:4], "The server said:", log)
            raise AssertionError(self.failure)

    def remember(self, *parts: str) -> None:
        """Keep the first failure, with what led to it."""
        type(self).failure = self.failure or "\n".join([*self._steps, *parts])


def difference(expected: str | None, got: str | None) -> str:
    """What is not as expected, line by line."""
    lines = unified_diff(
        (expected or "nothing").splitlines(),
        (got or "nothing").splitlines(),
        "expected",
        "got",
        n=0,
        lineterm="",
    )
    return "\n".join(islice(lines, 12))


CAUSE = ("message", "file", "shown", "line", "column", "excerpt", "excerpt_line")


def _causes(problems: Iterable[dict[str, Any]]) -> list[str]:
    """What is wrong, each thing once, whichever nodes suffer of it."""
    return sorted({json.dumps({name: each[name] for name in CAUSE}) for each in problems})


def machine(isolation: str) -> type[Oracle]:
    """The machine for one kind of isolation."""
    return type("Oracle", (Oracle,), {"isolation": isolation})


def once(steps: int, examples: int = 3) -> settings:
    """Settings for some examples, each a sequence of edits that is not made smaller.

    The first of them is always the simplest that there is.
    """
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=False,
    )
