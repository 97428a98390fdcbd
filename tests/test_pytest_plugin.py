"""Stories as pytest's tests, in real runs of pytest."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import dedent

import pytest

import storyville.pytest_items  # noqa: F401  # before a run inside this process takes its modules back

pytest_plugins = ["pytester"]

NAMES = "from storyville import Catalog, Section, Story, Subject\n"
CATALOG = (
    f"{NAMES}def shop() -> Catalog:\n"
    "    return Catalog(themed_layout=layout, tags=['shop'], lint=False)\n"
)
LAYOUT = """
def layout(story_title, children):
    if story_title == "Unframed":
        raise LookupError("no such frame")
    return f"<!doctype html><html><body><main>{children}</main></body></html>"
"""
BUTTON = """
def button(label, kind="primary"):
    return f'<button class="{kind}">{label}</button>'
"""
STORIES = (
    "Story(title='Primary', props={'label': 'Buy'}, assertions=[has_a_label, has_a_label])",
    "Story(title='Quiet', props={'label': 'Not now'}, tags=['slow', 'to-do'])",
)


class Shop:
    """A project with the catalog `shop`."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.write("shop/stories.py", LAYOUT + CATALOG)
        self.write("shop/button/button.py", BUTTON)
        self.subject("shop/button", *STORIES)

    def write(self, name: str, text: str) -> Path:
        path = self.pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"))
        return path

    def subject(self, folder: str, *stories: str, more: str = "") -> None:
        """Write a stories file of buttons; its assertion stands in line 5."""
        self.write(
            f"{folder}/stories.py",
            f"{NAMES}from shop.button.button import button\n\n"
            f'def has_a_label(html):\n    assert html.text.strip() == "Buy"\n{dedent(more)}\n'
            f"def subject() -> Subject:\n    return Subject(target=button, items=[\n"
            + "".join(f"        {story},\n" for story in stories)
            + "    ])\n",
        )

    def run(self, *options: str) -> pytest.RunResult:
        return self.pytester.runpytest("-p", "no:cacheprovider", *options)

    def ids(self, *options: str) -> list[str]:
        """The ids of the tests that are collected."""
        result = self.run("--collect-only", "-q", *options)
        return [line for line in result.outlines if "::" in line]


@pytest.fixture
def shop(pytester: pytest.Pytester) -> Shop:
    return Shop(pytester)


def in_another_process(shop: Shop, *options: str) -> pytest.RunResult:
    return shop.pytester.runpytest_subprocess(*options)


