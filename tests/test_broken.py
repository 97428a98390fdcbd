"""What a user reads of whatever can be wrong, in a real run of pytest on `tests/broken`."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from storyville.lint import GROUPS

BROKEN = Path(__file__).parent / "broken"
OFF = "To turn this off here: lint="
WCAG = "https://www.w3.org/WAI/WCAG22/Understanding/"
HTML = "https://html.spec.whatwg.org/multipage/"
FAILING = "shop/failing/stories.py"
LINTED = "shop/linted/stories.py"
SEEN = "shop/seen/stories.py"
TOLD = {
    "failing/raises: renders": [
        f"{FAILING}:5: ZeroDivisionError: *",
        '  > 5 |     return f"<p>£{pounds // each}</p>"',
        "  props",
        "    pounds = 9",
        "    each = 0",
    ],
    "failing/wrong-props: renders": [
        f"{FAILING}:21: TypeError: *unexpected keyword argument 'pound'*",
        "    pound = 9",
    ],
    "failing/no-html: renders": [
        f"{FAILING}:22: The component returned a value of type builtins.dict, which is not HTML.*",
    ],
    'failing/query: GetByRole("button")': [
        f'{FAILING}:23: Assertion failed: GetByRole("button"): found none',
        "HTML:",
        "  <p>£9</p>",
    ],
    "failing/function: Is cheap": [
        f"{FAILING}:13: Assertion failed: too dear",
        '  > 13 |     assert "£1" in str(html), "too dear"',
    ],
    "linted/markup: lint": [
        f"{LINTED}:8: Lint: 3 problems",
        "unclosed-element: An element is not closed.",
        "    <b>",
        f"  HTML, “End tags”: {HTML}syntax.html#end-tags",
        "stray-end-tag: An end tag has no element to end.",
        "    </i>",
        f"  HTML, “End tags”: {HTML}syntax.html#end-tags",
        "misplaced-element: <ul> can't be in <p>; browsers take it out of there.",
        "    <ul>",
        f"  HTML, “Content models”: {HTML}dom.html#content-models",
        f'{OFF}{{"unclosed-element": False, "stray-end-tag": False, "misplaced-element": False}}',
        '  > * Story(title="Markup", *',
    ],
    "linted/ids: lint": [
        f"{LINTED}:9: Lint: 1 problem",
        'duplicate-id: The id "a" is there 2 times.',
        '    <p id="a">',
        f"  HTML, “The id attribute”: {HTML}dom.html#the-id-attribute",
        f'{OFF}{{"duplicate-id": False}}',
    ],
    "linted/alternatives: lint": [
        f"{LINTED}:10: Lint: 1 problem",
        "image-alt: An image has no alt.",
        '    <img src="map.png">',
        f"  WCAG 1.1.1 Non-text Content: {WCAG}non-text-content",
        f'{OFF}{{"image-alt": False}}',
    ],
    "linted/names: lint": [
        f"{LINTED}:11: Lint: 2 problems",
        "button-name: A button has no name.",
        '    <button class="close">',
        f"  WCAG 4.1.2 Name, Role, Value: {WCAG}name-role-value",
        "label: A field of a form has no label.",
        "    <input>",
        f"  WCAG 4.1.2 Name, Role, Value: {WCAG}name-role-value",
        f'{OFF}{{"button-name": False, "label": False}}',
    ],
    "linted/roles: lint": [
        f"{LINTED}:12: Lint: 1 problem",
        "invalid-role: There is no such role.",
        '    <div role="datepicker">',
        f"  WCAG 4.1.2 Name, Role, Value: {WCAG}name-role-value",
        f'{OFF}{{"invalid-role": False}}',
    ],
    "linted/aria: lint": [
        f"{LINTED}:13: Lint: 1 problem",
        'aria-value: aria-expanded can\'t be "yes".',
        '    <button aria-expanded="yes">',
        f"  WCAG 4.1.2 Name, Role, Value: {WCAG}name-role-value",
        f'{OFF}{{"aria-value": False}}',
    ],
    "linted/keyboard: lint": [
        f"{LINTED}:14: Lint: 1 problem",
        "tabindex: A tabindex is greater than 0.",
        '    <a href="/" tabindex="2">',
        f"  WCAG 2.4.3 Focus Order: {WCAG}focus-order",
        f'{OFF}{{"tabindex": False}}',
    ],
    "linted/structure: lint": [
        f"{LINTED}:15: Lint: 1 problem",
        "heading-order: A heading of level 4 follows one of level 2.",
        "    <h4>",
        f"  WCAG 1.3.1 Info and Relationships: {WCAG}info-and-relationships",
        f'{OFF}{{"heading-order": False}}',
    ],
    "linted/document: lint": [
        f"{LINTED}:16: Lint: 1 problem",
        "html-lang: A document does not say what language it is in.",
        "    <html>",
        f"  WCAG 3.1.1 Language of Page: {WCAG}language-of-page",
        f'{OFF}{{"html-lang": False}}',
    ],
    "ERROR collecting shop/unloadable/stories.py": [
        "shop/unloadable/stories.py:8: ValueError: Story: there is no rule 'image-alts' of the *",
        '  >  8 | *lint={"image-alts": False}),',
    ],
}


TOLD_OF_LOOKS = {
    "seen/pale: axe[light]": [
        f"{SEEN}:27: axe-core knows 1 rule that is broken here.",
        "  color-contrast (serious): *",
        "    WCAG 1.4.3, https://*",
        '    <p style="color: #bbb">£9</p>',
        "To turn it off for this story: axe_off=['color-contrast']",
    ],
    "seen/stuck: play": [
        f"{SEEN}:20: Assertion failed: assert 'Buy' == 'Sold'*",
        '  > 20 |     assert await page.text_content("button") == "Sold"',
    ],
    "seen/new: screenshot[desktop-light]": [
        f"{SEEN}:35: There is no screenshot of this yet.",
        "*--storyville-update takes it as it should be.",
    ],
    "seen/other-look: screenshot[desktop-light]": [
        f"{SEEN}:36: This looks different. * pixels differ, *",
        "  before: *__screenshots__/other-look.desktop-light.png",
    ],
    "seen/other-html: snapshot": [
        f"{SEEN}:37: The HTML is no longer that of its snapshot.",
        "-<p>£8</p>",
        "+<p>£9</p>",
        "`pytest --snapshot-update` accepts it as it is now.",
    ],
}


@pytest.fixture(scope="module", params=[(), ("--storyville-isolated",)], ids=["here", "isolated"])
def said(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[str]]:
    """What a run of pytest says of each thing that is wrong."""
    options = ["shop", "--continue-on-collection-errors", *request.param]
    return what_is_said(tmp_path_factory.mktemp("broken"), *options)


@pytest.fixture(scope="module")
def said_of_looks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The same of what is seen in a browser, or compared with what was accepted."""
    options = ["shop/seen", "--storyville-browser", "--storyville-snapshots"]
    return what_is_said(tmp_path_factory.mktemp("seen"), *options)


