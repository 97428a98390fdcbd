"""What a component may return, and the document that shows it."""

import asyncio
import functools
import sys
from collections.abc import AsyncIterator, Callable, Collection, Generator, Iterator
from dataclasses import dataclass
from string.templatelib import Template
from typing import Any

import htpy
import jinja2
import markupsafe
import pytest
import tdom
import turbohtml

from storyville import Story, adapter
from storyville.errors import RenderingError
from storyville.models import Node, Target
from storyville.pages import bare_canvas
from storyville.rendering import Framing, Rendered, link_assets, render, to_html
from storyville.trees import queryable

from .conftest import Project


class Answering:
    """An element that answers to every attribute, as some builders' do."""

    def __getattr__(self, name: str) -> Callable[..., str]:
        return lambda *_: f"not {name}"


class Marked(Answering):
    def __html__(self) -> str:
        return "<b>marked</b>"


@dataclass
class Card:
    title: str

    def __call__(self) -> Template:
        return t"<h2>{self.title}</h2>"


class Waiting:
    def __await__(self) -> Generator[Any, Any, str]:
        return asyncio.sleep(0, "<b>waited</b>").__await__()


class Stream:
    async def __aiter__(self) -> AsyncIterator[object]:
        yield "<b>"
        yield t"{'<'}"
        yield b"</b>"


async def later(value: object) -> object:
    await asyncio.sleep(0)
    return value


def steps() -> Iterator[object]:
    yield "<ul>"
    for text in "ab":
        yield t"<li>{text}</li>"
    yield b"</ul>"


async def async_steps() -> AsyncIterator[object]:
    yield "<i>"
    yield later(t"{'&'}")
    yield "</i>"


environment = jinja2.Environment(autoescape=True)


RETURNED: dict[str, tuple[Callable[[], object], str]] = {
    "a t-string": (lambda: t"<b>{'<&>'}</b>", "<b>&lt;&amp;&gt;</b>"),
    "a t-string with a component": (lambda: t"<{Card} title='x' />", "<h2>x</h2>"),
    "a callable that returns a t-string": (lambda: Card("a & b"), "<h2>a &amp; b</h2>"),
    "a partial of a component": (lambda: functools.partial(Card("deep")), "<h2>deep</h2>"),
    "functions that return functions": (lambda: lambda: lambda: t"<b>x</b>", "<b>x</b>"),
    "tdom html": (lambda: tdom.html(t"<b>{'<'}</b>"), "<b>&lt;</b>"),
    "str": (lambda: "<b>&</b>", "<b>&</b>"),
    "an empty str": (lambda: "", ""),
    "jinja2": (lambda: environment.from_string("<b>{{ x }}</b>").render(x="<"), "<b>&lt;</b>"),
    "MarkupSafe": (lambda: markupsafe.Markup("<b>{}</b>").format("<"), "<b>&lt;</b>"),
    "an htpy element": (
        lambda: htpy.b(".x", title='"')["<", htpy.i],
        '<b class="x" title="&#34;">&lt;<i></i></b>',
    ),
    "an htpy fragment": (lambda: htpy.fragment[htpy.br, "<"], "<br>&lt;"),
    "an htpy element class": (lambda: htpy.div, "<div></div>"),
    "__html__ on the type": (Marked, "<b>marked</b>"),
    "bytes": (lambda: b"<b>\xc3\xa9</b>", "<b>é</b>"),
    "bytearray": (lambda: bytearray(b"<b>x</b>"), "<b>x</b>"),
    "nested lists": (lambda: ["<i>", t"{'<'}", (b"&", [htpy.br]), "</i>"], "<i>&lt;&<br></i>"),
    "an empty list": (list, ""),
    "a generator": (steps, "<ul><li>a</li><li>b</li></ul>"),
    "a map of components": (lambda: map(Card, "ab"), "<h2>a</h2><h2>b</h2>"),
    "a coroutine": (lambda: later("<b>x</b>"), "<b>x</b>"),
    "a coroutine of a coroutine": (lambda: later(later(t"{'<'}")), "&lt;"),
    "coroutines in lists": (lambda: [later("a"), later(["b", later("c")])], "abc"),
    "an async generator": (async_steps, "<i>&amp;</i>"),
    "an awaitable object": (Waiting, "<b>waited</b>"),
    "an async iterable object": (Stream, "<b>&lt;</b>"),
}


