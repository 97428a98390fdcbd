"""What may come a pool's way."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from storyville.subinterpreter_pool import SubinterpreterPool, build_in_subinterpreter

from .conftest import PRIMARY, Shop


def test_a_broken_module_leaves_the_site_as_it_was(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    before = {path: path.read_bytes() for path in shop.site.rglob("*") if path.is_file()}
    shop.write("toolkit/words.py", "LABEL = (\n")
    report = shop.build(pool, keep_last_good=True)
    assert report.broken
    assert "toolkit/words.py" in report.diagnostics[0].file
    assert {path: path.read_bytes() for path in shop.site.rglob("*") if path.is_file()} == before


def test_a_good_build_after_a_failed_one_shows(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    shop.write("toolkit/words.py", "raise RuntimeError('not now')\n")
    shop.build(pool, keep_last_good=True)
    shop.label("Mended")
    report = shop.build(pool, keep_last_good=True)
    assert not report.broken
    assert "Mended" in shop.page()


def test_a_component_that_fails_keeps_its_last_page_while_others_go_on(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    shop.build(pool)
    shop.write(
        "shop/button/button.py",
        """
        def button(kind: str):
            if kind == "quiet":
                raise ValueError("too quiet")
            return t"<b>{kind}</b>"
        """,
    )
    report = shop.build(pool, keep_last_good=True)
    assert [d.node for d in report.diagnostics] == ["button/quiet"]
    assert "<b>primary</b>" in shop.page()
    assert "Buy" in shop.page("button/quiet/canvas.html")


def test_a_component_that_calls_exit_is_a_diagnostic(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.write("shop/button/button.py", "import sys\n\ndef button(kind):\n    sys.exit(3)\n")
    report = shop.build(pool)
    assert {d.message for d in report.diagnostics} == {"SystemExit: 3"}


def test_endless_recursion_is_a_diagnostic(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.write("shop/button/button.py", "def button(kind):\n    return button(kind)\n")
    report = shop.build(pool)
    assert all("RecursionError" in d.message for d in report.diagnostics)
    assert len(report.diagnostics) == 2


def test_an_extension_that_refuses_subinterpreters_is_named(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    shop.write("toolkit/words.py", "import watchfiles\n\nLABEL = 'x'\n")
    report = shop.build(pool)
    assert "does not support loading in subinterpreters" in report.diagnostics[0].message


def test_an_exception_of_a_users_own_class_does_not_reach_the_server(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    shop.write("toolkit/words.py", "class Mine(Exception): ...\n\nraise Mine('own')\n")
    report = shop.build(pool)
    assert report.diagnostics[0].message == "toolkit.words.Mine: own"


def test_titles_of_a_users_own_str_class_do_not_reach_the_server(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    shop.write("shop/words.py", "class Mine(str): ...\n")
    shop.write(
        "shop/stories.py",
        """
        from shop.words import Mine
        from storyville import Catalog

        def shop() -> Catalog:
            return Catalog(title=Mine("Shop"), tags=[Mine("tag")])
        """,
    )
    assert shop.build(pool).diagnostics == ()


def test_builds_at_the_same_time_do_not_disturb_each_other(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    names = [f"site{number}" for number in range(6)]
    with ThreadPoolExecutor(6) as threads:
        reports = list(
            threads.map(
                lambda name: build_in_subinterpreter(pool, shop.request(output=name)), names
            )
        )
    assert all(report.counts["story"] == 2 for report in reports)
    pages = {(shop.root / name / PRIMARY).read_text() for name in names}
    assert len(pages) == 1


def test_ten_quick_builds_end_with_the_last(shop: Shop, pool: SubinterpreterPool) -> None:
    for number in range(10):
        shop.label(f"Number {number}")
        shop.build(pool)
        assert f"Number {number}<" in shop.page()


def test_every_page_is_whole_at_any_moment_of_a_rebuild(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    shop.build(pool)
    over = threading.Event()
    bad: list[str] = []

    def look() -> None:
        pages = [shop.site / name for name in (PRIMARY, "index.html", "index.json")]
        while not over.is_set():
            texts = [page.read_text().rstrip() for page in pages]
            bad.extend(text for text in texts if not text.endswith(("</html>", "}")))

    with ThreadPoolExecutor(1) as threads:
        looking = threads.submit(look)
        for number in range(6):
            shop.label(str(number) * 2000)
            shop.build(pool)
        over.set()
        looking.result()
    assert bad == []


def test_a_new_stories_file_appears(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    shop.write("shop/card/__init__.py", "")
    shop.write(
        "shop/card/stories.py",
        """
        from storyville import Story, Subject

        def this() -> Subject:
            return Subject(items=[Story(title="Grüße", template=lambda: "<p>ü</p>")])
        """,
    )
    report = shop.build(pool)
    assert "card/grüsse/canvas.html" in report.written


def test_a_folder_that_takes_a_modules_place_shows(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    shop.write("toolkit/words/__init__.py", 'LABEL = "From the folder"\n')
    shop.build(pool)
    assert "From the folder" in shop.page()


def test_a_site_built_by_subinterpreters_is_the_one_a_new_process_builds(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    shop.build(pool)
    shop.label("Later")
    shop.build(pool)
    command = [sys.executable, "-m", "storyville", "build", "shop", "fresh"]
    subprocess.run(command, cwd=shop.root, check=True, capture_output=True)
    assert _files(shop.site) == _files(shop.root / "fresh")


def _files(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
