"""Little catalogs in a folder of their own, and the sites that are built from them."""

import json
import os
import re
import subprocess
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InterpreterPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import unquote

import pytest
import turbohtml

from storyville.build import Pick, Report, Request, build_to_json

NAMES = "from storyville import Catalog, Section, Story, Subject, adapter\n"
WARM = ("storyville.build", "traceback")
STANDBY = 3
collect_ignore = ["broken"]
"""A catalog that `test_broken.py` runs by itself."""
LINKS = ("href", "src", "poster", "data", "xlink:href")
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Interpreters:
    """Fresh interpreters, warmed ahead of need, each used for one call and then destroyed."""

    def __init__(self) -> None:
        self._workshop = ThreadPoolExecutor(STANDBY)
        self._ready: deque[Future[InterpreterPoolExecutor]] = deque()
        for _ in range(STANDBY):
            self._make()

    def _make(self) -> None:
        self._ready.append(self._workshop.submit(_warm_interpreter))

    def call[T](self, function: Callable[..., T], *arguments: object) -> T:
        self._make()
        interpreter = self._ready.popleft().result()
        try:
            return interpreter.submit(function, *arguments).result()
        finally:
            self._workshop.submit(interpreter.shutdown)

    def close(self) -> None:
        for interpreter in self._ready:
            interpreter.result().shutdown()
        self._workshop.shutdown()


def _warm_interpreter() -> InterpreterPoolExecutor:
    interpreter = InterpreterPoolExecutor(max_workers=1)
    interpreter.submit(warnings.simplefilter, "error").result()
    for name in WARM:
        interpreter.submit(import_module, name).exception()
    return interpreter


@dataclass(frozen=True, slots=True)
class Site:
    """A built site, and the report of its build."""

    folder: Path
    report: Report

    def text(self, address: str) -> str:
        return (self.folder / address).read_text()

    def page(self, node: str = "") -> turbohtml.Document:
        """The workshop's page of a node."""
        return turbohtml.parse(self.text(f"{node}/index.html" if node else "index.html"))

    def canvas(self, story: str) -> str:
        """The text of a story's canvas."""
        return self.text(f"{story}/canvas.html")

    def body(self, story: str) -> str:
        """What stands between the body tags of a story's canvas, but the workshop's script."""
        body = self.canvas(story).partition("<body>")[2].partition("</body>")[0]
        return re.sub(r'<script src="[./]*_storyville/canvas.js"></script>', "", body).strip()

    @property
    def files(self) -> dict[str, bytes]:
        """Every file of the site: address and content."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    @property
    def index(self) -> dict[str, dict[str, Any]]:
        """The entries of index.json by id."""
        return {entry["id"]: entry for entry in json.loads(self.text("index.json"))["nodes"]}

    @property
    def stories(self) -> list[str]:
        """The ids of the stories, in order."""
        return [id for id, entry in self.index.items() if entry["kind"] == "story"]

    @property
    def titles(self) -> dict[str, str]:
        """Id → title."""
        return {id: entry["title"] for id, entry in self.index.items()}

    @property
    def problems(self) -> list[str]:
        """What the report has to say, a line each."""
        return [diagnostic.headline for diagnostic in self.report.diagnostics]

    def links(self) -> Iterator[tuple[str, str]]:
        """Every link of every page to a file: the page's address and the link."""
        for page in sorted(self.folder.rglob("*.html")):
            address = page.relative_to(self.folder).as_posix()
            for link in _links(page.read_text()):
                if not link.startswith("#") and not ELSEWHERE.match(link):
                    yield address, link

    def dead_links(self) -> list[tuple[str, str]]:
        """The links that are not relative, or that lead to no file of the site."""
        return [(page, link) for page, link in self.links() if not self._leads_to_file(page, link)]

    def _leads_to_file(self, page: str, link: str) -> bool:
        target = (self.folder / page).parent / unquote(re.split("[?#]", link)[0])
        inside = target.resolve().is_relative_to(self.folder.resolve())
        return not link.startswith("/") and inside and target.is_file()


def _links(text: str) -> Iterator[str]:
    for element in turbohtml.parse(text).select("*"):
        for name in LINKS:
            if link := element.attr(name):
                yield str(link)
        for choice in str(element.attr("srcset") or "").split(","):
            yield from choice.split()[:1]
    yield from re.findall(r"""url\(\s*["']?([^"')]+)""", text)


class Project:
    """A folder with catalogs in it."""

    def __init__(self, root: Path, interpreters: Interpreters) -> None:
        self.root = root
        self._interpreters = interpreters

    def write(self, name: str, text: str | bytes = "") -> Path:
        """Write a file; text may be indented."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode()
        path.write_bytes(data)
        return path

    def stories(self, folder: str, text: str) -> Path:
        """Write a folder's stories file; its line 1 imports Storyville's names."""
        return self.write(f"{folder}/stories.py", NAMES + dedent(text).lstrip("\n"))

    def subject(self, folder: str, *stories: str, target: str = "str") -> Path:
        """Write the stories file of a subject from the source of its target and stories."""
        items = "".join(f"        {story},\n" for story in stories)
        return self.stories(
            folder,
            f"def this() -> Subject:\n    return Subject(target={target}, items=[\n{items}    ])\n",
        )

    def component(self, text: str, story: str = "Story(title='One')") -> Path:
        """Write the subject `shop/thing`, whose target is the `Thing` that the text defines."""
        end = f"\ndef this() -> Subject:\n    return Subject(target=Thing, items=[{story}])\n"
        return self.stories("shop/thing", dedent(text).lstrip("\n") + end)

    def build(
        self,
        input_path: str = "shop",
        output: str = "site",
        *,
        directory: Path | None = None,
        with_assertions: bool = True,
        keep_last_good: bool = False,
    ) -> Site:
        """Build in a fresh interpreter."""
        request = Request(
            input_path=input_path,
            output=output,
            directory=str(directory or self.root),
            with_assertions=with_assertions,
            keep_last_good=keep_last_good,
        )
        text = self._interpreters.call(build_to_json, request)
        return Site(Path(request.directory, output), Report.from_json(text))

    def make(
        self,
        *picks: Pick,
        keep_last_good: bool = False,
        partial: bool = False,
        with_fingerprints: bool = False,
    ) -> Report:
        """Make units of `shop`, or all, in a fresh interpreter that records what they use."""
        request = Request(
            input_path="shop",
            output="site",
            directory=str(self.root),
            only=picks or None,
            record=True,
            partial=partial,
            keep_last_good=keep_last_good,
            with_fingerprints=with_fingerprints,
        )
        return Report.from_json(self._interpreters.call(build_to_json, request))

    def run(self, code: str, **environment: str) -> str:
        """Run Python code in a new process in this folder; gives what it printed."""
        inherited = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED")
        }
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", dedent(code)],
            cwd=self.root,
            env=inherited | environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def build_in_new_process(self, output: str = "site", **environment: str) -> Site:
        """Build `shop` in a new process, as `storyville build` does."""
        code = f"""
            from storyville.build import Request, build_to_json
            print(build_to_json(Request(input_path="shop", output={output!r}, directory=".")))
        """
        report = Report.from_json(self.run(code, **environment))
        return Site(self.root / output, report)


@pytest.fixture(scope="module")
def interpreters() -> Iterator[Interpreters]:
    made = Interpreters()
    yield made
    made.close()


@pytest.fixture
def project(tmp_path: Path, interpreters: Interpreters) -> Project:
    return Project(tmp_path, interpreters)
