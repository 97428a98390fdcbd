"""A real server, a real WebSocket, real saves."""

import secrets
import shutil
import socket
import threading
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from storyville.__main__ import listen

from ..servers import Page, get, page
from .conftest import PRIMARY, Server, Shop

type Serve = Callable[..., Server]


def test_a_save_is_told_and_served(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        shop.label("Changed")
        text = opened.hear_of("Changed")
        assert '<button class="primary">Changed</button>' in text
        assert get(server.url + PRIMARY)[1].startswith(text.partition("</body>")[0])


def test_a_page_is_told_of_nothing_but_what_it_shows(serve: Serve, shop: Shop) -> None:
    server = serve()
    stories = shop.root / "shop/button/stories.py"
    text = stories.read_text()
    with page(server, PRIMARY) as primary, page(server, "button/quiet/canvas.html") as quiet:
        stories.write_text(text.replace('"kind": "primary"', '"kind": "loud"'))
        primary.hear_of("loud")
        stories.write_text(text.replace('"kind": "quiet"', '"kind": "still"'))
        assert quiet.hear("patch")["files"].keys() == {"button/quiet/canvas.html"}


def test_a_changed_title_is_told_to_all_for_the_sidebar(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        assert "Button" in get(server.url + "_storyville/nav.js")[1]
        stories = shop.root / "shop/button/stories.py"
        stories.write_text(stories.read_text().replace('title="Button"', 'title="Knob"'))
        changes = opened.hear("navigation")["changes"]
        assert changes == [
            {"id": "button", "entry": ["Knob", "button", [], 2, ["Primary", "Quiet"]]}
        ]
        assert "Knob" in get(server.url + "_storyville/nav.js")[1]


def test_what_shows_many_nodes_is_right_as_soon_as_a_change_is_known(
    serve: Serve, shop: Shop
) -> None:
    server = serve()
    get(server.url + "index.json")
    stories = shop.root / "shop/button/stories.py"
    stories.write_text(stories.read_text().replace('title="Button"', 'title="Knob"'))
    server.wait_for("stories.py changed")
    assert "Knob" in get(server.url + "index.json")[1]


def test_how_stories_are_is_told_when_their_assertions_ran(serve: Serve, shop: Shop) -> None:
    server = serve("shop", "--output", "site")
    server.wait_for("Built in")
    stories = shop.root / "shop/button/stories.py"
    text = stories.read_text().replace("items=[", "items=[\n        " + CHECKED)
    with page(server, PRIMARY) as opened:
        stories.write_text(text)
        opened.hear("navigation")
        entry = ["Checked", 0, [], "p"]
        assert opened.hear("navigation")["changes"] == [{"id": "button/checked", "entry": entry}]
        stories.write_text(text.replace("[0]", "[9]"))
        entry = ["Checked", 0, [], "f"]
        assert opened.hear("navigation")["changes"] == [{"id": "button/checked", "entry": entry}]
        assert '["Checked",0,[],"f"]' in get(server.url + "_storyville/nav.js")[1]
    server.wait_for("Built in")
    assert '["Checked",0,[],"f"]' in shop.page("_storyville/nav.js")


CHECKED = """
Story(title="Checked", props={"kind": "x"}, assertions=[lambda h: h.select("button")[0]]),
"""


def test_a_changed_description_is_there_to_be_searched(serve: Serve, shop: Shop) -> None:
    server = serve("shop", "--output", "site")
    server.wait_for("Built in")
    stories = shop.root / "shop/button/stories.py"
    with page(server, PRIMARY) as opened:
        stories.write_text(
            stories.read_text().replace('title="Button"', 'title="Button", description="To *buy*."')
        )
        opened.hear("descriptions")
        assert '"button":"To buy."' in get(server.url + "_storyville/search.js")[1]
    server.wait_for("Built in")
    assert '"button":"To buy."' in shop.page("_storyville/search.js")


def test_small_answers_are_sent_at_once() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP  # asyncio sets TCP_NODELAY only on these


def test_a_page_that_shows_many_nodes_follows_them(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, "index.html") as opened:
        stories = shop.root / "shop/button/stories.py"
        stories.write_text(stories.read_text().replace('title="Button"', 'title="Knob"'))
        opened.hear_of("Knob", "index.html")


def test_a_changed_description_is_told_to_who_views_it_among_others(
    serve: Serve, shop: Shop
) -> None:
    server = serve()
    with page(server, "index.html") as opened:
        stories = shop.root / "shop/button/stories.py"
        text = stories.read_text()
        stories.write_text(text.replace('title="Button"', 'title="Button", description="Press me"'))
        opened.hear_of("Press me", "index.html")


def test_a_story_that_is_renamed_is_told_with_its_new_address(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, "button/primary/index.html") as opened:
        stories = shop.root / "shop/button/stories.py"
        stories.write_text(stories.read_text().replace('title="Primary"', 'title="Main"'))
        gone = opened.hear("gone")
        assert gone["address"] == "button/primary/index.html"
        assert gone["moved"] == {"address": "button/main/index.html", "title": "Main"}
        assert get(server.url + "button/primary/")[0] == 404
        assert get(server.url + "button/main/")[0] == 200


def test_a_section_that_goes_is_told_to_who_views_it(serve: Serve, shop: Shop) -> None:
    shop.write(
        "shop/forms/stories.py",
        "from storyville import Section\ndef this() -> Section:\n    return Section()\n",
    )
    server = serve()
    with page(server, "forms/index.html") as opened:
        shutil.rmtree(shop.root / "shop/forms")
        assert opened.hear("gone")["address"] == "forms/index.html"


def test_what_comes_late_is_told_after_the_rest(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, "button/primary/index.html") as opened:
        shop.label("Changed")
        opened.hear_of("Changed", "button/primary/index.html")
        assert "Changed" in get(server.url + "button/primary/")[1]


def test_a_save_is_told_to_who_reads_the_documentation(serve: Serve, shop: Shop) -> None:
    server = serve()
    component = shop.root / "shop/button/button.py"
    with page(server, "button/docs.html") as opened:
        text = component.read_text().replace("(kind: str):", '(kind: str = "plain"):')
        component.write_text(text)
        opened.hear_of("plain", "button/docs.html")
        shop.write("shop/button/button.py", "broken(")
        opened.hear("problems")
        assert "plain" in get(server.url + "button/docs.html")[1]


GUIDE = "guide/colour/index.html"


def test_a_saved_article_is_told_and_served(serve: Serve, shop: Shop) -> None:
    shop.write("shop/guide/colour.md", "# Colour\n\nRed\n\n![](story:button/primary)\n")
    server = serve()
    with page(server, GUIDE) as opened:
        shop.write("shop/guide/colour.md", "# Colour\n\nGreen\n\n![](story:button/primary)\n")
        text = opened.hear_of("Green")
        assert PRIMARY in text
        assert get(server.url + GUIDE)[1].startswith(text.partition("</body>")[0])
        shop.write("shop/guide/colour.md", "# Hue\n\n![](story:button/none)\n")
        [problem] = opened.hear("problems")["problems"]
        assert (problem["kind"], problem["line"]) == ("page", 3)
        assert "Hue" in get(server.url + "_storyville/nav.js")[1]


def test_an_article_that_comes_is_served_and_one_that_goes_is_told(
    serve: Serve, shop: Shop
) -> None:
    shop.write("shop/guide/type.md", "# Type\n")
    server = serve()
    with page(server, "guide/index.html") as opened:
        article = shop.write("shop/guide/colour.md", "# Colour\n")
        opened.hear_of("Colour")
    assert "Colour" in get(server.url + "index.json")[1]
    with page(server, GUIDE) as opened:
        article.rename(article.with_name("hue.md"))
        gone = opened.hear("gone")
        assert gone["address"] == GUIDE
        assert gone["above"] == {"address": "guide/index.html", "title": "Guide"}
        assert get(server.url + GUIDE)[0] == 404
        assert get(server.url + "guide/hue/index.html")[0] == 200


def test_a_section_that_comes_back_is_told_to_who_viewed_it(serve: Serve, shop: Shop) -> None:
    article = shop.write("shop/guide/type.md", "# Type\n")
    server = serve()
    with page(server, "guide/index.html") as opened:
        article.rename(shop.root / "type.md")
        assert opened.hear("gone")["address"] == "guide/index.html"
        (shop.root / "type.md").rename(article)
        assert "Type" in opened.hear_of("Guide")


def test_a_broken_save_is_told_and_changes_no_page(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        assert opened.hear("problems")["problems"] == []
        words = shop.write("toolkit/words.py", "LABEL = (\n")
        [problem] = opened.hear("problems")["problems"]
        assert (problem["file"], problem["line"]) == (str(words), 1)
        assert "SyntaxError" in problem["message"]
        assert problem["excerpt"] == ["LABEL = ("]
        status, text = get(server.url + PRIMARY)
        assert (status, "Buy" in text) == (200, True)
        shop.label("Mended")
        assert "Mended" in opened.hear_of("Mended")
        assert opened.hear("problems")["problems"] == []
        assert "Mended" in get(server.url + PRIMARY)[1]


def test_who_comes_while_something_is_broken_is_told(serve: Serve, shop: Shop) -> None:
    server = serve()
    get(server.url + PRIMARY)
    shop.write("toolkit/words.py", "LABEL = nothing\n")
    server.wait_for("NameError")
    with server.socket() as socket:
        [problem] = Page(socket, [PRIMARY]).hear("problems")["problems"]
    assert "NameError" in problem["message"]
    assert [frame["function"] for frame in problem["frames"] if frame["user"]] == ["<module>"] * 3


def test_the_last_of_a_burst_of_saves_wins(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        for number in range(20):
            shop.label(f"Save {number}.")
        opened.hear_of("Save 19.")
        assert "Save 19." in get(server.url + PRIMARY)[1]


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
        opened.hear_of("Second")


def test_a_component_that_other_folders_hold_is_watched(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        shop.write("toolkit/more.py", 'MORE = "More"\n')
        shop.write("toolkit/words.py", "from toolkit.more import MORE as LABEL\n")
        opened.hear_of("More")
        shop.write("toolkit/more.py", 'MORE = "Much more"\n')
        opened.hear_of("Much more")


def test_a_file_in_a_folder_above_the_catalog_is_watched_and_not_what_is_beside_it(
    serve: Serve, shop: Shop
) -> None:
    words = shop.root / "words.txt"
    words.write_text("First")
    shop.write(
        "shop/button/button.py",
        """
        from pathlib import Path

        from toolkit.words import LABEL

        WORDS = Path(__file__).resolve().parents[2] / "words.txt"

        def button(kind: str):
            return t'<button class={kind}>{LABEL} {WORDS.read_text()}</button>'
        """,
    )
    server = serve()
    with page(server, PRIMARY) as opened:
        server.wait_for("Built in")
        (shop.root / "beside.txt").write_text("Nobody's")
        words.write_text("Second")
        opened.hear_of("Second")
        shop.label("Third")
        opened.hear_of("Third")
    changed = {line.split()[1] for line in server.printed if " changed" in line}
    used = (str(words), str(shop.root / "toolkit"), str(shop.root / "shop"))
    assert str(words) in changed
    assert all(path.startswith(used) for path in changed), changed


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
            opened.hear_of(f"Good {number}")
        over.set()
        probing.join()
    assert statuses == {200}


def test_what_was_broken_ever_since_says_so_until_it_is_mended(serve: Serve, shop: Shop) -> None:
    shop.write("toolkit/words.py", "LABEL = (\n")
    server = serve()
    assert get(server.url + "nothing/")[0] == 404
    with page(server, "button/index.html") as subject, page(server, PRIMARY) as canvas:
        for address in ("button/", PRIMARY):
            status, text = get(server.url + address)
            assert status == 200
            assert "Something that this is made of is broken" in text
        shop.label("Mended")
        assert "Primary" in subject.hear_of("Button")
        canvas.hear_of("Mended")
    assert "broken" not in get(server.url + "button/primary/")[1]
    assert get(server.url + "button/nothing/")[0] == 404


def test_a_page_that_does_not_listen_holds_up_no_other(serve: Serve, shop: Shop) -> None:
    server = serve()
    url = urlsplit(server.url)
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    narrow.connect((url.hostname, url.port))
    address = f"ws://{url.netloc}/ws/reload"
    with (
        connect(address, sock=narrow, max_queue=1, close_timeout=0) as deaf,
        page(server, PRIMARY) as opened,
    ):
        Page(deaf, [PRIMARY])
        for number in range(8):  # more than all buffers on the way to it hold
            shop.label(f"Save {number} {secrets.token_hex(500_000)}")
            opened.hear_of(f"Save {number} ")


def test_a_page_that_comes_back_late_is_told_that_it_is_outdated(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        known = opened.generation
        shop.label("Meanwhile")
        opened.hear_of("Meanwhile")
    with server.socket() as socket:
        late = Page(socket, [])
        assert late.hear()["type"] == "outdated"
        late.generation = known
        late.say([PRIMARY])
        assert late.hear("current", "outdated")["type"] == "outdated"
        late.say([PRIMARY])
        while late.hear("current", "outdated")["type"] != "current":
            late.say([PRIMARY])  # something else was told meanwhile


def test_a_page_that_comes_back_is_told_what_has_changed_of_all_it_shows(
    serve: Serve, shop: Shop
) -> None:
    _write_subjects(shop, 1)
    server = serve("shop", "--output", "site")
    server.wait_for("Built in")
    other = "other_0/one/canvas.html"
    with page(server, PRIMARY, other) as opened:
        known = opened.generation
        shop.label("Meanwhile")
        opened.hear_of("Meanwhile")
    with server.socket() as socket:
        late = Page(socket, [])
        late.hear("current", "outdated")
    with server.socket() as socket:
        late = Page(socket, [PRIMARY, other], known)
        assert late.hear()["addresses"] == [PRIMARY]
        assert late.hear()["type"] == "problems"
        late.say([PRIMARY, other, "other_0/index.html"], since={other: ""})
        assert late.hear("current", "outdated")["addresses"] == [other]


def test_what_a_whole_build_changed_is_told_to_who_comes_back(serve: Serve, shop: Shop) -> None:
    _write_subjects(shop, 60)
    server = serve("shop", "--output", "site")
    server.wait_for("Built in")
    other = "other_7/one/canvas.html"
    with page(server, other) as opened:
        known = opened.generation
    shop.write("shared.py", 'WORD = "Meanwhile"')
    server.wait_for("shared.py changed")
    server.wait_for("Built in")
    with server.socket() as socket:
        late = Page(socket, [other, PRIMARY], known)
        assert late.hear()["addresses"] == [other]
    assert "Meanwhile" in get(server.url + other)[1]


def test_all_canvases_that_are_viewed_are_told_without_waiting_for_all_else(
    serve: Serve, shop: Shop
) -> None:
    _write_subjects(shop, 60)
    server = serve("shop", "--output", "site")
    server.wait_for("Built in")
    canvases = [f"other_{number}/one/canvas.html" for number in range(30)]
    with page(server, "index.html", *canvases) as opened:
        shop.write("shared.py", 'WORD = "Now"')
        told: dict[str, str] = {}
        while told.keys() < set(canvases):
            told |= opened.hear("patch")["files"]
    assert all("Now" in told[each] for each in canvases)
    log = "".join(server.output)
    assert log.count("Built in") == 1


def _write_subjects(shop: Shop, count: int) -> None:
    """Subjects that have nothing to do with the shop's button."""
    shop.write("shared.py", 'WORD = "Before"')
    for number in range(count):
        shop.write(f"shop/other_{number}/__init__.py", "")
        shop.write(
            f"shop/other_{number}/stories.py",
            """
            from shared import WORD
            from storyville import Story, Subject

            def this() -> Subject:
                return Subject(items=[Story(title="One", template=lambda: t"<p>{WORD}</p>")])
            """,
        )


def test_pages_of_other_sites_may_not_listen(unchanged: Server) -> None:
    with pytest.raises(InvalidStatus):
        connect(
            unchanged.url.replace("http", "ws") + "ws/reload",
            origin=Origin("http://elsewhere.example"),
        )


def ask(server: Server, name: str) -> tuple[int, int, str]:
    """How a server answers under a name, to a WebSocket and to a request for a page."""
    address = "127.0.0.1", urlsplit(server.url).port
    host = f"{name}:{address[1]}"
    own = Origin(f"http://{host}")
    try:
        with connect(f"ws://{host}/ws/reload", address=address, origin=own, proxy=None):
            status = 101
    except InvalidStatus as error:
        status = error.response.status_code
    connection = HTTPConnection(*address)
    with closing(connection):
        connection.request("GET", f"/{PRIMARY}", headers={"Host": host})
        answer = connection.getresponse()
        return status, answer.status, answer.read().decode()


def test_a_site_whose_name_leads_here_reads_nothing(serve: Serve) -> None:
    socket, status, text = ask(serve(), "elsewhere.example")
    assert (socket, status) == (403, 403)
    assert "--allow-host" in text
    assert "<button" not in text


def test_a_server_answers_to_a_name_that_is_allowed(serve: Serve) -> None:
    server = serve("shop", "--allow-host", "*.example")
    socket, status, text = ask(server, "elsewhere.example")
    assert (socket, status) == (101, 200)
    assert "<button" in text


def test_a_package_that_goes_and_comes_back_is_still_followed(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        server.wait_for("Built in")
        shutil.rmtree(shop.root / "toolkit")
        opened.hear("problems")
        server.wait_for("Built in")
        shop.write("toolkit/__init__.py", "")
        shop.label("Back")
        opened.hear_of("Back")
        server.wait_for("Built in")
        shop.label("Back again")
        opened.hear_of("Back again")


def test_a_top_level_module_that_was_missing_is_noticed_as_it_comes(
    serve: Serve, shop: Shop
) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        server.wait_for("Built in")
        shop.write("toolkit/words.py", "from extra import EXTRA as LABEL\n")
        opened.hear("problems")
        server.wait_for("Built in")
        shop.write("extra.py", 'EXTRA = "Extra"\n')
        opened.hear_of("Extra")
