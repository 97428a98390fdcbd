"""What the lint finds, and what it leaves alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storyville.lint import ALL, RULES, lint, told

UNDERSTANDING = "https://www.w3.org/WAI/WCAG22/Understanding"


def found(html: str) -> list[str]:
    """The names of the rules that HTML does not keep."""
    return list(dict.fromkeys(problem.rule.name for problem in lint(html)))


def sentences(html: str) -> list[str]:
    return [problem.sentence for problem in lint(html)]


@pytest.mark.parametrize("name", RULES)
def test_a_rule_finds_its_bad_example_and_nothing_else_does(name: str) -> None:
    assert found(RULES[name].bad) == [name]


@pytest.mark.parametrize("name", RULES)
def test_nothing_is_wrong_with_good_examples(name: str) -> None:
    assert lint(RULES[name].good) == []


FINE = {
    "text": "Sold out &amp; gone: 1 &lt; 2",
    "nothing": "",
    "end tags that may be left out": "<ul><li>a<li>b</ul><p>c<p>d<dl><dt>e<dd>f</dl>",
    "a table without them": "<table><tr><th>a<tr><td>b</table>",
    "a select without them": "<select aria-label=x><optgroup label=a><option>b<option>c</select>",
    "a row": "<tr><td>a</td></tr>",
    "a cell": "<td>a</td>",
    "a paragraph before a block": "<p>a<div>b</div>",
    "a paragraph in a button": "<p><button><span>a</span></button></p>",
    "drawings": '<svg viewBox="0 0 1 1"><path d="M0 0"/><g><rect/></g></svg>',
    "HTML in a drawing": "<svg><foreignObject><p>a</p></foreignObject><a href=x>b</a></svg>",
    "scripts": '<script>if (a < b) { c("</p>") }</script><style>a > b {}</style>',
    "a text area with tags": '<textarea aria-label="a"><p></textarea>',
    "custom elements": "<my-list><my-item>a</my-item></my-list>",
    "attributes of frameworks": '<p @click="a" :class="b" x-on:keyup.enter="c" hx-get="/d">e</p>',
    "decoration": '<img src="a.png" alt="">',
    "an image that means nothing": '<img src="a.png" role="presentation">',
    "an image that is hidden": '<img src="a.png" hidden>',
    "an image with a title": '<img src="a.png" title="A map">',
    "what a template holds": '<template><p id="a"><img></p></template><p id="a">c</p>',
    "a tab alone": '<div role="tab" id="a">Times</div>',
    "a tab whose list is not known": '<div><div role="tab">Times</div></div>',
    "an item alone": "<li>Upper deck</li>",
    "an item alone that says something": '<li aria-label="Upper" aria-posinset="1">a</li>',
    "text between items": '<p role="list"><i role="listitem">a</i>, <i role="listitem">b</i></p>',
    "a term alone": "<dt>Deck</dt>",
    "a tab that another element owns": '<div role="tablist" aria-owns="a"></div>'
    '<div role="group"><div role="tab" id="a">Times</div></div>',
    "a menu that is closed": '<button aria-haspopup="menu" aria-controls="a">Decks</button>',
    "a panel that is not there": '<button aria-expanded="false" aria-controls="a">Decks</button>',
    "a list that loads": '<div role="list" aria-busy="true">Loading</div>',
    "a list that is empty": '<div role="list"></div>',
    "lists in wrappers": '<div role="list"><div><div role="listitem">a</div></div></div>',
    "a menu with groups": '<div role="menu" aria-label="a"><div role="group">'
    '<div role="menuitem">b</div></div><div role="separator"></div></div>',
    "a switch of its own kind": '<label><input type="checkbox" role="switch"> a</label>',
    "a heading of any level": "<h4>a</h4><h5>b</h5><h2>c</h2>",
    "headings by ARIA": '<div role="heading" aria-level="2">a</div><h3>b</h3>',
    "a heading with an image": '<h2><img src="a.png" alt="Skerry"></h2>',
    "a hidden heading": "<h2>a</h2><h4 hidden>b</h4>",
    "a focus in what is not drawn": '<p aria-hidden="true" hidden><button>a</button></p>',
    "what is disabled": '<p aria-hidden="true"><button disabled>a</button></p>',
    "a dialog that is closed": "<dialog><img src=a.png></dialog>",
    "a button in a label": "<label>a <input></label>",
    "a drawing with links": '<svg><a href="x"><text>a</text></a></svg>',
    "terms in groups": "<dl><div><dt>a</dt><dd>b</dd></div><div><dt>c</dt><dd>d</dd></div></dl>",
    "several terms": "<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>",
    "a list with a script": "<ul><li>a</li><template></template><script></script></ul>",
    "a list that is tabs": '<ul role="tablist"><li role="tab">a</li></ul>',
    "a small table": "<table><tr><td>a</td><td>b</td></tr></table>",
    "a name around what is shown": '<a href="x" aria-label="Read more about fares">Read more</a>',
    "a name that a symbol has": '<button aria-label="Close">×</button>',
    "a name for an icon": '<button aria-label="Close"><i aria-hidden="true">cross</i></button>',
    "a section of a form": '<input aria-label=a autocomplete="section-x shipping home tel">',
    "a video without sound": '<video src="a.mp4" muted></video>',
    "a combobox with its list": '<input role="combobox" aria-label="a" aria-expanded="true"'
    ' aria-controls="b"><ul role="listbox" id="b"><li role="option">c</li></ul>',
    "an attribute that is empty": '<button aria-expanded="" aria-haspopup="">a</button>',
    "a custom element with a name": '<my-chart aria-label="a"></my-chart>',
    "a role that falls back": '<div role="doc-tip note">a</div>',
    "languages": '<p lang="de-CH">a <i lang="">b</i><i lang="zh-Hant">c</i></p>',
    "a document": '<!doctype html><html lang="en"><title>a</title><body><h1>b</h1></body></html>',
    "an accessible name from elsewhere": '<span id="a">Deck</span><input aria-labelledby="a">',
    "a separator with a value": '<div role="separator" tabindex="0" aria-valuenow="3"></div>',
}


@pytest.mark.parametrize("name", FINE)
def test_nothing_is_wrong_with(name: str) -> None:
    assert told(lint(FINE[name])).splitlines()[1:-1] == []


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<p><div>a</div></p>", ["misplaced-element"]),
        ("<p>a <span><div>b</div></span></p>", ["misplaced-element"]),
        ("<table><div>a</div></table>", ["misplaced-element"]),
        ("<table>text<tr><td>a</td></tr></table>", ["misplaced-element"]),
        ("<a href=x>a <a href=y>b</a></a>", ["misplaced-element"]),
        ("<button>a<button>b</button></button>", ["misplaced-element"]),
        ("<form><div><form></form></div></form>", ["misplaced-element"]),
        ("<h1>a<h2>b</h2></h1>", ["misplaced-element"]),
        ("<div/>a", ["parse-error", "unclosed-element"]),
        ("a</br>", ["stray-end-tag"]),
        ("<svg><g></svg>", ["unclosed-element"]),
        ("<p>&unknown;</p>", ["parse-error"]),
        ('<img src="a.png" alt=" ">', ["image-alt"]),
        ('<a href="/x"></a>', ["link-name"]),
        ('<div role="button" tabindex="0"></div>', ["button-name"]),
        ("<select><option>a</option></select>", ["label"]),
        ('<label for="a">b</label><textarea id="c"></textarea>', ["missing-id", "label"]),
        ('<div role="textbox" contenteditable></div>', ["label"]),
        ('<div role="none" tabindex="0">a</div>', ["presentation-conflict"]),
        ('<div role="menu" aria-label="a"><div role="option">b</div></div>', [
            "required-parent", "required-children",
        ]),
        ('<div role="radiogroup"><div role="radio" tabindex="0">a</div></div>', ["required-aria"]),
        ('<input role="combobox" aria-expanded="true" aria-label="a">', ["required-aria"]),
        ('<div role="listbox" aria-label="a">None</div>', ["required-children"]),
        ('<span aria-label="a">b</span>', ["aria-name-allowed"]),
        ('<div aria-valuenow="a" role="meter" aria-label="b"></div>', ["aria-value"]),
        ('<li aria-selected="true">a</li>', ["aria-allowed"]),
        ('<ul><li>a</li>text</ul>', ["list-children"]),
        ("<dl><dd>a</dd><dt>b</dt></dl>", ["definition-list"]),
        ("<dl><div><dt>a</dt><dd>b</dd></div><p>c</p></dl>", ["definition-list"]),
        ('<div aria-hidden="true" tabindex="0">a</div>', ["hidden-focus"]),
        ("<label><button>a <input aria-label=b></button></label>", ["nested-interactive"]),
        ('<input aria-label="a" autocomplete="work name">', ["autocomplete"]),
        ('<meta name="viewport" content="maximum-scale=1">', ["meta-viewport"]),
        ("<table><tr><td scope=row>a</td></tr></table>", ["scope-attribute"]),
    ],
)  # fmt: skip
def test_something_is_wrong_with(html: str, names: list[str]) -> None:
    assert found(html) == names


def test_a_problem_says_what_is_wrong_where() -> None:
    assert sentences('<div aria-labeledby="x">a</div>') == ["There is no attribute aria-labeledby."]
    assert sentences("<h2>a</h2><h4>b</h4>") == ["A heading of level 4 follows one of level 2."]
    assert sentences("<p>a <ul></ul></p>") == [
        "<ul> can't be in <p>; browsers take it out of there."
    ]


def test_the_message_names_rule_place_reference_and_how_not_to_be_told() -> None:
    images = '<img src="a.png" class="wide">' * 7
    assert told(lint(f"{images}<h2></h2>")).splitlines() == [
        "Lint: 8 problems",
        "image-alt: An image has no alt.",
        *['    <img src="a.png" class="wide">'] * 5,
        "    … and 2 more",
        f"  WCAG 1.1.1 Non-text Content: {UNDERSTANDING}/non-text-content",
        "empty-heading: A heading is empty.",
        "    <h2>",
        f"  WCAG 2.4.6 Headings and Labels: {UNDERSTANDING}/headings-and-labels",
        'To turn this off here: lint={"image-alt": False, "empty-heading": False}',
    ]


def test_a_long_tag_is_cut() -> None:
    [problem] = lint(f'<img src="{"a" * 500}">')
    assert len(problem.found.excerpt) == 120


def test_only_the_rules_that_are_on_are_looked_for() -> None:
    html = "<img><h2></h2>"
    assert {problem.rule.name for problem in lint(html, ALL - {"image-alt"})} == {"empty-heading"}
    assert lint(html, frozenset()) == []


PIECES = [
    *(rule.bad for rule in RULES.values()),
    *(f"<{tag}>" for tag in ("p", "a", "b", "li", "td", "table", "svg", "template", "dl")),
    *(f"</{tag}>" for tag in ("p", "a", "b", "br", "table", "svg", "template", "html", "body")),
    "<!doctype html>", "<html>", "<p id='\"'>", "<!--", "]]>", "text", "&", '<i aria-owns="x y">',
    '<b id="x" aria-owns="x">', "<head>", '<div role="row table nothing">', '<a tabindex="٣">',
]  # fmt: skip


def test_html_that_is_very_deep_is_linted_as_far_as_that_goes() -> None:
    assert found("<button>" + "<i>" * 5000 + "<img>") == ["unclosed-element", "image-alt"]


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_any_html_can_be_linted(pieces: list[str]) -> None:
    assert told(lint("".join(pieces))).startswith("Lint: ")