def what_is_said(folder: Path, *options: str) -> dict[str, list[str]]:
    project = folder / "project"
    shutil.copytree(BROKEN, project, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {name: each for name, each in os.environ.items() if "XDIST" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options],
        cwd=project,
        env=environment,  # syrupy goes by what xdist puts there
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout + done.stderr
    parts = re.split(r"^_+ (.+) _+$", done.stdout, flags=re.MULTILINE)
    return {name: text.splitlines() for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def test_each_thing_is_told_and_nothing_else(said: dict[str, list[str]]) -> None:
    unrendered = {f"{name.partition(':')[0]}: lint" for name in TOLD if name.endswith(": renders")}
    assert said.keys() == TOLD.keys() | unrendered


@pytest.mark.parametrize("name", TOLD)
def test_what_is_told(said: dict[str, list[str]], name: str) -> None:
    pytest.LineMatcher(said[name]).fnmatch_lines(TOLD[name])


def test_each_thing_that_is_seen_is_told_and_nothing_else(
    said_of_looks: dict[str, list[str]],
) -> None:
    assert said_of_looks.keys() == TOLD_OF_LOOKS.keys()


@pytest.mark.parametrize("name", TOLD_OF_LOOKS)
def test_what_is_told_of_looks(said_of_looks: dict[str, list[str]], name: str) -> None:
    pytest.LineMatcher(said_of_looks[name]).fnmatch_lines(TOLD_OF_LOOKS[name])


def test_there_is_a_story_for_each_group_of_the_lint() -> None:
    stories = [name for name in TOLD if name.startswith("linted/")]
    assert len(stories) == len(GROUPS)
