"""A real server whose stories are asked for with edited args."""

import urllib.error
import urllib.request
from collections.abc import Callable
from urllib.parse import quote

import pytest
from websockets.exceptions import ConnectionClosed

from ..servers import Page, Server, get, page
from .conftest import PRIMARY, Shop

type Serve = Callable[..., Server]

STORY = "button/primary/index.html"


def edited(address: str, **args: str) -> str:
    """An address with args as a browser writes them."""
    return f"{address}?{'&'.join(f'arg.{name}={quote(text)}' for name, text in args.items())}"


def edit(opened: Page, *addresses: str) -> None:
    opened.viewing = list(addresses)
    opened.say(opened.viewing, opened.viewing)


@pytest.mark.parametrize("isolation", ["subinterpreters", "processes", "none"])
def test_an_address_with_args_shows_the_story_so(serve: Serve, isolation: str) -> None:
    server = serve("shop", "--isolation", isolation)
    status, canvas = get(server.url + edited(PRIMARY, kind="a b"))
    assert status == 200
    assert '<button class="a b">Buy</button>' in canvas
    status, text = get(server.url + edited("button/primary/", kind="a b"))
    assert status == 200
    assert 'value="a b"' in text
    assert "button/primary/canvas.html?arg.kind=a%20b" in text
    assert '<button class="primary">Buy</button>' in get(server.url + PRIMARY)[1]


def test_what_is_no_arg_in_a_query_changes_nothing(unchanged: Server) -> None:
    plain = get(unchanged.url + PRIMARY)
    assert '<button class="primary">' in get(unchanged.url + f"{PRIMARY}?kind=x&v=3")[1]
    assert plain[0] == 200


def test_markup_in_an_arg_is_text(unchanged: Server) -> None:
    attack = '"><script>alert(1)</script>{LABEL}{{7*7}}'
    canvas = get(unchanged.url + edited(PRIMARY, kind=attack))[1]
    text = get(unchanged.url + edited(STORY, kind=attack))[1]
    assert "<script>alert" not in canvas + text
    assert "{LABEL}{{7*7}}" in canvas


@pytest.mark.parametrize("name", ["nothing", "__class__", "kind.__class__", "kind[0]", ""])
def test_an_arg_that_there_is_not_is_told_and_nothing_else(unchanged: Server, name: str) -> None:
    address = f"{PRIMARY}?arg.{quote(name)}=x"
    status, canvas = get(unchanged.url + address)
    assert status == 200
    assert f"There is no arg &#34;{name}&#34;" in canvas
    assert "Traceback" not in canvas
    assert "<button class" not in canvas
    status, text = get(unchanged.url + f"{STORY}?arg.{quote(name)}=x")
    assert status == 200
    assert "There is no arg" in text


def test_args_of_what_has_none_are_passed_over(unchanged: Server) -> None:
    assert get(unchanged.url + "?arg.kind=x")[0] == 200
    assert get(unchanged.url + "button/?arg.kind=x")[0] == 200
    assert get(unchanged.url + "button/nothing/canvas.html?arg.kind=x")[0] == 404
    assert get(unchanged.url + "button/%2e%2e/%2e%2e/canvas.html?arg.kind=x")[0] == 404


def test_too_long_a_query_is_refused(unchanged: Server) -> None:
    assert get(unchanged.url + edited(PRIMARY, kind="x" * 7900))[0] == 200
    assert get(unchanged.url + edited(PRIMARY, kind="x" * 8000))[0] == 414
    assert get(unchanged.url + PRIMARY)[0] == 200