class TestCollecting:
    def test_each_check_is_a_test(self, shop: Shop) -> None:
        assert shop.ids() == [
            "shop/button/stories.py::button/primary::renders",
            "shop/button/stories.py::button/primary::Has a label",
            "shop/button/stories.py::button/primary::Has a label 2",
            "shop/button/stories.py::button/quiet::renders",
        ]
        shop.run().assert_outcomes(passed=4)

    def test_a_story_or_a_check_is_selected_by_its_id(self, shop: Shop) -> None:
        file = "shop/button/stories.py"
        assert len(shop.ids(file)) == 4
        assert len(shop.ids(f"{file}::button/primary")) == 3
        assert len(shop.ids(f"{file}::button/primary::Has a label 2")) == 1
        assert len(shop.ids("shop", "shop/button", file)) == 4

    def test_keywords_and_tags_select(self, shop: Shop) -> None:
        assert len(shop.ids("-k", "label")) == 2
        assert len(shop.ids("-m", "slow", "--strict-markers")) == 1
        assert len(shop.ids("-m", "not slow")) == 3
        assert len(shop.ids("-m", "shop")) == 4
        assert len(shop.ids("-k", "to-do")) == 1

    def test_testpaths_are_kept_to(self, shop: Shop) -> None:
        shop.write("pytest.ini", "[pytest]\ntestpaths = tests\n")
        shop.write("tests/test_it.py", "def test_it(): pass\n")
        assert shop.ids() == ["tests/test_it.py::test_it"]

    def test_a_component_is_loaded_alone(self, shop: Shop) -> None:
        shop.write("shop/card/stories.py", "raise RuntimeError\n")
        shop.run("shop/button").assert_outcomes(passed=4)

    def test_articles_are_no_tests(self, shop: Shop) -> None:
        shop.write("shop/button/using.md", "![](story:not/there)\n")
        assert len(shop.ids()) == 4

    def test_somebody_elses_stories_are_left_alone(self, shop: Shop) -> None:
        shop.write("tales/stories.py", "raise RuntimeError\n")
        assert shop.ids("tales") == []

    def test_all_files_of_a_catalog_are_its_own(self, shop: Shop) -> None:
        shop.write("shop/card/stories.py", "from shop.names import Subject\n")
        result = shop.run("shop/card")
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["*No module named 'shop.names'*"])

    def test_a_broken_file_is_an_error_of_the_collection(self, shop: Shop) -> None:
        shop.write("shop/card/stories.py", f"{NAMES}def card( -> Subject:\n    pass\n")
        result = shop.run()
        result.assert_outcomes(errors=1)
        assert result.ret == pytest.ExitCode.INTERRUPTED
        result.stdout.fnmatch_lines(
            ["shop/card/stories.py:2: SyntaxError: *", "  > 2 | def card(*"]
        )

    def test_what_is_below_a_broken_file_is_not_collected_silently(self, shop: Shop) -> None:
        shop.write("shop/stories.py", f"{NAMES}raise LookupError('no theme')\n")
        result = shop.run("shop/button")
        result.assert_outcomes(errors=1)
        told = "A stories.py above this one can't be loaded. *stories.py:2: LookupError: no theme"
        result.stdout.fnmatch_lines([told])

    def test_two_stories_at_one_address_are_an_error(self, shop: Shop) -> None:
        shop.subject("shop/button", "Story(title='One')", "Story(title='one')")
        result = shop.run()
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(["*would both be at button/one*"])

    def test_several_catalogs_of_one_name(self, shop: Shop) -> None:
        for name in ("a", "b", "c"):
            shop.write(
                f"{name}/parts/stories.py",
                f"{NAMES}def top() -> Catalog: return Catalog(lint=False)\n",
            )
            shop.write(f"{name}/parts/word/word.py", f"def word(): return '{name}'\n")
            shop.write(
                f"{name}/parts/word/stories.py",
                f"""
                {NAMES}
                from .word import word
                def is_own(html):
                    assert html.text == {name!r}
                def subject() -> Subject:
                    return Subject(target=word, items=[Story(title='One', assertions=[is_own])])
                """.replace(" " * 16, ""),
            )
        shop.run().assert_outcomes(passed=4 + 3 * 2)

    def test_a_package_in_a_src_layout(self, shop: Shop) -> None:
        shop.pytester.mkdir("src")
        shop.write("pyproject.toml", "[tool.pytest]\ntestpaths = ['src', 'tests']\n")
        (shop.pytester.path / "shop").rename(shop.pytester.path / "src/shop")
        shop.write("src/shop/__init__.py", "")
        shop.write("src/shop/button/__init__.py", "")
        shop.write(
            "tests/test_it.py",
            """
            import sys
            def test_it():
                from shop.button.button import button
                assert sys.modules["shop.button.stories"].button is button
                assert not [name for name in sys.modules if name.endswith("button.button")][1:]
            """,
        )
        for mode in ("prepend", "importlib"):
            result = in_another_process(shop, f"--import-mode={mode}")
            result.assert_outcomes(passed=5)

    def test_an_installed_package(self, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        lib = shop.pytester.mkdir("site-packages")
        (shop.pytester.path / "shop").rename(lib / "shop")
        shop.write("site-packages/shop/__init__.py", "")
        shop.write("site-packages/shop/button/__init__.py", "")
        monkeypatch.setenv("PYTHONPATH", str(lib))
        in_another_process(shop, "--pyargs", "shop").assert_outcomes(passed=4)


class TestSettings:
    @pytest.mark.parametrize("where", ["option", "setting"])
    def test_it_can_be_off(self, shop: Shop, where: str) -> None:
        if where == "setting":
            shop.write("pyproject.toml", "[tool.storyville]\npytest = false\n")
        options = ["-p", "no:storyville"] if where == "option" else []
        assert "no tests ran" in in_another_process(shop, *options).stdout.str()

    @pytest.mark.parametrize("line", ["pytests = false", "pytest = 'no'"])
    def test_what_is_no_setting_is_told(self, shop: Shop, line: str) -> None:
        shop.write("pyproject.toml", f"[tool.storyville]\n{line}\n")
        result = shop.run()
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: *pyproject.toml: *tool.storyville*"])

    def test_what_is_no_table_is_told(self, shop: Shop) -> None:
        shop.write("pyproject.toml", "[tool]\nstoryville = true\n")
        result = shop.run()
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["ERROR: *tool.storyville must be a table, not True"])

    def test_the_plugin_imports_next_to_nothing(self) -> None:
        code = """
            import sys, pytest
            before = set(sys.modules)
            import storyville.pytest_plugin
            print(*sorted(set(sys.modules) - before))
        """
        done = subprocess.run(
            [sys.executable, "-c", dedent(code)], capture_output=True, text=True, check=True
        )
        loaded = [name for name in done.stdout.split() if not name.startswith("tomllib")]
        assert loaded == ["storyville", "storyville.pytest_plugin"]


