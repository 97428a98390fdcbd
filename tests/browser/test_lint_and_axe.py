"""Where axe-core has a rule that the lint has too, both find the same."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import storyville
from storyville.lint import RULES, lint

from .conftest import EXAMPLES

AXE = Path(storyville.__file__).parent / "static/dist/axe.js"
SAME = {
    "accesskeys": ["duplicate-accesskey"],
    "area-alt": ["area-alt"],
    "aria-allowed-attr": ["aria-allowed"],
    "aria-command-name": ["button-name", "link-name", "widget-name"],
    "aria-deprecated-role": ["deprecated-role"],
    "aria-dialog-name": ["widget-name"],
    "aria-hidden-focus": ["hidden-focus"],
    "aria-input-field-name": ["label"],
    "aria-meter-name": ["widget-name"],
    "aria-progressbar-name": ["widget-name"],
    "aria-prohibited-attr": ["aria-name-allowed"],
    "aria-required-attr": ["required-aria"],
    "aria-required-children": ["required-children"],
    "aria-required-parent": ["required-parent"],
    "aria-roles": ["invalid-role", "abstract-role"],
    "aria-tab-name": ["widget-name"],
    "aria-toggle-field-name": ["label"],
    "aria-tooltip-name": ["widget-name"],
    "aria-treeitem-name": ["widget-name"],
    "aria-valid-attr": ["unknown-aria"],
    "aria-valid-attr-value": ["aria-value", "missing-id"],
    "autocomplete-valid": ["autocomplete"],
    "blink": ["moving-text"],
    "button-name": ["button-name"],
    "definition-list": ["definition-list"],
    "dlitem": ["definition-item"],
    "document-title": ["document-title"],
    "duplicate-id": ["duplicate-id"],
    "duplicate-id-aria": ["duplicate-id"],
    "empty-heading": ["empty-heading"],
    "empty-table-header": ["empty-table-header"],
    "frame-title": ["frame-title"],
    "heading-order": ["heading-order"],
    "html-has-lang": ["html-lang"],
    "image-alt": ["image-alt"],
    "input-button-name": ["button-name"],
    "input-image-alt": ["image-button-alt"],
    "label": ["label"],
    "label-content-name-mismatch": ["label-in-name"],
    "link-name": ["link-name"],
    "list": ["list-children"],
    "listitem": ["list-item"],
    "marquee": ["moving-text"],
    "meta-refresh": ["meta-refresh"],
    "meta-viewport": ["meta-viewport"],
    "nested-interactive": ["nested-interactive"],
    "presentation-role-conflict": ["presentation-conflict"],
    "role-img-alt": ["graphic-name"],
    "scope-attr-valid": ["scope-attribute"],
    "select-name": ["label"],
    "summary-name": ["summary-name"],
    "svg-img-alt": ["graphic-name"],
    "tabindex": ["tabindex"],
    "td-has-header": ["table-headers"],
    "td-headers-attr": ["headers-attribute"],
    "valid-lang": ["valid-lang"],
    "video-caption": ["video-captions"],
}
"""Rules of axe-core, and those of the lint that look for the same."""
OURS = {name for names in SAME.values() for name in names}
RUN = """async ([html, rules]) => {
    const top = document.querySelector("#top");
    if (top) top.innerHTML = html;
    const found = await axe.run(top ?? document, {
        runOnly: { type: "rule", values: rules },
        resultTypes: ["violations", "incomplete"],
    });
    const ids = (results) => results.map(({ id }) => id);
    return [ids(found.violations), ids(found.incomplete)];
}"""
RENDER = """
import json, sys
from storyville.discovery import discover, is_article, locate
from storyville.loading import load
from storyville.rendering import component_html
location = locate(sys.argv[1])
units = [unit for unit in discover(location.folder).units if not is_article(unit)]
loaded = load(location, units)
print(json.dumps({
    story.id: component_html(loaded.story(story.id), loaded.subject(subject.id).target)
    for subject in loaded.catalog.walk() if subject.kind == "subject"
    for story in subject.stories
}))
"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route("**", lambda route: route.abort())
    begin(page, '<!doctype html><html lang="en"><title>a</title><body><div id="top"></div>')
    yield page
    page.close()


def begin(page: Page, document: str) -> None:
    page.set_content(document, wait_until="commit")
    page.evaluate(AXE.read_text())


def disagreements(page: Page, html: str) -> list[str]:
    """What only one of the two finds."""
    certain, possible = page.evaluate(RUN, [html, list(SAME)])
    ours = {problem.rule.name for problem in lint(html)}
    theirs = {name for id in (*certain, *possible) for name in SAME[id]}
    missed = [f"axe: {id}" for id in certain if ours.isdisjoint(SAME[id])]
    return [*missed, *(f"lint: {name}" for name in sorted(ours & OURS - theirs))]


def is_document(html: str) -> bool:
    return html.startswith(("<!doctype", "<html"))


@pytest.mark.parametrize("kind", ["bad", "good"])
def test_of_the_examples_of_the_rules(browser: Browser, page: Page, kind: str) -> None:
    differ = {}
    for rule in RULES.values():
        html: str = getattr(rule, kind)
        if is_document(html):
            own = browser.new_page()
            begin(own, html)
            differ[rule.name] = disagreements(own, html)
            own.close()
        else:
            differ[rule.name] = disagreements(page, html)
    assert {name: found for name, found in differ.items() if found} == {}


@pytest.mark.parametrize(
    "name", ["design_system", "htpy_catalog", "jinja_catalog", "plain_catalog"]
)
def test_of_the_stories_of_the_examples(page: Page, name: str) -> None:
    command = [sys.executable, "-c", RENDER, str(EXAMPLES / name)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    stories: dict[str, Any] = json.loads(done.stdout)
    differ = {id: disagreements(page, html) for id, html in stories.items()}
    assert {id: found for id, found in differ.items() if found} == {}
    assert differ
