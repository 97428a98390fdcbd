"""What may happen around a real server: odd requests, odd files, links, folders that go."""

import http.client
import os
import shutil
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from storyville.watchers import MOST_BESIDE

from ..servers import Page, Server, get, page
from .conftest import PRIMARY, Shop

type Serve = Callable[..., Server]

READS = """
from pathlib import Path

PROJECT = Path(__file__).parents[2]

def button(kind: str):
    return f"<button class={{kind}}>{{{found}}}</button>"
"""


def reads(shop: Shop, found: str) -> None:
    """Have the button show what it finds in the project."""
    shop.write("shop/button/button.py", READS.format(found=found))


@pytest.mark.parametrize(
    "path", ["//etc/passwd", "/%2Fetc/passwd", "/button//primary/", "/button/../x.html", "//a.b/c"]
)
def test_only_what_is_in_the_site_is_given(unchanged: Server, path: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(unchanged.url).netloc, timeout=30)
    connection.request("GET", path)
    with connection.getresponse() as answer:
        assert answer.status == 404
        assert b"root:" not in answer.read()
    connection.close()


def test_who_comes_back_when_all_is_well_again_is_told(unchanged: Server) -> None:
    get(unchanged.url)
    with unchanged.socket() as socket:
        opened = Page(socket, [PRIMARY])
        assert opened.hear("problems")["problems"] == []


def test_what_is_in_a_folder_beside_the_catalog_counts(serve: Serve, shop: Shop) -> None:
    shop.write("icons/one.svg", "<svg/>")
    reads(shop, "sorted(each.stem for each in (PROJECT / 'icons').iterdir())")
    server = serve()
    server.wait_for("Built in")
    with page(server, PRIMARY) as opened:
        shop.write("icons/two.svg", "<svg/>")
        opened.hear_of("two")


def test_folders_that_are_too_many_to_watch_are_named(serve: Serve, shop: Shop) -> None:
    for number in range(MOST_BESIDE + 1):
        shop.write(f"icons/{number}/one.svg", "<svg/>")
    found = "sum(len(list(each.iterdir())) for each in sorted((PROJECT / 'icons').iterdir()))"
    reads(shop, found)
    server = serve()
    server.wait_for("icons/.* is not watched: too many folders beside the catalog are")
    server.wait_for("Built in")
    with page(server, PRIMARY) as opened:
        reads(shop, "'Saved'")
        opened.hear_of("Saved")


def test_a_file_that_was_looked_for_where_no_folder_was_counts(serve: Serve, shop: Shop) -> None:
    reads(shop, "(PROJECT / 'theme/new/word.txt').exists()")
    server = serve()
    server.wait_for("Built in")
    with page(server, PRIMARY) as opened:
        shop.write("theme/new/word.txt", "x")
        opened.hear_of("True")


@pytest.mark.parametrize("kind", ["file", "folder", "folder above"])
def test_what_is_reached_by_a_link_counts(
    serve: Serve, shop: Shop, tmp_path_factory: pytest.TempPathFactory, kind: str
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    words = shop.root / "toolkit/words.py"
    linked = {"file": words, "folder": words.parent, "folder above": words.parent}[kind]
    target = elsewhere / linked.name
    shutil.move(linked, target)
    linked.symlink_to(target)
    if kind == "folder above":
        (elsewhere / "toolkit/deep").mkdir()
        (elsewhere / "toolkit/deep/words.py").write_text('LABEL = "Deep"\n')
        words.write_text("from toolkit.deep.words import LABEL\n")
        target = elsewhere / "toolkit/deep/words.py"
    elif kind == "folder":
        target /= "words.py"
    server = serve()
    server.wait_for("Built in")
    with page(server, PRIMARY) as opened:
        target.write_text('LABEL = "Linked"\n')
        opened.hear_of("Linked")


def test_a_name_that_is_no_text_stops_no_watching(serve: Serve, shop: Shop) -> None:
    server = serve()
    with page(server, PRIMARY) as opened:
        with open(os.fsencode(shop.root) + b"/shop/caf\xe9.txt", "wb"):
            pass
        server.wait_for("can't be watched")
        shop.label("Changed")
        opened.hear_of("Changed")


def test_a_site_that_was_removed_is_made_again(serve: Serve, shop: Shop) -> None:
    server = serve("shop", "--output", "site")
    server.wait_for("Built in")
    shutil.rmtree(shop.site)
    assert get(server.url + PRIMARY)[0] == 200
    assert get(server.url + "button/docs.html")[0] == 200
    server.wait_for("Built in")
    assert "Buy" in shop.page()
    assert get(server.url + "button/nothing/")[0] == 404


def test_temporary_files_may_be_cleared_away(
    serve: Serve, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.write("temporary/here", "")
    monkeypatch.setenv("TMPDIR", str(shop.root / "temporary"))
    server = serve("shop", "--output", "site")
    server.wait_for("Built in")
    with page(server, PRIMARY) as opened:
        shutil.rmtree(shop.root / "temporary")
        shop.write("temporary/here", "")
        shop.label("Changed")
        opened.hear_of("Changed")
    server.wait_for("Built in")


def test_half_a_character_is_told_and_stops_nothing_else(serve: Serve, shop: Shop) -> None:
    server = serve("shop", "--output", "site")
    with page(server, PRIMARY) as opened:
        shop.write("toolkit/words.py", 'LABEL = "\\ud83d"\n')
        while not (problems := opened.hear("problems")["problems"]):
            pass
        assert "no whole character" in problems[0]["message"]
        assert "Buy" in get(server.url + PRIMARY)[1]
    server.wait_for("Built in")


@pytest.mark.parametrize("above", [False, True])
def test_a_server_that_is_linked_to_is_told_of_saves(
    shop: Shop, tmp_path_factory: pytest.TempPathFactory, *, above: bool
) -> None:
    link = tmp_path_factory.mktemp("linked") / "project"
    link.symlink_to(shop.root)
    where = [str(link / "shop")] if above else ["shop"]
    server = Server(where, link)
    try:
        with page(server, PRIMARY) as opened:
            shop.label("Changed")
            opened.hear_of("Changed")
    finally:
        server.close()


HALF = """
from pathlib import Path

TEXT = Path(__file__).with_name("text.txt")

def button(kind: str):
    text = TEXT.read_text()
    if text == "half":
        TEXT.write_text("whole")
        raise ValueError(text)
    return f"<button class={kind}>{text}</button>"
"""


def test_what_is_read_while_it_is_written_is_not_told_to_be_broken(
    serve: Serve, shop: Shop
) -> None:
    text = shop.write("shop/button/text.txt", "first")
    shop.write("shop/button/button.py", HALF)
    server = serve()
    server.wait_for("Built in")
    with page(server, PRIMARY) as opened:
        text.write_text("half")
        heard = [opened.hear()]
        while "whole" not in heard[-1].get("files", {}).get(PRIMARY, ""):
            heard.append(opened.hear())
        assert [each["problems"] for each in heard if each["type"] == "problems"] in ([], [[]])


def test_files_that_editors_leave_for_a_moment_are_no_change(serve: Serve, shop: Shop) -> None:
    server = serve()
    server.wait_for("Built in")
    for name in ("4913", "button.py___jb_tmp___", "#button.py#"):
        (shop.root / "shop/button" / name).touch()
    shop.label("Changed")
    assert server.wait_for(" changed")[0]
    assert server.output[-1].strip().endswith("words.py changed")