class TestRunning:
    def test_each_test_renders_afresh(self, shop: Shop) -> None:
        more = "count = []\ndef counted():\n    count.append(1)\n    return str(len(count))\n"
        more += "def is_second(html): assert html.text == '2'\n"
        more += "def is_third(html): assert html.text == '3'\n"
        story = "Story(title='One', template=counted, assertions=[is_second, is_third])"
        shop.subject("shop/button", story, more=more)
        shop.run().assert_outcomes(passed=3)

    def test_the_last_failures_run_first_and_alone(self, shop: Shop) -> None:
        shop.subject(
            "shop/button",
            "Story(title='Good', props={'label': 'Buy'}, assertions=[has_a_label])",
            "Story(title='Bad', props={'label': 'Sell'}, assertions=[has_a_label])",
        )
        shop.pytester.runpytest("-x").assert_outcomes(passed=3, failed=1)
        shop.pytester.runpytest("--lf").assert_outcomes(failed=1)

    def test_xdist_runs_them(self, shop: Shop) -> None:
        in_another_process(shop, "-n", "2").assert_outcomes(passed=4)

    def test_an_assertion_may_skip(self, shop: Shop) -> None:
        more = "import pytest\ndef later(html): pytest.skip('later')\n"
        shop.subject(
            "shop/button", "Story(title='One', template=str, assertions=[later])", more=more
        )
        shop.run().assert_outcomes(passed=1, skipped=1)

    def test_a_tag_is_a_marker(self, shop: Shop) -> None:
        story = "Story(title='One', template=str, tags=['xfail'], assertions=[has_a_label])"
        shop.subject("shop/button", story)
        shop.run("-o", "strict_xfail=false").assert_outcomes(xpassed=1, xfailed=1)

    def test_warnings_are_seen(self, shop: Shop) -> None:
        more = "import warnings\ndef old(): warnings.warn('is old')\n"
        shop.subject("shop/button", "Story(title='One', template=old)", more=more)
        shop.run("-W", "error").stdout.fnmatch_lines(["*UserWarning: is old"])


BROKEN: dict[str, tuple[str, str, Sequence[str]]] = {
    "an exception in the component": (
        "def raises(): return {}['colour']",
        "Story(title='One', template=raises, props={'size': 3})",
        ["shop/button/stories.py:6: KeyError: 'colour'", "  >  6 | *", "  props", "    size = 3"],
    ),
    "an exception deeper down": (
        "def outer(): return inner()\ndef inner(): raise ValueError('deep')",
        "Story(title='One', template=outer)",
        ["shop/button/stories.py:7: ValueError: deep", "    *stories.py:6 in outer: *"],
    ),
    "wrong props": (
        "",
        "Story(title='One', props={'labl': 'Buy'})",
        ["shop/button/stories.py:9: TypeError: *'labl'*", "    labl = 'Buy'"],
    ),
    "a value that is not HTML": (
        "def number(): return 3",
        "Story(title='One', template=number)",
        ["*stories.py:*: The component returned a value of type builtins.int, which is not HTML.*"],
    ),
    "nothing returned": (
        "def nothing(): pass",
        "Story(title='One', template=nothing)",
        ["*: The component returned None: is a return statement missing?"],
    ),
    "a layout that raises": (
        "",
        "Story(title='Unframed', props={'label': 'Buy'})",
        ["shop/stories.py:3: LookupError: no such frame"],
    ),
    "an exit": (
        "def leaves(): raise SystemExit(3)",
        "Story(title='One', template=leaves)",
        ["shop/button/stories.py:6: SystemExit: 3"],
    ),
}


