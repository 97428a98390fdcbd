"""Stories that pytest looks at in a real browser."""

import re
from io import BytesIO
from pathlib import Path
from shutil import copytree, ignore_patterns
from textwrap import dedent, indent

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from .conftest import EXAMPLES, edit

pytest_plugins = ["pytester"]

HEAD = """\
from storyville import Catalog, Story, Subject


def layout(story_title, children):
    return (
        "<!doctype html><html lang='en'><head><title>Shop</title>"
        "<link rel='stylesheet' href='static/shop.css'></head>"
        f"<body>{children}</body></html>"
    )


"""
CATALOG = f"{HEAD}def shop() -> Catalog: return Catalog(themed_layout=layout, lint=False)\n"
CSS = """
body { margin: 0; color: #222; background: #fff }
:root[data-theme="dark"] body { color: #eee; background: #000 }
b { display: block; width: 100px; height: 80px; background: rgb(0 0 255) }
"""
SHOT = "shop/word/__screenshots__/one.desktop-light.png"


class Shop:
    """A project with a catalog of one component."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.path = pytester.path
        self.write("shop/stories.py", CATALOG)
        self.write("shop/static/shop.css", CSS)
        self.html("<b></b>")

    def write(self, name: str, text: str) -> None:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def html(self, html: str, story: str = "", more: str = "", title: str = "One") -> None:
        """Write the stories file: one story of some HTML."""
        items = f"Story(title={title!r}, template=one, {story})"
        self.write(
            "shop/word/stories.py",
            f"{HEAD}def one(): return {html!r}\n{dedent(more)}\n"
            f"def word() -> Subject: return Subject(items=[{items}])\n",
        )

    def settings(self, text: str) -> None:
        self.write("pyproject.toml", f"[tool.storyville.browser]\n{text}\n")

    def run(self, *options: str) -> pytest.RunResult:
        given = ("-p", "no:cacheprovider", "--storyville-browser", *options)
        return self.pytester.runpytest(*given)

    def ids(self) -> list[str]:
        return re.findall(
            r"::word/one::(\S+)$", self.run("--collect-only", "-q").stdout.str(), re.MULTILINE
        )


@pytest.fixture
def shop(pytester: pytest.Pytester) -> Shop:
    return Shop(pytester)


def pixels(file: Path) -> Image.Image:
    return Image.open(BytesIO(file.read_bytes())).convert("RGB")


class TestScreenshots:
    def test_from_the_first_to_the_next(self, shop: Shop) -> None:
        result = shop.run("-k", "screenshot")
        result.assert_outcomes(failed=1, deselected=2)
        result.stdout.fnmatch_lines(
            ["*There is no screenshot of this yet.", "*--storyville-update*"]
        )
        assert not (shop.path / SHOT).exists()

        shop.run("--storyville-update").assert_outcomes(passed=3)
        picture = pixels(shop.path / SHOT)
        assert picture.size == (1280, 800)
        assert picture.getpixel((50, 40)) == (0, 0, 255)
        shop.run().assert_outcomes(passed=3)

        edit(shop.path / "shop/static/shop.css", "80px", "81px")
        result = shop.run("-k", "screenshot")
        result.assert_outcomes(failed=1, deselected=2)
        result.stdout.fnmatch_lines(
            [
                "*This looks different. 100 pixels differ, less than 0.01%, from (0, 80) to *",
                "  before: *__screenshots__/one.desktop-light.png",
                "screenshots: 1 changed",
            ]
        )
        shop.settings("tolerance = 0.001")
        shop.run("-k", "screenshot").assert_outcomes(passed=1, deselected=2)
        shop.settings("")
        result = shop.run("-k", "screenshot", "--storyville-update")
        result.stdout.fnmatch_lines(["screenshots: 1 written"])
        shop.run("-k", "screenshot").assert_outcomes(passed=1, deselected=2)

    def test_the_report_shows_before_and_after(self, shop: Shop, page: Page) -> None:
        shop.run("--storyville-update", "-k", "screenshot")
        edit(shop.path / "shop/static/shop.css", "rgb(0 0 255)", "rgb(255 0 0)")
        shop.html("<b></b><div style='height: 900px'></div>")
        result = shop.run("-k", "screenshot or axe", "--storyville-report", "seen")
        result.stdout.fnmatch_lines(["*It was 1280 × 800 pixels, and is 1280 × 980. *"])
        page.goto((shop.path / "seen/index.html").as_uri())
        expect(page.get_by_role("heading", name="word/one: screenshot")).to_be_visible()
        for name in ("Before", "After", "Difference"):
            picture = page.get_by_role("figure", name=name).get_by_role("img")
            assert (
                picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1280
            )
        after = page.locator(".stack").get_by_alt_text("After")
        page.get_by_role("slider").fill("100")
        expect(after).to_have_css("clip-path", "inset(0px 0% 0px 0px)")
        page.get_by_role("slider").fill("0")
        expect(after).to_have_css("clip-path", "inset(0px 100% 0px 0px)")

        shop.run("-k", "screenshot", "--storyville-update", "--storyville-report", "seen")
        page.reload()
        expect(page.get_by_role("heading", name="written")).to_be_visible()
        shop.run("-k", "screenshot", "--storyville-report", "seen")
        page.reload()
        expect(page.get_by_text("There is nothing to look at.")).to_be_visible()

    def test_nobodys_files_give_way_to_a_report(self, shop: Shop) -> None:
        result = shop.run("--storyville-report", "shop")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*shop holds what is no report of Storyville*"])
        result = shop.run("--storyville-report", "shop/stories.py")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*shop/stories.py can't be made: *"])

    def test_a_file_that_is_no_picture(self, shop: Shop) -> None:
        shop.write(SHOT, "GIF")
        result = shop.run("-k", "screenshot")
        result.stdout.fnmatch_lines(["*one.desktop-light.png: it can't be read as a PNG: *"])
        (shop.path / SHOT).unlink()
        (shop.path / SHOT).parent.rmdir()
        shop.write(str(Path(SHOT).parent), "")
        result = shop.run("-k", "screenshot", "--storyville-update")
        result.assert_outcomes(failed=1, deselected=2)
        result.stdout.fnmatch_lines(["*one.desktop-light.png can't be used: *"])

    def test_each_viewport_and_theme(self, shop: Shop) -> None:
        shop.settings("viewports = { wide = [800, 300], phone = [390, 844] }\n"
                      "themes = ['light', 'dark']")  # fmt: skip
        assert shop.ids() == [
            "renders",
            "screenshot[wide-light]",
            "screenshot[wide-dark]",
            "screenshot[phone-light]",
            "screenshot[phone-dark]",
            "axe[light]",
            "axe[dark]",
        ]
        shop.run("--storyville-update").assert_outcomes(passed=7)
        folder = shop.path / "shop/word/__screenshots__"
        assert pixels(folder / "one.phone-dark.png").size == (390, 844)
        assert pixels(folder / "one.phone-dark.png").getpixel((300, 300)) == (0, 0, 0)
        assert pixels(folder / "one.phone-light.png").getpixel((300, 300)) == (255, 255, 255)

    def test_what_is_left_over_goes(self, shop: Shop) -> None:
        shop.run("-k", "screenshot", "--storyville-update")
        shop.html("<b></b>", title="Two")
        shop.run("-k", "axe")
        assert (shop.path / SHOT).exists()
        shop.run("-k", "screenshot", "--storyville-update")
        names = [file.name for file in (shop.path / SHOT).parent.iterdir()]
        assert names == ["two.desktop-light.png"]

    def test_what_moves_stands_still(self, shop: Shop) -> None:
        moving = """<style>@keyframes turn { to { transform: rotate(1turn) } }
            @keyframes come { from { opacity: 0 } to { background: lime } }
            b { animation: turn 0.7s infinite linear }
            i { display: block; height: 40px; animation: come 9s forwards }</style>
            <b></b><i></i><input autofocus aria-label="Name">"""
        shop.html(moving)
        shop.run("--storyville-update", "-k", "screenshot")
        assert pixels(shop.path / SHOT).getpixel((600, 100)) == (0, 255, 0)
        for _ in range(3):
            shop.run("-k", "screenshot").assert_outcomes(passed=1, deselected=2)

    def test_a_story_can_do_without(self, shop: Shop) -> None:
        shop.html("<b></b>", "screenshots=False")
        assert shop.ids() == ["renders", "axe[light]"]
        shop.settings("screenshots = false\naxe = false")
        assert shop.ids() == ["renders"]

    def test_several_processes_tell_one_tale(self, shop: Shop) -> None:
        shop.settings("viewports = { a = [300, 200], b = [320, 200], c = [340, 200] }")
        options = ("--storyville-browser", "-n", "2", "--storyville-report", "seen")
        result = shop.pytester.runpytest_subprocess(*options)
        result.assert_outcomes(passed=2, failed=3)
        result.stdout.fnmatch_lines(["screenshots: 3 new"])
        text = (shop.path / "seen/index.html").read_text()
        assert text.count("There is no screenshot of this yet") == 3


class TestAxe:
    def test_what_is_wrong_is_told(self, shop: Shop) -> None:
        shop.html('<p style="color: #aaa">Pale</p><img src="static/none.png">')
        result = shop.run("-k", "axe")
        result.assert_outcomes(failed=1, deselected=2)
        result.stdout.fnmatch_lines(
            [
                "shop/word/stories.py:*: axe-core knows 2 rules that are broken here.",
                "  color-contrast (serious): *",
                "    WCAG 1.4.3, https://*",
                '    <p style="color: #aaa">Pale</p>',
                "  image-alt (critical): *",
                "    WCAG 1.1.1, https://*",
                "To turn it off for this story: axe_off=['color-contrast', 'image-alt']",
            ]
        )

    def test_rules_can_be_off(self, shop: Shop) -> None:
        shop.html(
            '<p style="color: #aaa">Pale</p><img src="static/none.png">', "axe_off=['image-alt']"
        )
        shop.settings("axe_off = ['color-contrast']")
        shop.run("-k", "axe").assert_outcomes(passed=1, deselected=2)


PLAYED = """
async def play(page):
    {}
