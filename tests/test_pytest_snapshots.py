"""Snapshots of stories, in real runs of pytest."""

from pathlib import Path
from textwrap import dedent

import pytest

pytest_plugins = ["pytester"]

BUTTON = """
    from storyville import Story, Subject

    def button(label):
        return f"<button>{label}</button><p>Some <b>text</b> is below.</p>"

    def subject() -> Subject:
        return Subject(lint=False, target=button, items=[
            Story(title="Buy", props={"label": "Buy"}),
            Story(title="Sell", props={"label": "Sell"}),
        ])
"""
FOLDER = "shop/button/__html_snapshots__"


class Shop:
    """A project with the catalog `shop`, whose stories have snapshots."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.write("pyproject.toml", "[tool.storyville]\nsnapshots = true\n")
        self.write("shop/button/stories.py", BUTTON)

    def write(self, name: str, text: str) -> None:
        path = self.pytester.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"))

    def edit(self, old: str, new: str, name: str = "shop/button/stories.py") -> None:
        path = self.pytester.path / name
        path.write_text(path.read_text().replace(old, new))

    @property
    def snapshots(self) -> list[str]:
        return sorted(path.name for path in Path(self.pytester.path, FOLDER).glob("*"))

    def text(self, name: str) -> str:
        return Path(self.pytester.path, FOLDER, name).read_text()

    def run(self, *options: str) -> pytest.RunResult:
        return self.pytester.runpytest(*options)

    def passes(self, *options: str, **outcomes: int) -> pytest.RunResult:
        result = self.run(*options)
        result.assert_outcomes(**outcomes)
        return result


@pytest.fixture
def shop(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Shop:
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)  # syrupy goes by it
    monkeypatch.setattr("syrupy._syrupy", None)  # a run in this process puts its own there
    return Shop(pytester)


@pytest.fixture
def accepted(shop: Shop) -> Shop:
    """The same when all is as it was accepted."""
    for name in ("Buy", "Sell"):
        text = f"<button>{name}</button>\n<p>Some <b>text</b> is below.</p>\n"
        shop.write(f"{FOLDER}/{name.lower()}.html", text)
    return shop


def test_a_story_without_a_snapshot_fails_until_it_is_written(shop: Shop) -> None:
    result = shop.run()
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        [
            "*_ button/buy: snapshot _*",
            "shop/button/stories.py:8: There is no shop/button/__html_snapshots__/buy.html yet: *",
            "2 snapshots failed.",
        ]
    )
    assert shop.snapshots == []
    result = shop.run("--snapshot-update")
    result.stdout.fnmatch_lines(["2 snapshots generated."])
    assert shop.snapshots == ["buy.html", "sell.html"]
    assert shop.text("buy.html") == "<button>Buy</button>\n<p>Some <b>text</b> is below.</p>\n"
    shop.passes(passed=4).stdout.fnmatch_lines(["2 snapshots passed."])


@pytest.mark.parametrize("options", [(), ("--storyville-isolated",), ("-n", "2")], ids=" ".join)
def test_a_change_is_told_as_a_diff(accepted: Shop, options: tuple[str, ...]) -> None:
    accepted.edit("Some", "More")
    result = accepted.run(*options, "-k", "buy")
    result.assert_outcomes(passed=1, failed=1, deselected=0 if "-n" in options else 2)
    result.stdout.fnmatch_lines(
        [
            "shop/button/stories.py:8: The HTML is no longer that of its snapshot.",
            "--- shop/button/__html_snapshots__/buy.html",
            "+++ now",
            " <button>Buy</button>",
            "-<p>Some <b>text</b> is below.</p>",
            "+<p>More <b>text</b> is below.</p>",
            "`pytest --snapshot-update` accepts it as it is now.",
            '*Story(title="Buy", props={"label": "Buy"}),',
            "    label = 'Buy'",
            "1 snapshot failed.",
        ]
    )
    accepted.passes(*options, "--snapshot-update", passed=4)
    accepted.passes(*options, passed=4)


@pytest.mark.parametrize("options", [(), ("shop",), ("-n", "2")], ids=" ".join)
def test_those_of_stories_that_are_no_longer_are_removed(
    accepted: Shop, options: tuple[str, ...]
) -> None:
    accepted.edit('"Sell"', '"Lend"')
    result = accepted.run(*options)
    result.stdout.fnmatch_lines(["1 snapshot failed. 1 snapshot passed. 1 snapshot unused."])
    assert result.ret != 0
    result = accepted.run(*options, "--snapshot-update")
    result.stdout.fnmatch_lines(
        ["*1 unused snapshot deleted.", "Deleted sell (shop/button/__html_snapshots__/sell.html)"]
    )
    assert accepted.snapshots == ["buy.html", "lend.html"]


@pytest.mark.parametrize(
    "options",
    [
        ("-k", "buy"),
        ("-k", "not sell"),
        ("-k", "test_it"),
        ("shop/button/stories.py::button/buy",),
        ("shop/button/test_it.py",),
        ("-m", "no_such"),
    ],
    ids=" ".join,
)
def test_what_was_not_run_stays(accepted: Shop, options: tuple[str, ...]) -> None:
    accepted.write("shop/button/test_it.py", "def test_it(snapshot): assert snapshot == 1\n")
    accepted.write("pytest.ini", "[pytest]\nmarkers = no_such\n")
    accepted.run("--snapshot-update", *options)
    kept = [name for name in accepted.snapshots if name.endswith(".html")]
    assert kept == ["buy.html", "sell.html"]


def test_the_last_failed_are_run_alone(accepted: Shop) -> None:
    accepted.edit("{label}<", '{label.replace("Buy", "Get")}<')
    accepted.passes(passed=3, failed=1)
    accepted.passes("--lf", "--snapshot-update", passed=1)
    assert accepted.snapshots == ["buy.html", "sell.html"]
    accepted.passes(passed=4)


@pytest.mark.parametrize("options", [(), ("--storyville-isolated",)], ids=" ".join)
def test_a_story_that_does_not_render_keeps_its_own(
    accepted: Shop, options: tuple[str, ...]
) -> None:
    accepted.edit('props={"label": "Buy"}', 'props={"labl": "Buy"}')
    result = accepted.run("--snapshot-update", *options)
    result.assert_outcomes(passed=2, failed=2)
    result.stdout.fnmatch_lines(
        ["*_ button/buy: snapshot _*", "This story does not render. *TypeError: *labl*"]
    )
    assert accepted.snapshots == ["buy.html", "sell.html"]


def test_a_tag_leaves_a_story_out(shop: Shop) -> None:
    shop.edit('title="Sell"', 'title="Sell", tags=["no-snapshot"]')
    shop.passes("--snapshot-update", passed=3)
    assert shop.snapshots == ["buy.html"]


def test_memory_addresses_are_left_out(shop: Shop) -> None:
    shop.edit("{label}", "{str(object())[1:-1]}")
    shop.passes("--snapshot-update", passed=4)
    shop.passes(passed=4)


def test_they_are_asked_for(shop: Shop) -> None:
    shop.write("pyproject.toml", "")
    shop.passes(passed=2)
    shop.passes("--storyville-snapshots", passed=2, failed=2)
    shop.write("pyproject.toml", "[tool.storyville]\nsnapshots = true\n")
    shop.passes("--no-storyville-snapshots", passed=2)


def test_without_syrupy_it_is_told_what_to_install(shop: Shop) -> None:
    result = shop.run("-p", "no:syrupy")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: *Install storyville[[]snapshots]*"])
    shop.passes("-p", "no:syrupy", "--no-storyville-snapshots", passed=2)


def test_those_of_other_tests_are_left_alone(accepted: Shop) -> None:
    accepted.write("shop/button/test_it.py", "def test_it(snapshot): assert snapshot == 1\n")
    accepted.passes("--snapshot-update", passed=5)
    assert accepted.snapshots == ["buy.html", "sell.html"]
    accepted.passes(passed=5)
    accepted.passes("--no-storyville-snapshots", "--snapshot-update", passed=3)
    assert accepted.snapshots == ["buy.html", "sell.html"]


@pytest.mark.parametrize(
    "options",
    [("--collect-only",), ("-x",), ("--no-storyville-snapshots",), ()],
    ids=["only collected", "stopped", "without snapshots", "interrupted"],
)
def test_a_run_that_does_not_come_to_them_removes_none(
    accepted: Shop, options: tuple[str, ...]
) -> None:
    accepted.write("test_a.py", "def test_no(): assert False")
    if not options:
        accepted.write("shop/card/stories.py", "import storyville, nowhere")
    accepted.run("test_a.py", "shop", "--snapshot-update", *options)
    assert accepted.snapshots == ["buy.html", "sell.html"]