class TestFailures:
    @pytest.mark.parametrize("name", BROKEN)
    @pytest.mark.parametrize("options", [(), ("--storyville-isolated",)], ids=["here", "isolated"])
    def test_a_broken_story(self, shop: Shop, name: str, options: tuple[str, ...]) -> None:
        more, story, lines = BROKEN[name]
        shop.subject("shop/button", story, more=more)
        result = shop.run("shop", *options)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(lines)
        assert "rendering.py" not in result.stdout.str()
        result.stdout.fnmatch_lines(["FAILED shop/button/stories.py::button/*::renders - *"])

    def test_a_failed_assertion_is_explained(self, shop: Shop) -> None:
        story = "Story(title='One', props={'label': 'Sell'}, assertions=[has_a_label])"
        shop.subject("shop/button", story)
        result = shop.run("-vv")
        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines(
            [
                "*_ button/one: Has a label _*",
                "shop/button/stories.py:5: Assertion failed: assert 'Sell' == 'Buy'",
                "  - Buy",
                "  + Sell",
                '  > 5 |     assert html.text.strip() == "Buy"',
                "  props",
                "    label = 'Sell'",
                "FAILED *::button/one::Has a label - Assertion failed: assert 'Sell' == 'Buy'*",
            ]
        )

    def test_a_failed_assertion_with_a_message_of_its_own(self, shop: Shop) -> None:
        more = "def fits(html): assert len(html.text) < 3, 'too long'"
        story = "Story(title='One', props={'label': 'Sell'}, assertions=[fits])"
        shop.subject("shop/button", story, more=more)
        lines = ["shop/button/stories.py:6: Assertion failed: too long"]
        shop.run().stdout.fnmatch_lines(lines)

    def test_assertions_of_what_does_not_render_fail_in_one_line(self, shop: Shop) -> None:
        story = "Story(title='One', props={'labl': 'Buy'}, assertions=[has_a_label])"
        shop.subject("shop/button", story)
        for options in ((), ("--storyville-isolated",)):
            result = shop.run("-k", "label", *options)
            result.assert_outcomes(failed=1, deselected=1)
            result.stdout.fnmatch_lines(["This story does not render. *stories.py:9: TypeError: *"])

    def test_an_assertion_does_not_need_the_layout(self, shop: Shop) -> None:
        story = "Story(title='Unframed', props={'label': 'Buy'}, assertions=[has_a_label])"
        shop.subject("shop/button", story)
        shop.run().assert_outcomes(passed=1, failed=1)

    def test_all_of_pytests_own_traceback_is_there_when_asked_for(self, shop: Shop) -> None:
        shop.subject("shop/button", "Story(title='One', props={'labl': 'Buy'})")
        assert "rendering.py" in shop.run("--full-trace").stdout.str()

    def test_a_failure_reads_the_same_from_another_process(self, shop: Shop) -> None:
        story = "Story(title='One', props={'label': 'Sell'}, assertions=[has_a_label])"
        shop.subject("shop/button", story)
        result = in_another_process(shop, "-n", "1")
        result.assert_outcomes(passed=1, failed=1)
        result.stdout.fnmatch_lines(["shop/button/stories.py:5: Assertion failed: assert 'Sell'*"])
        result.stdout.fnmatch_lines(["FAILED *::Has a label - Assertion failed: *"])