"""


class TestPlay:
    def play(self, shop: Shop, body: str, html: str = "<button>Go</button>") -> pytest.RunResult:
        shop.html(html, "play=play", PLAYED.format(indent(dedent(body), "    ").strip()))
        return shop.run("-k", "play")

    def test_what_it_expects(self, shop: Shop) -> None:
        html = "<button onclick=\"this.textContent = 'Gone'\">Go</button>"
        body = 'await page.get_by_role("button", name="Go").click()\n'
        good, bad = (f"{body}assert await page.text_content('button') == {text!r}"
                     for text in ("Gone", "Done"))  # fmt: skip
        self.play(shop, good, html).assert_outcomes(passed=1, deselected=3)
        result = self.play(shop, bad, html)
        result.assert_outcomes(failed=1, deselected=3)
        told = ["*stories.py:16: Assertion failed: assert 'Gone' == 'Done'*", "  > 16 | *"]
        result.stdout.fnmatch_lines(told)

    def test_what_playwright_says(self, shop: Shop) -> None:
        shop.settings("timeout = 3")
        result = self.play(shop, "await page.get_by_role('link').click()")
        result.stdout.fnmatch_lines(["*stories.py:15: *TimeoutError: *"])

    def test_it_may_not_take_forever(self, shop: Shop) -> None:
        shop.settings("timeout = 0.5")
        result = self.play(shop, "await page.evaluate('new Promise(() => {})')")
        result.stdout.fnmatch_lines(["*play did not end within 0.5 s."])

    def test_a_script_that_fails(self, shop: Shop) -> None:
        html = "<button onclick=\"throw new Error('no such tide')\">Go</button>"
        result = self.play(shop, "await page.click('button')", html)
        result.stdout.fnmatch_lines(["*a script of the page failed: no such tide*"])

    def test_it_has_the_browser_for_itself(self, shop: Shop) -> None:
        html = "<script>localStorage.count = 1 + (+localStorage.count || 0)</script><b></b>"
        body = "assert await page.evaluate('localStorage.count') == '1'"
        shop.settings("viewports = { wide = [800, 300], phone = [390, 844] }")
        self.play(shop, body, html).assert_outcomes(passed=1, deselected=4)
        shop.run("--storyville-update").assert_outcomes(passed=5)

    def test_it_must_be_async(self, shop: Shop) -> None:
        shop.html("<b></b>", "play=play", "def play(page): pass")
        result = shop.run("-k", "play")
        result.stdout.fnmatch_lines(["*stories.py:*: play must be async: `async def play(page)`."])

    def test_an_await_that_is_missing(self, shop: Shop) -> None:
        result = self.play(shop, "page.get_by_role('button', name='Stop').click()")
        told = ["*stories.py:15: coroutine 'Locator.click' was never awaited: *", "  > 15 | *"]
        result.stdout.fnmatch_lines(told)

    def test_a_story_that_does_not_render_is_not_played(self, shop: Shop) -> None:
        result = self.play(shop, "pass", None)  # ty: ignore[invalid-argument-type]
        result.stdout.fnmatch_lines(["This story does not render. *returned None*"])


class TestSettings:
    @pytest.mark.parametrize(
        ("line", "told"),
        [
            ("theme = 'dark'", "there is no setting 'theme'; there is: viewports, themes, *"),
            ("themes = ['blue']", "themes must be a list of light and dark, each *, not *"),
            ("themes = ['dark', 'dark']", "themes must be a list of light and dark, each *"),
            ("viewports = { 'a b' = [1, 2] }", "viewports must be a table such as *"),
            ("viewports = { phone = 390 }", "viewports must be a table such as *"),
            ("tolerance = 3", "tolerance must be a number from 0 to 1, not 3"),
            ("timeout = 0", "timeout must be a number of seconds above 0, not 0"),
        ],
    )
    def test_what_can_not_be_is_told(self, shop: Shop, line: str, told: str) -> None:
        shop.settings(line)
        result = shop.run()
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([f"*pyproject.toml: *tool.storyville.browser*: {told}"])

    @pytest.mark.parametrize("option", ["--storyville-update", "--storyville-report=seen"])
    def test_options_that_need_the_browser(self, shop: Shop, option: str) -> None:
        result = shop.pytester.runpytest(option)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines([f"*{option.partition('=')[0]} needs --storyville-browser."])

    def test_isolated_runs_have_no_browser(self, shop: Shop) -> None:
        result = shop.run("--storyville-isolated")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        result.stderr.fnmatch_lines(["*leave out --storyville-isolated*"])

    def test_a_browser_that_is_not_there(self, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("STORYVILLE_CHROMIUM", "/nowhere/chromium")
        result = shop.run("-k", "axe")
        result.stdout.fnmatch_lines(["*No browser could be started: *", "*playwright install*"])

    def test_playwright_that_is_not_there(
        self, shop: Shop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        absent = "raise ModuleNotFoundError(\"No module named 'playwright'\", name='playwright')\n"
        shop.write("elsewhere/playwright/__init__.py", absent)
        monkeypatch.setenv("PYTHONPATH", str(shop.path / "elsewhere"))
        result = shop.pytester.runpytest_subprocess("--storyville-browser", "shop")
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        told = "*needs what storyville?browser? installs: No module named 'playwright'*"
        result.stderr.fnmatch_lines([told])


def test_a_part_of_the_design_system(pytester: pytest.Pytester) -> None:
    ignore = ignore_patterns("__pycache__")
    copytree(EXAMPLES / "design_system", pytester.path / "design_system", ignore=ignore)
    themes = "[tool.storyville.browser]\nthemes = ['light', 'dark']\n"
    (pytester.path / "pyproject.toml").write_text(themes)
    options = ("--storyville-browser", "-k", "screenshot or axe or play")
    part = "design_system/overlays/dialog"
    result = pytester.runpytest_subprocess(*options, "--storyville-update", part)
    assert result.ret == pytest.ExitCode.OK
    tests = result.parseoutcomes()["passed"]
    style = pytester.path / "design_system/static/overlays.css"
    style.write_text(f"{style.read_text()}\n.sk-dialog p {{ color: #888 }}\n")
    result = pytester.runpytest_subprocess(*options, part)
    outcomes = result.parseoutcomes()
    assert outcomes["passed"] + outcomes["failed"] == tests
    file = "FAILED design_system/overlays/dialog/stories.py::overlays/dialog"
    result.stdout.fnmatch_lines_random(
        [f"{file}/question::screenshot?desktop-dark?*", f"{file}/question::axe?light?*"]
    )
    assert f"{file}/opened-by-a-button" not in result.stdout.str()
