"""A little shop whose button takes its label from a second top-level package."""

from collections.abc import Callable, Iterator
from concurrent import interpreters
from pathlib import Path
from textwrap import dedent

import pytest

from storyville.build import Report, Request
from storyville.subinterpreter_pool import (
    SubinterpreterPool,
    build_in_subinterpreter,
    create_pool,
    shutdown_pool,
)

from ..servers import Server

FILES = {
    "shop/__init__.py": "",
    "shop/stories.py": """
        from storyville import Catalog

        def shop() -> Catalog:
            return Catalog(title="Shop")
        """,
    "shop/button/__init__.py": "",
    "shop/button/button.py": """
        from toolkit.words import LABEL

        def button(kind: str):
            return t'<button class={kind}>{LABEL}</button>'
        """,
    "shop/button/stories.py": """
        from shop.button.button import button
        from storyville import Story, Subject

        def this() -> Subject:
            return Subject(title="Button", target=button, items=[
                Story(title="Primary", props={"kind": "primary"}),
                Story(title="Quiet", props={"kind": "quiet"}),
            ])
        """,
    "toolkit/__init__.py": "",
    "toolkit/words.py": 'LABEL = "Buy"\n',
}
PRIMARY = "button/primary/canvas.html"


class Shop:
    """The shop's files and the site that is made of them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text))
        return path

    def label(self, text: str) -> None:
        self.write("toolkit/words.py", f'LABEL = "{text}"\n')

    def request(self, *, keep_last_good: bool = False, output: str = "site") -> Request:
        return Request(
            input_path="shop",
            output=output,
            directory=str(self.root),
            keep_last_good=keep_last_good,
        )

    def build(self, pool: SubinterpreterPool, *, keep_last_good: bool = False) -> Report:
        return build_in_subinterpreter(pool, self.request(keep_last_good=keep_last_good))

    def page(self, address: str = PRIMARY) -> str:
        return (self.site / address).read_text()


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


@pytest.fixture
def pool() -> Iterator[SubinterpreterPool]:
    """A warm pool that must leave no interpreter behind."""
    before = {each.id for each in interpreters.list_all()}
    pool = create_pool()
    pool.wait_until_warm()
    yield pool
    assert shutdown_pool(pool, timeout=30)
    assert {each.id for each in interpreters.list_all()} <= before


@pytest.fixture
def serve(shop: Shop) -> Iterator[Callable[..., Server]]:
    """Starts servers of the shop, and ends them."""
    servers = []

    def start(*arguments: str) -> Server:
        servers.append(Server([*(arguments or ("shop",))], shop.root))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for all tests that save nothing."""
    server = Server(["shop"], Shop(tmp_path_factory.mktemp("unchanged")).root)
    yield server
    server.close()
