"""Code that hangs or crashes, in a real server: it is told, all else goes on, a save mends it."""

from collections.abc import Callable
from dataclasses import dataclass

from ..servers import Page, Server, get, page
from .conftest import CANVAS, OTHER, Shop, descendants, wait_for_end

type Serve = Callable[..., Server]

LIMIT = ("--limit", "1")
FOR_LONG = ("--limit", "600")


@dataclass(frozen=True)
class Runaway:
    """A piece of code, what is said of it, and the text of the line that is named for it."""

    code: str
    said: str
    named: str = ""
    """Empty where it can't be known: what ran is named."""


RUNAWAYS = {
    "an endless loop": Runaway("while True:\n    pass", "did not end within 1 s", "pass"),
    "a sleep": Runaway("import time; time.sleep(999)", "did not end within 1 s", "sleep"),
    "a deadlock": Runaway(
        "import threading; lock = threading.Lock()\nlock.acquire(); lock.acquire()",
        "did not end within 1 s",
        "lock.acquire()",
    ),
    "a regular expression": Runaway(
        "import re; re.match('(a+)+$', 'a' * 40 + 'b')", "did not end within 1 s"
    ),
    "an exit": Runaway("import os; os._exit(3)", "ended with exit code 3"),
    "sys.exit()": Runaway("import sys; sys.exit()", "SystemExit", "sys.exit()"),
    "a recursion": Runaway("def run(): run()\nrun()", "RecursionError", "run()"),
    "a segfault": Runaway("import ctypes; ctypes.string_at(0)", "ended by SIGSEGV", "string_at"),
}


def problem(page: Page) -> tuple[str, tuple[str, int]]:
    """What the next problem that is told says, and where it says that it is."""
    while not (problems := page.hear("problems")["problems"]):
        pass
    return problems[0]["message"], (problems[0]["file"], problems[0]["line"])


def is_healed(page: Page) -> bool:
    while page.hear("problems")["problems"]:
        pass
    return True


WAITING_CARD = """
    import os, time
    from storyville import Story, Subject

    READY = os.path.join(os.path.dirname(__file__), "../../ready")

    def card():
        print("the card begins", flush=True)
        while not os.access(READY, os.F_OK):
            time.sleep(0.01)
        return t"<i>Waited</i>"

    def this() -> Subject:
        return Subject(target=card, items=[Story(title="One")])
    """
UNTIL_READY = """
    import os, time
    print(f"it waits in {os.getpid()}", flush=True)
    while not os.access(os.path.join(os.path.dirname(__file__), "ready"), os.F_OK):
        time.sleep(0.01)
    os._exit(3)
    """
LAYOUT = """def layout(story_title, children):
    import os
    os._exit(3)

"""


def wait_for_problems(page: Page, total: int) -> None:
    while page.hear("problems")["total"] < total:
        pass


def test_a_component_that_runs_away_is_told_and_mended(
    serve: Serve, shop: Shop, isolation: str
) -> None:
    server = serve("--isolation", isolation, *LIMIT)
    ran = shop.line_of('title="One"', "shop/button/stories.py")
    good = "Buy"
    with page(server, CANVAS) as opened:
        for name, runaway in RUNAWAYS.items():
            shop.word("Never", called=runaway.code)
            said, place = problem(opened)
            assert runaway.said in said, name
            assert place == (shop.line_of(runaway.named) if runaway.named else ran), name
            assert good in get(server.url + CANVAS)[1], name
            good = f"Mended of {name}"
            shop.word(good)
            opened.hear_of(good)
            assert is_healed(opened), name


def test_a_module_that_runs_away_is_told_and_mended(
    serve: Serve, shop: Shop, isolation: str
) -> None:
    server = serve("--isolation", isolation, *LIMIT)
    good = "Buy"
    with page(server, CANVAS) as opened:
        for name in ("an endless loop", "an exit"):
            runaway = RUNAWAYS[name]
            shop.word("Never", imported=runaway.code)
            said, place = problem(opened)
            assert runaway.said in said, name
            assert place == (shop.line_of(runaway.named or "import os")), name
            assert good in get(server.url + CANVAS)[1], name
            good = f"Mended of {name}"
            shop.word(good)
            opened.hear_of(good)
            assert is_healed(opened), name