@pytest.mark.parametrize(("make", "html"), RETURNED.values(), ids=RETURNED)
def test_what_a_component_returns_becomes_html(make: Callable[[], object], html: str) -> None:
    assert to_html(make()) == html


def test_an_adapter_renders_values_of_its_type() -> None:
    class Tag:
        name = "b"

    @adapter(Tag)
    def render_tag(tag: Tag) -> str:
        return f"<{tag.name}></{tag.name}>"

    assert to_html([Tag(), "x"]) == "<b></b>x"
    assert render_tag(Tag()) == "<b></b>"


def test_an_adapter_may_be_async_and_may_return_anything_renderable() -> None:
    class Tag:
        name = "<"

    @adapter(Tag)
    async def render_tag(tag: Tag) -> list[object]:
        return [later(t"<b>{tag.name}</b>")]

    assert to_html(Tag()) == "<b>&lt;</b>"


def test_an_adapter_of_a_type_serves_those_below_it_unless_they_have_their_own() -> None:
    class Tag: ...

    class Wide(Tag): ...

    class Wider(Wide): ...

    adapter(Tag)(lambda _: "tag")
    assert to_html(Wider()) == "tag"
    adapter(Wide)(lambda _: "wide")
    assert to_html([Tag(), Wide(), Wider()]) == "tagwidewide"


def test_an_adapter_serves_elements_that_answer_to_every_attribute() -> None:
    class Builder(Answering): ...

    adapter(Builder)(lambda _: "built")
    assert to_html(Builder()) == "built"


def test_an_element_that_answers_to_every_attribute_has_no_protocol_for_it() -> None:
    with pytest.raises(RenderingError, match="Answering"):
        to_html(Answering())


class Secret:
    def __repr__(self) -> str:
        return "<hidden>"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Secret(), f"{__name__}.Secret"),
        (5, "builtins.int"),
        (True, "builtins.bool"),
        (1.5, "builtins.float"),
        ({"<b>": 1}, "builtins.dict"),
        (Secret, "builtins.type"),
        (object(), "builtins.object"),
        (["<b>", [Secret()]], f"{__name__}.Secret"),
    ],
)
def test_a_type_that_nobody_knows_is_named_never_printed(value: object, name: str) -> None:
    with pytest.raises(RenderingError) as caught:
        to_html(value)
    assert name in str(caught.value)
    assert "adapter" in str(caught.value)
    assert "<hidden>" not in str(caught.value)


def test_none_asks_for_the_missing_return() -> None:
    with pytest.raises(RenderingError, match="return"):
        to_html(None)


def test_a_value_in_a_coroutine_that_is_not_html_is_an_error_too() -> None:
    with pytest.raises(RenderingError, match=r"builtins\.int"):
        to_html(later(5))


def rendered(
    story: Story,
    target: Target | None = None,
    *,
    layout: Target | None = None,
    with_assertions: bool = True,
) -> Rendered:
    """The story, as the one of a subject `forms/button`."""
    node = Node("story", "forms/button/primary", "Primary <1>", story.site.place())
    framing = Framing(layout, bare_canvas, set())
    return render(node, story, target, framing, with_assertions=with_assertions)


def button(label: str = "Save", *, kind: str = "plain") -> Template:
    return t"<button class={kind}>{label}</button>"


async def async_button(label: str = "Save") -> Template:
    await asyncio.sleep(0)
    return button(label)


@dataclass
class Button:
    label: str = "Save"
    kind: str = "plain"

    def __call__(self) -> Template:
        return button(self.label, kind=self.kind)


class OldButton:
    def __init__(self, label: str) -> None:
        self._label = label

    def __html__(self) -> str:
        return f"<button>{self._label}</button>"


class Buttons:
    def __init__(self, kind: str) -> None:
        self._kind = kind

    def __call__(self, label: str) -> Template:
        return button(label, kind=self._kind)

    def method(self, label: str) -> Template:
        return button(label, kind="method")

    @classmethod
    def made(cls, label: str) -> Template:
        return button(label, kind="classmethod")