class TestLint:
    @pytest.fixture
    def linted(self, shop: Shop) -> Shop:
        shop.write("shop/stories.py", LAYOUT + CATALOG.replace(", lint=False", ""))
        return shop

    def test_each_story_has_one_more_test(self, linted: Shop) -> None:
        file = "shop/button/stories.py"
        assert linted.ids("-k", "lint") == [
            f"{file}::button/primary::lint",
            f"{file}::button/quiet::lint",
        ]
        linted.run().assert_outcomes(passed=6)

    def test_a_story_that_keeps_no_rules_has_none(self, linted: Shop) -> None:
        linted.subject("shop/button", "Story(title='One', lint=False)")
        assert linted.ids("-k", "lint") == []

    @pytest.mark.parametrize("options", [(), ("--storyville-isolated",)], ids=["here", "isolated"])
    def test_problems_are_told_at_the_story(self, linted: Shop, options: tuple[str, ...]) -> None:
        linted.subject(
            "shop/button",
            "Story(title='One', props={'label': ''})",
            "Story(title='Two', props={'label': ''}, lint={'button-name': False})",
        )
        result = linted.run(*options)
        result.assert_outcomes(passed=3, failed=1)
        result.stdout.fnmatch_lines(
            [
                "*_ button/one: lint _*",
                "shop/button/stories.py:9: Lint: 1 problem",
                "button-name: A button has no name.",
                '    <button class="primary">',
                "  WCAG 4.1.2 Name, Role, Value: https://*/name-role-value",
                'To turn this off here: lint={"button-name": False}',
                "  >  9 | *",
                "FAILED *::button/one::lint - Lint: 1 problem*",
            ]
        )

    def test_a_story_that_does_not_render_is_not_looked_at(self, linted: Shop) -> None:
        linted.subject("shop/button", "Story(title='One', props={'labl': 'Buy'})")
        result = linted.run("-k", "lint")
        result.stdout.fnmatch_lines(["This story does not render. *TypeError: *"])

    def test_a_rule_that_is_not_there_is_told_where_it_is_named(self, linted: Shop) -> None:
        linted.subject("shop/button", "Story(title='One', lint={'buttonname': False})")
        result = linted.run()
        result.assert_outcomes(errors=1)
        result.stdout.fnmatch_lines(
            ["shop/button/stories.py:9: ValueError: Story: there is no rule 'buttonname'*"]
        )


class TestIsolated:
    def test_each_subject_has_fresh_modules(self, shop: Shop) -> None:
        more = "import sys\nclean = not hasattr(sys, 'used')\nsys.used = True\n"
        more += "def is_clean(html): assert clean"
        story = "Story(title='One', template=str, assertions=[is_clean])"
        shop.subject("shop/button", story, more=more)
        shop.subject("shop/card", story, more=more)
        shop.run().assert_outcomes(passed=3, failed=1)
        shop.run("--storyville-isolated").assert_outcomes(passed=4)

    def test_what_never_ends_is_stopped(self, shop: Shop) -> None:
        more = "def hangs():\n    while True: pass"
        shop.subject("shop/button", "Story(title='One', template=hangs)", STORIES[0], more=more)
        result = shop.run("--storyville-isolated", "--storyville-limit=0.3")
        result.assert_outcomes(passed=3, failed=1)
        result.stdout.fnmatch_lines(["*stories.py:7: *This did not end within 0.3 s"])

    def test_what_crashes_fails_alone(self, shop: Shop) -> None:
        more = "import ctypes\ndef crashes(): ctypes.string_at(0)"
        shop.subject("shop/button", "Story(title='One', template=crashes)", STORIES[0], more=more)
        result = shop.run("--storyville-isolated")
        result.assert_outcomes(passed=3, failed=1)
        result.stdout.fnmatch_lines(["*stories.py:7: The process that built this ended by SIGSEGV"])


class TestFixtures:
    def test_a_story_is_rendered_by_its_id(self, shop: Shop) -> None:
        shop.write(
            "tests/test_it.py",
            """
            import pytest
            from storyville.errors import InputError

            def test_a_component(render_story):
                button = render_story("button/primary").select_one("button")
                assert button.text == "Buy"
                assert button.parent.tag != "main"

            def test_other_props(render_story):
                assert render_story("button/primary", label="Sell").text.strip() == "Sell"

            def test_a_document(story_page):
                assert story_page("button/quiet").select_one("main > button").text == "Not now"

            def test_a_catalog_by_name(render_story):
                assert render_story("shop:button/primary").select_one("button")

            def test_what_is_not_there(render_story):
                with pytest.raises(InputError, match="There is no story button/no in shop"):
                    render_story("button/no")
            """,
        )
        shop.run("tests").assert_outcomes(passed=5)

    def test_a_story_that_several_catalogs_have(self, shop: Shop) -> None:
        shop.write("other/stories.py", CATALOG.replace("layout, ", "None, "))
        shop.subject("other/button", "Story(title='Primary', props={'label': 'Other'})")
        shop.write(
            "tests/test_it.py",
            """
            import pytest
            from storyville.errors import InputError

            def test_it(render_story):
                with pytest.raises(InputError, match="other:button/primary or shop:button/primary"):
                    render_story("button/primary")
                assert render_story("other:button/primary").text.strip() == "Other"
            """,
        )
        shop.run("tests").assert_outcomes(passed=1)
