"""A little shop, one of whose components takes its word from code that may run away."""

import os
import select
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from textwrap import dedent, indent

import pytest

from ..servers import Server

CANVAS = "button/one/canvas.html"
OTHER = "card/one/canvas.html"
FILES = {
    "shop/stories.py": """
        from storyville import Catalog

        def shop() -> Catalog:
            return Catalog(title="Shop")
        """,
    "words.py": "",
    "shop/button/stories.py": """
        from storyville import Story, Subject
        from words import check, word

        def button():
            return t"<b>{word()}</b>"

        def this() -> Subject:
            return Subject(target=button, items=[
                Story(title="One", assertions=[check]),
                Story(title="Two"),
            ])
        """,
    "shop/card/stories.py": """
        from storyville import Story, Subject

        def card():
            return t"<i>Card</i>"

        def this() -> Subject:
            return Subject(target=card, items=[Story(title="One")])
        """,
}


class Shop:
    """The shop's files; `words.py` is what the tests write."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in FILES.items():
            self.write(name, text)
        self.word("Buy")

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"))
        return path

    def edit(self, name: str, old: str, new: str) -> Path:
        text = (self.root / name).read_text()
        assert old in text
        return self.write(name, text.replace(old, new))

    def word(self, text: str, *, imported: str = "", called: str = "", checked: str = "") -> Path:
        """Write the word, and code to run when it is imported, called or checked."""
        return self.write(
            "words.py",
            f"{dedent(imported)}\n\n"
            f"def word():\n{_body(called)}    return {text!r}\n\n\n"
            f"def check(html):\n{_body(checked)}    assert html\n",
        )

    def line_of(self, text: str, name: str = "words.py") -> tuple[str, int]:
        """The place of the first line of a file with some text in it."""
        path = self.root / name
        lines = path.read_text().splitlines()
        return str(path), next(at for at, line in enumerate(lines, 1) if text in line)


def _body(code: str) -> str:
    return indent(dedent(code), "    ") + "\n" if code else ""


def descendants(process: int) -> set[int]:
    """All processes that a process has started, and that those have."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                stat = (folder / "stat").read_text()
            except FileNotFoundError, ProcessLookupError:
                continue
            parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    found = {process}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {process}


def wait_for_end(processes: set[int]) -> None:
    """Wait until processes have ended that are no children of this one."""
    for process in processes:
        with suppress(ProcessLookupError), os.fdopen(os.pidfd_open(process), "rb") as descriptor:
            assert select.select([descriptor], [], [], 30)[0], f"process {process} is left"


@pytest.fixture(params=["subinterpreters", "processes"])
def isolation(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.fixture
def serve(shop: Shop) -> Iterator[Callable[..., Server]]:
    """Starts servers of the shop, and ends them; nothing of them may be left."""
    servers: list[Server] = []

    def start(*options: str) -> Server:
        servers.append(Server(["shop", "-v", *options], shop.root))
        return servers[-1]

    yield start
    for server in servers:
        started = descendants(server.process.pid)
        server.close()
        wait_for_end(started)