@pytest.mark.parametrize(
    ("target", "html"),
    [
        (button, '<button class="plain">Go</button>'),
        (async_button, '<button class="plain">Go</button>'),
        (Button, '<button class="plain">Go</button>'),
        (OldButton, "<button>Go</button>"),
        (Buttons("fancy"), '<button class="fancy">Go</button>'),
        (Buttons("fancy").method, '<button class="method">Go</button>'),
        (Buttons.made, '<button class="classmethod">Go</button>'),
        (functools.partial(button, kind="part"), '<button class="part">Go</button>'),
        (lambda label: f"<i>{label}</i>", "<i>Go</i>"),
        (environment.from_string("<b>{{ label }}</b>").render, "<b>Go</b>"),
    ],
)
def test_a_component_is_whatever_can_be_called_with_the_props(target: Target, html: str) -> None:
    result = rendered(Story(props={"label": "Go"}), target)
    assert result.html == html
    assert html in result.canvas
    assert result.diagnostics == ()


def test_a_story_without_props_calls_the_component_without_any() -> None:
    assert rendered(Story(), button).html == '<button class="plain">Save</button>'


def test_a_storys_own_target_comes_before_the_subjects() -> None:
    story = Story(target=OldButton, props={"label": "Old"})
    assert rendered(story, button).html == "<button>Old</button>"


def test_a_template_is_in_full_control() -> None:
    story = Story(template=lambda: t"<p>{button('In a p')}</p>", props={"odd": 1}, target=OldButton)
    assert rendered(story, button).html == '<p><button class="plain">In a p</button></p>'


def test_a_story_with_nothing_to_call_is_told_so() -> None:
    result = rendered(Story())
    assert result.diagnostic
    assert "no target" in result.diagnostic.message
    assert result.canvas == ""


def test_props_that_do_not_fit_are_told_at_the_story() -> None:
    result = rendered(Story(props={"labl": "Go"}), button)
    assert result.diagnostic
    assert "unexpected keyword argument 'labl'" in result.diagnostic.message
    assert result.diagnostic.file == __file__
    excerpt = result.diagnostic.excerpt
    line = excerpt[result.diagnostic.line - result.diagnostic.excerpt_line]
    assert line.strip() == """result = rendered(Story(props={"labl": "Go"}), button)"""


def test_a_component_that_raises_is_told_at_its_own_line() -> None:
    def broken() -> str:
        return str(int("no"))

    result = rendered(Story(), broken)
    assert result.diagnostic
    assert result.diagnostic.line == broken.__code__.co_firstlineno + 1
    assert result.diagnostic.node == "forms/button/primary"
    assert result.diagnostic.kind == "render"


@pytest.mark.parametrize("error", [SystemExit, RecursionError, asyncio.CancelledError])
def test_no_way_of_failing_ends_more_than_the_story(error: type[BaseException]) -> None:
    def broken() -> str:
        raise error("stop")

    def check(_: object) -> None:
        raise error("stop")

    shown = rendered(Story(), broken)
    assert shown.diagnostic
    assert "stop" in shown.diagnostic.message
    checked = rendered(Story(assertions=[check]), button)
    assert [check.passed for check in checked.checks] == [False]


def test_a_failing_pytest_helper_in_an_assertion_is_a_failed_assertion() -> None:
    def check(_: object) -> None:
        pytest.fail("the button is too small")

    [outcome] = rendered(Story(assertions=[check]), button).checks
    assert outcome.diagnostic
    assert "the button is too small" in outcome.diagnostic.message


def test_the_user_can_still_interrupt() -> None:
    def interrupted() -> str:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rendered(Story(), interrupted)


def test_a_lazy_result_that_fails_late_is_told_too() -> None:
    def broken() -> Iterator[str]:
        yield "<b>"
        raise ValueError("late")

    result = rendered(Story(), broken)
    assert result.diagnostic
    assert result.diagnostic.message == "ValueError: late"
    assert result.diagnostic.file == __file__