def test_an_assertion_that_runs_away_is_told_and_the_component_shows(
    serve: Serve, shop: Shop, isolation: str
) -> None:
    server = serve("--isolation", isolation, *LIMIT)
    with page(server, CANVAS) as opened:
        for name in ("a sleep", "an exit"):
            shop.word(f"Shown with {name}", checked=RUNAWAYS[name].code)
            opened.hear_of(f"Shown with {name}")
            assert RUNAWAYS[name].said in problem(opened)[0]
            shop.word(f"Mended of {name}")
            opened.hear_of(f"Mended of {name}")
            assert is_healed(opened), name


def test_all_else_goes_on_while_something_hangs(serve: Serve, shop: Shop, isolation: str) -> None:
    """Nothing ends it but the next save: its time is up long after the test's."""
    server = serve("--isolation", isolation, *FOR_LONG)
    good, card = "Buy", "Card"
    with page(server, CANVAS) as opened, page(server, OTHER) as other:
        server.wait_for("Built in")
        for name in ("an endless loop", "a regular expression"):
            shop.word("Never", called=f"print('it hangs', flush=True)\n{RUNAWAYS[name].code}")
            server.wait_for("it hangs")
            for address in ("", "button/", CANVAS, "index.json", "card/one/"):
                assert get(server.url + address)[0] == 200
            for next_card in (f"Beside {name}", f"Still beside {name}"):
                shop.edit("shop/card/stories.py", f"<i>{card}", f"<i>{next_card}")
                other.hear_of(next_card)
                card = next_card
            assert card in get(server.url + OTHER)[1]
            assert good in get(server.url + CANVAS)[1]
            good = f"Mended of {name}"
            shop.word(good)
            opened.hear_of(good)


def test_what_shows_many_stories_is_given_while_a_module_hangs(
    serve: Serve, shop: Shop, isolation: str
) -> None:
    server = serve("--isolation", isolation, *FOR_LONG)
    with page(server, CANVAS) as opened:
        shop.word("Never", imported=f"print('it hangs', flush=True)\n{RUNAWAYS['a sleep'].code}")
        server.wait_for("it hangs")
        for address in ("", "index.json", "_storyville/nav.js"):
            assert get(server.url + address)[0] == 200
        shop.word("Mended")
        opened.hear_of("Mended")


def test_what_is_mended_meanwhile_is_not_blamed(serve: Serve, shop: Shop) -> None:
    server = serve("--isolation", "processes", *FOR_LONG)
    with page(server, CANVAS) as opened, page(server, OTHER) as other:
        shop.word("Never", called=UNTIL_READY)
        worker = int(server.wait_for(r"it waits in (\d+)")[1])
        shop.word("Mended")
        opened.hear_of("Mended")
        (shop.root / "ready").touch()
        wait_for_end({worker})
        card = shop.edit("shop/card/stories.py", 'return t"<i>Card</i>"', "raise LookupError")
        assert "LookupError" in problem(other)[0]
    with page(server) as late:
        assert {each["file"] for each in late.hear("problems")["problems"]} == {str(card)}


def test_what_is_mended_while_it_runs_once_more_alone_is_not_blamed(
    serve: Serve, shop: Shop
) -> None:
    server = serve("--isolation", "processes", *LIMIT)
    server.wait_for("Built in")
    with page(server, CANVAS) as opened:
        code = "import os, re; print(f'begun in {os.getpid()}', flush=True); "
        shop.word("Never", called=code + RUNAWAYS["a regular expression"].code.partition("; ")[2])
        first = server.wait_for(r"begun in (\d+)")[1]
        while (again := server.wait_for(r"begun in (\d+)")[1]) == first:
            pass
        shop.word("Mended")
        opened.hear_of("Mended")
        wait_for_end({int(again)})
        server.wait_for("Built in")
    with page(server) as late:
        assert late.hear("problems")["problems"] == []


