"""A real server, a real WebSocket, real saves."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from .conftest import PRIMARY, Server, Shop

type Serve = Callable[..., Server]


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""


class Page:
    """What a browser page is to the server."""

    def __init__(self, socket: ClientConnection, viewing: list[str]) -> None:
        self.socket = socket
        self.generation = ""
        self.say(viewing)

    def say(self, viewing: list[str]) -> None:
        message = {"viewing": viewing, "generation": self.generation}
        self.socket.send(json.dumps(message))

    def hear(self) -> dict[str, Any]:
        message = json.loads(self.socket.recv(30))
        self.generation = message["generation"]
        return message


@contextmanager
def page(server: Server, *viewing: str) -> Generator[Page]:
    get(server.url)  # the first build is over
    with server.socket() as socket:
        opened = Page(socket, list(viewing))
        opened.hear()
        yield opened


def test_a_save_is_told_and_served(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        shop.label("Changed")
        message = opened.hear()
        assert (message["type"], message["addresses"]) == ("changed", [PRIMARY])
        assert "Changed" in get(server.url + PRIMARY)[1]


def test_a_page_is_not_told_of_others(serve: Serve, shop: Shop) -> None:
    server = serve()
    stories = shop.root / "shop/button/stories.py"
    text = stories.read_text()
    with page(server, "button/quiet/canvas.html") as quiet:
        stories.write_text(text.replace('"kind": "primary"', '"kind": "loud"'))
        server.wait_for("2 files written")
        stories.write_text(text.replace('"kind": "quiet"', '"kind": "still"'))
        assert quiet.hear()["addresses"] == ["button/quiet/canvas.html"]


def test_a_changed_title_is_told_to_all_for_the_sidebar(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server) as opened:
        stories = shop.root / "shop/button/stories.py"
        stories.write_text(stories.read_text().replace('title="Button"', 'title="Knob"'))
        assert "_storyville/nav.js" in opened.hear()["addresses"]
        assert "Knob" in get(server.url + "_storyville/nav.js")[1]


def test_a_failed_build_is_told_to_nobody_and_changes_no_page(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        shop.write("toolkit/words.py", "LABEL = (\n")
        server.wait_for("SyntaxError")
        server.wait_for("Built in")
        assert get(server.url + PRIMARY)[0] == 200
        assert "Buy" in get(server.url + PRIMARY)[1]
        shop.label("Mended")  # the first thing that the page hears of
        assert opened.hear()["addresses"] == [PRIMARY]
        assert "Mended" in get(server.url + PRIMARY)[1]


def test_the_last_of_a_burst_of_saves_wins(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        for number in range(20):
            shop.label(f"Save {number}.")
        while "Save 19." not in get(server.url + PRIMARY)[1]:
            opened.hear()


def test_saves_while_a_build_is_on_are_built_next(serve: Serve, shop: Shop) -> None:
    """The second save comes when the first one's build has read the old text already."""
    server = serve()
    shop.write(
        "shop/button/button.py",
        """
        from toolkit.words import LABEL

        def button(kind: str):
            print("rendering", LABEL, flush=True)
            return t'<button class={kind}>{LABEL}</button>'
        """,
    )
    server.wait_for("rendering Buy")
    with page(server, PRIMARY) as opened:
        shop.label("First")
        server.wait_for("rendering First")
        shop.label("Second")
        while "Second" not in get(server.url + PRIMARY)[1]:
            opened.hear()


def test_a_component_that_other_folders_hold_is_watched(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        shop.write("toolkit/more.py", 'MORE = "More"\n')
        shop.write("toolkit/words.py", "from toolkit.more import MORE as LABEL\n")
        while "More" not in get(server.url + PRIMARY)[1]:
            opened.hear()
        shop.write("toolkit/more.py", 'MORE = "Much more"\n')
        while "Much more" not in get(server.url + PRIMARY)[1]:
            opened.hear()


def test_every_page_answers_200_while_good_and_bad_saves_come(serve: Serve, shop: Shop) -> None:
    server = serve()
    addresses = ["", "button/", "button/primary/", PRIMARY, "index.json", "_storyville/nav.js"]
    statuses: set[int] = set()
    over = threading.Event()

    def probe() -> None:
        while not over.is_set():
            statuses.update(get(server.url + address)[0] for address in addresses)

    probing = threading.Thread(target=probe)
    with page(server, PRIMARY) as opened:
        probing.start()
        for number in range(5):
            shop.write("toolkit/words.py", "LABEL = (\n")
            server.wait_for("SyntaxError")
            shop.label(f"Good {number}")
            while f"Good {number}" not in get(server.url + PRIMARY)[1]:
                opened.hear()
        over.set()
        probing.join()
    assert statuses == {200}


def test_a_page_that_comes_back_late_is_told_that_it_is_outdated(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        known = opened.generation
        shop.label("Meanwhile")
        opened.hear()
    with server.socket() as socket:
        late = Page(socket, [])
        assert late.hear()["type"] == "outdated"
        late.generation = known
        late.say([PRIMARY])
        assert late.hear()["type"] == "outdated"
        late.say([PRIMARY])
        assert late.hear()["type"] == "current"


def test_pages_of_other_sites_may_not_listen(serve: Serve) -> None:
    server = serve()
    with pytest.raises(InvalidStatus):
        connect(
            server.url.replace("http", "ws") + "ws/reload",
            origin=Origin("http://elsewhere.example"),
        )