def test_bytes_that_are_no_text_are_told() -> None:
    result = rendered(Story(), lambda: b"\xff\xfe")
    assert result.diagnostic
    assert "UnicodeDecodeError" in result.diagnostic.message


def test_a_component_that_returns_itself_forever_is_told() -> None:
    def again() -> object:
        return again

    result = rendered(Story(), again)
    assert result.diagnostic
    assert "RecursionError" in result.diagnostic.message


def test_assertions_get_the_html_as_a_tree() -> None:
    def has_label(tree: turbohtml.Element) -> None:
        found = tree.select_one("button.plain")
        assert found
        assert found.text == "Save"

    def is_a_link(tree: turbohtml.Element) -> None:
        assert tree.select_one("a"), "no link"

    result = rendered(Story(assertions=[has_label, is_a_link]), button)
    assert [(check.name, check.passed) for check in result.checks] == [
        ("Has label", True),
        ("Is a link", False),
    ]
    [failed] = result.diagnostics
    assert failed.message.startswith("Assertion failed: no link")
    assert failed.kind == "assertion"
    assert failed.line == is_a_link.__code__.co_firstlineno + 1
    assert result.diagnostic is None


def test_an_assertion_that_breaks_is_a_failed_one() -> None:
    result = rendered(Story(assertions=[lambda tree: tree.nonsense]), button)
    [check] = result.checks
    assert check.name == "Assertion 1"
    assert check.diagnostic
    assert "nonsense" in check.diagnostic.message


def test_an_assertion_can_not_change_what_the_next_one_sees() -> None:
    def wreck(tree: turbohtml.Element) -> None:
        for element in tree.select("*"):
            element.decompose()

    def intact(tree: turbohtml.Element) -> None:
        assert tree.select_one("button")

    result = rendered(Story(assertions=[wreck, intact]), button)
    assert [check.passed for check in result.checks] == [True, True]
    assert "<button" in result.canvas


def test_assertions_of_any_callable_have_a_name() -> None:
    class Wide:
        def __call__(self, tree: object) -> None: ...

    def at_least(number: int, tree: object) -> None: ...

    assertions = [Wide(), functools.partial(at_least, 2), lambda _: None]
    names = [check.name for check in rendered(Story(assertions=assertions), button).checks]
    assert names[0] == "Wide"
    assert names[2] == "Assertion 3"
    assert all(names)


def test_assertions_can_be_left_out() -> None:
    def fail(_: object) -> None:
        raise AssertionError

    result = rendered(Story(assertions=[fail]), button, with_assertions=False)
    assert result.checks == ()
    assert result.diagnostics == ()


def test_a_story_that_does_not_render_has_no_assertion_outcomes() -> None:
    result = rendered(Story(assertions=[lambda _: None]), lambda: None)
    assert result.checks == ()
    assert len(result.diagnostics) == 1


@pytest.mark.parametrize(
    ("html", "selector"),
    [
        ("<b>x</b>", "b"),
        ("text <b>x</b>", "b"),
        ("<!-- note --> <tr><td>x</td></tr>", "tr > td"),
        ("<td>x</td>", "td"),
        ("<li>x</li>", "li"),
        ("<option>x</option>", "option"),
        ("<svg><path d=''/></svg>", "svg > path"),
        ("<!doctype html><html lang=en><body><b>x</b></body></html>", "html[lang] body > b"),
        ("<html><head><title>x</title></head></html>", "html > head > title"),
    ],
)
def test_any_piece_of_html_can_be_selected_from(html: str, selector: str) -> None:
    assert queryable(html).select_one(selector)


def test_any_number_of_comments_before_the_html_is_taken(project: Project) -> None:
    code = """
        import faulthandler
        faulthandler.dump_traceback_later(5, exit=True)
        from storyville.trees import queryable
        print(queryable("<!-- a --> " * 60 + "text").html.count("a -->"))
    """
    assert project.run(code) == "60\n"


def test_a_canvas_without_a_layout_holds_only_the_component() -> None:
    document = turbohtml.parse(rendered(Story(), button).canvas)
    assert document.select("link, script, style, [class]:not(button)") == []
    body = document.select_one("body")
    assert body
    assert body.inner_html.strip() == '<button class="plain">Save</button>'
    title = document.select_one("title")
    assert title
    assert title.text == "Primary <1>"