def test_what_user_code_has_started_ends_with_it(serve: Serve, shop: Shop, isolation: str) -> None:
    server = serve("--isolation", isolation, *LIMIT)
    with page(server, CANVAS) as opened:
        started = (
            "import subprocess; child = subprocess.Popen(['sleep', '999'])\n"
            "print(f'started {child.pid}', flush=True)\n"
            "child.wait()"
        )
        shop.word("Never", called=started)
        child = int(server.wait_for(r"started (\d+)")[1])
        assert "did not end" in problem(opened)[0]
        wait_for_end({child})


def test_the_server_ends_while_something_hangs(serve: Serve, shop: Shop, isolation: str) -> None:
    code = RUNAWAYS["a regular expression"].code
    shop.word("Never", called=f"print('it hangs', flush=True)\n{code}")
    server = serve("--isolation", isolation, *FOR_LONG)
    server.wait_for("it hangs")
    workers = descendants(server.process.pid)
    assert workers
    assert server.stop() == 0
    wait_for_end(workers)


def test_a_thread_that_never_ends_is_in_nobodys_way(
    serve: Serve, shop: Shop, isolation: str
) -> None:
    leave = "import threading, time; threading.Thread(target=time.sleep, args=(999,)).start()"
    server = serve("--isolation", isolation)
    with page(server, CANVAS) as opened:
        for number in range(4):
            shop.word(f"Word {number}", called=leave)
            opened.hear_of(f"Word {number}")


def test_much_memory_may_be_used(serve: Serve, shop: Shop) -> None:
    server = serve("--limit", "60")
    with page(server, CANVAS) as opened:
        shop.word("Much", called="bytearray(2 << 30)")
        opened.hear_of("Much")


def test_what_runs_away_from_the_start_is_told_and_mended(
    serve: Serve, shop: Shop, isolation: str
) -> None:
    shop.word("Never", imported="import os; os._exit(3)")
    server = serve("--isolation", isolation, *LIMIT)
    assert "Card" in get(server.url + OTHER)[1]
    assert [get(server.url + each)[0] for each in ("", "index.json", "card/")] == [200] * 3
    with page(server, CANVAS) as opened:
        assert "ended with exit code 3" in problem(opened)[0]
        shop.word("Mended")
        opened.hear_of("Mended")
        assert is_healed(opened)


def test_a_module_that_all_use_is_told_once(serve: Serve, shop: Shop, isolation: str) -> None:
    server = serve("--isolation", isolation, *LIMIT)
    text = (shop.root / "shop/button/stories.py").read_text()
    for number in range(5):
        shop.write(f"shop/more_{number}/stories.py", text)
    with page(server, CANVAS) as opened:
        assert "more_4" in get(server.url + "_storyville/nav.js")[1]
        shop.word("Never", imported="import os; os._exit(3)")
        wait_for_problems(opened, 1)
        shop.word("Mended")
        opened.hear_of("Mended")
        assert is_healed(opened)


def test_a_layout_that_crashes_is_told(serve: Serve, shop: Shop, isolation: str) -> None:
    server = serve("--isolation", isolation, *LIMIT)
    with page(server, CANVAS) as opened:
        good = (shop.root / "shop/stories.py").read_text()
        shop.edit("shop/stories.py", 'title="Shop"', 'title="Shop", themed_layout=layout')
        shop.edit("shop/stories.py", "def shop", LAYOUT + "def shop")
        wait_for_problems(opened, 3)
        assert get(server.url)[0] == 200
        shop.write("shop/stories.py", good)
        assert is_healed(opened)
        shop.word("Mended")
        opened.hear_of("Mended")


def test_a_crash_is_not_blamed_on_what_is_made_beside_it(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, CANVAS) as opened, page(server, OTHER) as other:
        shop.write("shop/card/stories.py", WAITING_CARD)
        server.wait_for("the card begins")
        shop.word("Never", called="import os; os._exit(3)")
        button = str(shop.root / "shop/button/stories.py")
        said, place = problem(opened)
        assert ("exit code 3" in said, place[0]) == (True, button)
        (shop.root / "ready").touch()
        other.hear_of("Waited")
    with page(server) as late:
        assert {each["file"] for each in late.hear("problems")["problems"]} == {button}
