"""One build in an interpreter: what it makes, and what it leaves alone."""

import os
import sys

import pytest

from storyville.errors import InputError, OutputError
from storyville.subinterpreter_pool import SubinterpreterPool, build_in_subinterpreter

from .conftest import PRIMARY, Shop


def test_a_build_writes_the_whole_site(shop: Shop, pool: SubinterpreterPool) -> None:
    report = shop.build(pool)
    assert report.diagnostics == ()
    assert report.counts["story"] == 2
    assert '<button class="primary">Buy</button>' in shop.page()
    assert {"index.html", "index.json", "button/index.html", PRIMARY} <= set(report.written)


def test_the_server_process_does_not_import_user_code(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    assert not {"shop", "shop.stories", "toolkit", "toolkit.words"} & sys.modules.keys()


def test_a_changed_component_shows(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    shop.write("shop/button/button.py", "def button(kind):\n    return t'<i>{kind}</i>'\n")
    shop.build(pool)
    assert "<i>primary</i>" in shop.page()


def test_a_changed_helper_in_another_package_shows(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    shop.label("Take it")
    report = shop.build(pool)
    assert "Take it" in shop.page()
    assert str(shop.root / "toolkit/words.py") in report.sources


def test_a_changed_prop_in_a_stories_file_shows(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    stories = shop.root / "shop/button/stories.py"
    stories.write_text(stories.read_text().replace('"kind": "primary"', '"kind": "loud"'))
    shop.build(pool)
    assert 'class="loud"' in shop.page()


def test_two_saves_of_one_size_within_a_second_both_show(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    words = shop.root / "toolkit/words.py"
    shown = []
    for text in ("AAA", "BBB", "CCC"):
        shop.label(text)
        os.utime(words, (1_700_000_000, 1_700_000_000))
        shop.build(pool)
        shown.append(text in shop.page())
    assert shown == [True, True, True]


def test_what_modules_collect_while_they_are_imported_does_not_pile_up(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    shop.write("toolkit/registry.py", "SEEN: list[str] = []\n")
    shop.write(
        "toolkit/words.py",
        """
        from toolkit.registry import SEEN

        SEEN.append("one")
        LABEL = f"seen {len(SEEN)}"
        """,
    )
    for _ in range(3):
        shop.build(pool)
        assert "seen 1<" in shop.page()


def test_a_patch_that_user_code_makes_to_a_library_is_gone_with_the_build(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    shop.write(
        "toolkit/words.py",
        """
        import string

        LABEL = getattr(string, "patched", "clean")
        string.patched = "patched"
        """,
    )
    for _ in range(3):
        shop.build(pool)
        assert "clean" in shop.page()


def test_an_unchanged_catalog_writes_nothing(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    report = shop.build(pool)
    assert (report.written, report.removed) == ((), ())


def test_only_what_changed_is_written(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.build(pool)
    stories = shop.root / "shop/button/stories.py"
    stories.write_text(stories.read_text().replace('"kind": "quiet"', '"kind": "still"'))
    report = shop.build(pool)
    pages = {"button/quiet/index.html", "button/quiet/canvas.html"}
    assert set(report.written) == {*pages, "button/docs.html"}


def test_a_removed_subject_leaves_the_site(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.write("shop/card/__init__.py", "")
    shop.write(
        "shop/card/stories.py",
        """
        from storyville import Story, Subject

        def this() -> Subject:
            return Subject(items=[Story(title="Only", template=lambda: "<p>card</p>")])
        """,
    )
    shop.build(pool)
    assert (shop.site / "card/only/index.html").exists()
    (shop.root / "shop/card/stories.py").unlink()
    report = shop.build(pool)
    assert "card/only/index.html" in report.removed
    assert not (shop.site / "card").exists()


def test_a_catalog_that_is_not_there_is_an_input_error(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    (shop.root / "shop").rename(shop.root / "moved")
    with pytest.raises(InputError, match="shop"):
        shop.build(pool)


def test_a_folder_of_somebody_else_is_an_output_error(shop: Shop, pool: SubinterpreterPool) -> None:
    shop.write("site/precious.txt", "mine")
    with pytest.raises(OutputError, match=r"precious\.txt"):
        shop.build(pool)
    assert [path.name for path in shop.site.iterdir()] == ["precious.txt"]


def test_work_that_is_stuck_in_one_interpreter_does_not_stop_a_build_in_the_other(
    shop: Shop, pool: SubinterpreterPool
) -> None:
    read, write = os.pipe()
    stuck = pool.submit(eval, f"__import__('os').read({read}, 1)")
    report = build_in_subinterpreter(pool, shop.request())
    assert report.counts["story"] == 2
    os.write(write, b"x")
    stuck.result(30)
    os.close(read)
    os.close(write)