def test_a_component_that_is_a_whole_document_stays_as_it_is() -> None:
    document = "<!DOCTYPE html>\n<html><head></head><body class=own>x</body></html>"
    assert rendered(Story(), lambda: document).canvas == document


def template_layout(story_title: str, children: object) -> Template:
    return t"<!doctype html><html><title>{story_title}</title><body>{children}</body></html>"


class ClassLayout:
    def __init__(self, story_title: str, children: object) -> None:
        self._parts = story_title, children

    def __html__(self) -> str:
        return tdom.html(template_layout(*self._parts))


@dataclass
class DataclassLayout:
    story_title: str
    children: object

    def __call__(self) -> Template:
        return template_layout(self.story_title, self.children)


def text_layout(*, story_title: str, children: object) -> str:
    title = markupsafe.escape(story_title)
    return f"<!doctype html><html><title>{title}</title><body>{children}</body></html>"


def htpy_layout(story_title: str, children: markupsafe.Markup) -> htpy.Renderable:
    return htpy.html[htpy.title[story_title], htpy.body[children]]


def jinja_layout(**names: object) -> str:
    return environment.from_string(
        "<!doctype html><html><title>{{ story_title }}</title><body>{{ children }}</body></html>"
    ).render(names)


async def async_layout(story_title: str, children: object) -> Template:
    return template_layout(story_title, children)


@pytest.mark.parametrize(
    "layout",
    [
        template_layout,
        ClassLayout,
        DataclassLayout,
        text_layout,
        htpy_layout,
        jinja_layout,
        async_layout,
    ],
)
def test_a_layout_of_any_kind_frames_the_component(layout: Target) -> None:
    result = rendered(Story(), button, layout=layout)
    assert result.html == '<button class="plain">Save</button>'
    assert result.canvas.lower() == (
        "<!doctype html><html><title>primary &lt;1&gt;</title>"
        '<body><button class="plain">save</button></body></html>'
    )


def test_a_layout_that_fails_is_told_at_its_line() -> None:
    def broken(story_title: str, **_: object) -> str:
        raise LookupError(story_title)

    result = rendered(Story(), button, layout=broken)
    assert result.diagnostic
    assert result.diagnostic.line == broken.__code__.co_firstlineno + 1


def test_a_layout_that_takes_other_names_is_told() -> None:
    result = rendered(Story(), button, layout=lambda body: body)
    assert result.diagnostic
    assert "story_title" in result.diagnostic.message


ASSETS = {
    "static/app.css",
    "static/a b.png",
    "static/a&b.png",
    "static/größe.png",
    "static/logo.png",
    "forms/static/logo.png",
    "forms/button/static/icon.svg",
}
PAGE = "forms/button/primary/canvas.html"