def test_another_sites_page_can_link_to_edited_args_and_not_embed_them(unchanged: Server) -> None:

    def status(site: str, destination: str) -> int:
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Dest": destination}
        request = urllib.request.Request(unchanged.url + edited(PRIMARY, kind="x"), headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    assert status("cross-site", "document") == 200
    assert status("same-origin", "iframe") == 200
    assert status("cross-site", "iframe") == 403
    assert status("cross-site", "image") == 403


def test_an_edit_is_given_to_the_page_that_made_it_only(serve: Serve, shop: Shop) -> None:
    server = serve()
    canvas, story = edited(PRIMARY, kind="loud"), edited(STORY, kind="loud")
    with page(server, STORY, PRIMARY) as opened, page(server, PRIMARY) as other:
        edit(opened, story, canvas)
        files = opened.hear("patch")["files"]
        assert '<button class="loud">Buy</button>' in files[canvas]
        assert 'value="loud"' in files[story]
        generation = opened.generation
        shop.label("Other")
        assert other.hear("patch")["files"].keys() == {PRIMARY}
        edit(opened, STORY, PRIMARY)
        assert "Other" in opened.hear_of("Other", PRIMARY)
        assert opened.generation != generation


def test_edited_args_survive_a_save(serve: Serve, shop: Shop) -> None:
    server = serve()
    canvas, story = edited(PRIMARY, kind="loud"), edited(STORY, kind="loud")
    with page(server, STORY, PRIMARY) as opened:
        edit(opened, story, canvas)
        opened.hear_of("loud", canvas)
        shop.label("Changed")
        assert '<button class="loud">Changed</button>' in opened.hear_of("Changed", canvas)
        assert '<button class="loud">Changed</button>' in get(server.url + canvas)[1]


def test_bad_args_leave_the_last_good_canvas(serve: Serve, shop: Shop) -> None:
    shop.write(
        "shop/button/button.py",
        "def button(kind: str, count: int = 1):\n    return t'<b class={kind}>{10 // count}</b>'\n",
    )
    server = serve()
    with page(server, STORY, PRIMARY) as opened:
        for count, message in (("x", "is not a whole number"), ("0", "ZeroDivisionError")):
            canvas, story = edited(PRIMARY, count=count), edited(STORY, count=count)
            edit(opened, story, canvas)
            files = opened.hear("patch")["files"]
            assert files.keys() == {story}
            assert message in files[story]
            assert '<iframe class="frame"' in files[story]
            assert message in get(server.url + canvas)[1]
        edit(opened, edited(STORY, count="2"), edited(PRIMARY, count="2"))
        assert '<b class="primary">5</b>' in opened.hear_of(">5<", edited(PRIMARY, count="2"))
    assert "ZeroDivisionError" not in "".join(server.printed)


def test_what_hangs_with_some_args_is_none_of_the_storys_faults(serve: Serve, shop: Shop) -> None:
    shop.write(
        "shop/button/button.py",
        """
        def button(kind: str):
            while kind == "endless":
                pass
            return t'<button class={kind}>Buy</button>'
        """,
    )
    server = serve("shop", "--limit", "0.5")
    assert "0.5 s" in get(server.url + edited(PRIMARY, kind="endless"))[1]
    assert '<button class="other">' in get(server.url + edited(PRIMARY, kind="other"))[1]
    assert '<button class="primary">' in get(server.url + PRIMARY)[1]
    shop.write(
        "shop/button/button.py",
        "def button(kind: str):\n    return t'<button class={kind}>Mended</button>'\n",
    )
    server.wait_for("button.py changed")
    assert "Mended" in get(server.url + edited(PRIMARY, kind="endless"))[1]


def test_of_many_edits_the_last_shows(unchanged: Server) -> None:
    with page(unchanged, STORY, PRIMARY) as opened:
        for number in range(40):
            edit(opened, edited(STORY, kind=f"k{number}"), edited(PRIMARY, kind=f"k{number}"))
        patches = 1
        while edited(PRIMARY, kind="k39") not in opened.hear("patch")["files"]:
            patches += 1
        assert patches < 40


def test_nothing_but_stories_is_given_to_who_wants_it(serve: Serve, shop: Shop) -> None:
    server = serve()
    secret = shop.write("secret.html", "secret")
    with page(server, STORY, PRIMARY) as opened:
        wanted = ["../secret.html", str(secret), "button/primary/../../../secret.html", STORY]
        opened.say(wanted, wanted)
        assert opened.hear("patch")["files"].keys() == {STORY}


def test_a_page_that_talks_nonsense_is_hung_up_on(unchanged: Server) -> None:
    with page(unchanged, STORY, PRIMARY) as opened:
        opened.socket.send('{"type": "hello", "viewing": ["x"], "generation": "", "wanting": 3}')
        with pytest.raises(ConnectionClosed):
            opened.hear("never")
    assert get(unchanged.url + edited(PRIMARY, kind="x"))[0] == 200


def test_a_broken_save_leaves_what_is_edited(serve: Serve, shop: Shop) -> None:
    server = serve()
    canvas = edited(PRIMARY, kind="loud")
    with page(server, canvas) as opened:
        shop.write("toolkit/words.py", "LABEL = (\n")
        opened.hear("problems")
        assert "loud" in get(server.url + canvas)[1]
        shop.label("Mended")
        assert '<button class="loud">Mended' in opened.hear_of("Mended", canvas)


def test_edits_leave_no_trace_in_the_site(serve: Serve, shop: Shop) -> None:
    server = serve()
    server.wait_for("Built in")
    before = {path: path.read_bytes() for path in shop.root.rglob("*.html")}
    get(server.url + edited(PRIMARY, kind="loud"))
    shop.label("Changed")
    server.wait_for("Built in")
    assert set(shop.root.rglob("*.html")) == set(before)
    assert not any("loud" in path.read_text() for path in before)
    assert "was not what a fresh build makes" not in "".join(server.printed)


def test_what_is_rendered_ahead_is_in_the_site_and_never_wrong(serve: Serve, shop: Shop) -> None:
    top = shop.root / "shop/stories.py"
    top.write_text(top.read_text().replace('title="Shop"', 'title="Shop", render_ahead=True'))
    shop.write(
        "shop/button/button.py",
        """
        from toolkit.words import LABEL

        def button(kind: str, wide: bool = False):
            return t'<button class={kind} data-wide={wide}>{LABEL}</button>'
        """,
    )
    server = serve()
    server.wait_for("Built in")
    assert "data-wide>Buy" in get(f"{server.url}button/primary/canvas-1.html")[1]
    with page(server, PRIMARY) as opened:
        shop.label("Changed")
        opened.hear_of("Changed")
        server.wait_for("Built in")
        assert "data-wide>Changed" in get(f"{server.url}button/primary/canvas-1.html")[1]
    assert "was not what a fresh build makes" not in "".join(server.printed)