def linked(html: str, page: str = PAGE, assets: Collection[str] = ASSETS) -> str:
    return link_assets(html, page, assets)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<link href="static/app.css">', '<link href="../../../static/app.css">'),
        ('<link href="/static/app.css">', '<link href="../../../static/app.css">'),
        ("<link href=static/app.css>", '<link href="../../../static/app.css">'),
        ('<img src="static/icon.svg">', '<img src="../../../forms/button/static/icon.svg">'),
        ('<img src="static/logo.png">', '<img src="../../../forms/static/logo.png">'),
        ('<img src="/static/logo.png">', '<img src="../../../static/logo.png">'),
        ('<video poster="static/logo.png">', '<video poster="../../../forms/static/logo.png">'),
        (
            '<object data="static/icon.svg">',
            '<object data="../../../forms/button/static/icon.svg">',
        ),
        ('<a href="static/app.css?v=2#top">', '<a href="../../../static/app.css?v=2#top">'),
        ('<img src="static/a%20b.png">', '<img src="../../../static/a%20b.png">'),
        ('<img src="static/a&amp;b.png">', '<img src="../../../static/a%26b.png">'),
        ('<img src="static/größe.png">', '<img src="../../../static/gr%C3%B6%C3%9Fe.png">'),
        (
            '<img srcset="static/logo.png 1x, /static/logo.png 2x">',
            '<img srcset="../../../forms/static/logo.png 1x, ../../../static/logo.png 2x">',
        ),
        (
            '<svg><use xlink:href="static/icon.svg#x"></use></svg>',
            '<svg><use xlink:href="../../../forms/button/static/icon.svg#x"></use></svg>',
        ),
        (
            '<svg><use href="static/icon.svg#x"></use></svg>',
            '<svg><use href="../../../forms/button/static/icon.svg#x"></use></svg>',
        ),
        (
            "<style>b { background: url(static/logo.png) }</style>",
            "<style>b { background: url(../../../forms/static/logo.png) }</style>",
        ),
        (
            "<style>b { background: url( '/static/logo.png' ) }</style>",
            "<style>b { background: url( '../../../static/logo.png' ) }</style>",
        ),
        (
            '<rect fill="url(static/icon.svg#x)"></rect>',
            '<rect fill="url(../../../forms/button/static/icon.svg#x)"></rect>',
        ),
        (
            '<style>@import url("static/app.css");</style>',
            '<style>@import url("../../../static/app.css");</style>',
        ),
        (
            '<b style="background: url(static/logo.png)">x</b>',
            '<b style="background: url(../../../forms/static/logo.png)">x</b>',
        ),
    ],
)
def test_a_static_file_is_linked_from_where_the_page_is(html: str, expected: str) -> None:
    assert linked(html) == expected


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_quoted_url_in_a_style_attribute_is_linked(quote: str) -> None:
    style = f"background: url({quote}static/logo.png{quote})"
    for html in (tdom.html(t"<b style={style}>x</b>"), str(htpy.b(style=style)["x"])):
        element = turbohtml.parse_fragment(linked(html), "div").select_one("b")
        assert element
        expected = style.replace("static", "../../../forms/static")
        assert str(element.attr("style")).rstrip(";") == expected


@pytest.mark.parametrize(
    "html",
    [
        '<img src="static/unknown.png">',
        '<img src="https://example.org/static/logo.png">',
        '<img src="//example.org/static/logo.png">',
        '<img src="../static/logo.png">',
        '<img src="mystatic/logo.png">',
        '<a href="#static/logo.png">x</a>',
        '<img alt="static/logo.png" title="static/logo.png">',
        "<p>static/logo.png</p>",
        "<pre>src=&quot;static/logo.png&quot;</pre>",
        "<!-- <img src='static/logo.png'> -->",
        '<script>const a = "static/logo.png"; if (1 < 2 && a) {}</script>',
        "<textarea><img src='static/logo.png'></textarea>",
        "<p class = x  ID='y' >odd  <br/>  <b>markup<p>unclosed &nbsp; &lt; &bogus; static/",
    ],
)
def test_what_does_not_name_a_static_file_stays_as_it_is(html: str) -> None:
    assert linked(html) == html


def test_shown_source_code_stays_as_it_is() -> None:
    html = "<pre><code>b { background: url(static/logo.png) }</code></pre>"
    assert linked(html) == html


def test_markup_around_a_link_stays_as_it_is() -> None:
    before = "<!DOCTYPE html>\n<P CLASS = x>odd <br/> &nbsp;&bogus; <b>un<i>balanced</b>\n"
    html = before + '<img alt=\'"\' src="static/logo.png"><input disabled value=">">'
    assert linked(html).startswith(before)
    assert linked(html).endswith('<input disabled value=">">')


def test_a_page_at_the_top_links_to_the_top() -> None:
    assert linked('<a href="/static/app.css">', "index.html") == '<a href="static/app.css">'


def test_rendering_needs_no_more_stack_for_a_long_result() -> None:
    items = [t"<li>{number}</li>" for number in range(sys.getrecursionlimit() * 2)]
    assert to_html(items).count("<li>") == len(items)


def test_async_components_render_where_an_event_loop_is_running() -> None:
    async def main() -> str:
        return to_html(later("<b>x</b>"))

    assert asyncio.run(main()) == "<b>x</b>"
