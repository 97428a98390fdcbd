"""What a component's type hints let one edit, and what becomes of what is submitted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from string.templatelib import Template
from typing import Any, Literal

import pytest
from tdom import Markup

from storyville import Control, Story
from storyville.controls import Arg, Edited, ahead, args_of, edit
from storyville.models import LONGEST_QUERY, Variant
from storyville.submitted import NONE, to_text

type Size = Literal["sm", "md", "lg"]


class Tone(Enum):
    CALM = "#eee"
    LOUD = "#f00"


@dataclass(frozen=True)
class Link:
    """Leads somewhere."""

    href: str
    text: str = "Here"
    """What it says."""
    tone: Tone | None = None


@dataclass(frozen=True)
class Even:
    number: int

    def __post_init__(self) -> None:
        if self.number % 2:
            raise ValueError(f"{self.number} is odd")


@dataclass
class Card:
    """A thing.

    Args:
        count: How many,
            at the least.
        size (str): How large.
    """

    title: str
    size: Size = "md"
    count: int = 1
    ratio: float = 0.5
    open: bool = False
    tone: Tone = Tone.CALM
    day: date = date(2026, 1, 2)
    """When it is."""
    icon: str | None = None
    width: int | None = None
    links: Sequence[Link] = ()
    tags: tuple[str, ...] = ()
    link: Link | None = None
    amount: int | str = 3
    children: Template | str = ""
    on_click: Callable[[], None] | None = None
    marks: list[Even] = field(default_factory=list)

    def __call__(self) -> str:
        return self.title


def args(target: Any = Card, **options: Any) -> dict[str, Arg]:
    given: dict[str, Any] = {"title": "One", "props": {"title": "A"}, **options}
    story = Story(**given)
    return {arg.name: arg for arg in args_of(story, target)}


def edited(name: str, text: str, target: Any = Card, **options: Any) -> Edited:
    return edit(tuple(args(target, **options).values()), [(name, text)])


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("title", "Hello, <b>", "Hello, <b>"),
        ("title", "", ""),
        ("title", r"\\N", r"\N"),
        ("size", "lg", "lg"),
        ("count", "-3", -3),
        ("ratio", "1e-2", 0.01),
        ("ratio", "3", 3.0),
        ("open", "true", True),
        ("tone", "LOUD", Tone.LOUD),
        ("day", "2028-02-29", date(2028, 2, 29)),
        ("icon", NONE, None),
        ("icon", "None", "None"),
        ("width", "", None),
        ("width", "12", 12),
        ("links", '[{"href":"/a","text":"A","tone":"LOUD"}]', [Link("/a", "A", Tone.LOUD)]),
        ("links", "[]", []),
        ("tags", '["a","b"]', ("a", "b")),
        ("link", '{"href":"/"}', Link("/")),
        ("link", NONE, None),
        ("amount", "4", 4),
        ("amount", "four", "four"),
        ("children", "two\nlines", "two\nlines"),
        ("marks", '[{"number":2},{"number":"4"}]', [Even(2), Even(4)]),
    ],
)
def test_a_text_is_read_by_the_declared_type(name: str, text: str, value: object) -> None:
    found = edited(name, text)
    assert found.messages == []
    assert found.props == {name: value}
    assert type(found.props[name]) is type(value)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("size", "huge", 'size: "huge" is not one of sm, md, lg.'),
        ("count", "1.5", 'count: "1.5" is not a whole number.'),
        ("count", "1_0", 'count: "1_0" is not a whole number.'),
        ("count", "9" * 5000, "is not a whole number."),
        ("count", "", 'count: "" is not a whole number.'),
        ("count", NONE, 'count: "None" is not a whole number.'),
        ("ratio", "nan", 'ratio: "nan" is not a number.'),
        ("ratio", "1e999", 'ratio: "1e999" is not a number.'),
        ("open", "1", 'open: "1" is not true or false.'),
        ("tone", "#f00", 'tone: "#f00" is not one of CALM, LOUD.'),
        ("tone", "__class__", 'tone: "__class__" is not one of CALM, LOUD.'),
        ("day", "2026-02-30", 'day: "2026-02-30" is not a date such as 2026-12-31.'),
        ("title", NONE, 'title: "None" is not text.'),
        ("links", "__import__('os')", "is not JSON."),
        ("links", "[" * 7000, "is not JSON."),
        ("links", '{"href": "/"}', "is not a list of at most 50."),
        ("links", '[{"href":"/"},{"href":[]}]', 'links[1].href: "[]" is not text.'),
        ("links", '[{"__class__":"x"}]', 'links[0]: Link has no "__class__" to edit.'),
        ("links", '[{"text":"x"}]', "links[0]: Link can't be made of it: TypeError"),
        ("tags", str(["x"] * 51).replace("'", '"'), "is not a list of at most 50."),
        ("marks", '[{"number":3}]', "marks[0]: Even can't be made of it: ValueError: 3 is odd"),
        ("on_click", "print", "on_click can't be edited here."),
    ],
)
def test_what_the_type_does_not_allow_is_refused_with_what_is_expected(
    name: str, text: str, message: str
) -> None:
    found = edited(name, text)
    assert found.props == {}
    assert message in found.messages[0]
    assert len(found.messages) == 1
    assert found.messages[0].startswith(name)


@pytest.mark.parametrize("name", ["nothing", "__class__", "__init__", "title.upper", ""])
def test_an_arg_that_there_is_not_is_refused(name: str) -> None:
    found = edited(name, "x")
    assert found.props == {}
    assert f'There is no arg "{name}"' in found.messages[0]


def test_what_fields_hold_reads_back_as_the_same() -> None:
    props: dict[str, Any] = {
        "title": r"\N",
        "links": [Link("/a", "ä\n", Tone.LOUD), Link("/b")],
        "link": Link("/c"),
        "tags": ("x", ""),
        "amount": "many",
        "day": date(2030, 5, 6),
    }
    for arg in args(props=props).values():
        if arg.shape.kind != "fixed":
            found = edited(arg.name, to_text(arg.own), props=props)
            value = props.get(arg.name, arg.field.default)
            assert found.messages == []
            assert list(found.props) == [arg.name]
            made = found.props[arg.name]
            assert made == (list(value) if arg.name == "links" else value)


def test_help_is_what_the_author_wrote() -> None:
    found = args()
    assert found["count"].field.help == "How many, at the least."
    assert found["size"].field.help == "How large."
    assert found["day"].field.help == "When it is."
    assert [each.help for each in found["links"].shape.arms[0].fields] == ["", "What it says.", ""]


def test_help_stands_in_a_functions_docstring() -> None:
    def button(label: str, kind: str = "") -> str:
        """A button.

        :param label: What it says.
        :param str kind: How it
            looks.
        :returns: HTML.
        """
        return label + kind

    found = args(button, props={"label": "A"})
    assert {arg.name: arg.field.help for arg in found.values()} == {
        "label": "What it says.",
        "kind": "How it looks.",
    }


def test_hints_that_are_strings_are_known() -> None:
    def button(count: Any = 1, size: Any = "md") -> str:
        return f"{count}{size}"

    button.__annotations__ = {"count": "int", "size": "Size"}
    found = args(button, props={})
    assert [arg.shape.kind for arg in found.values()] == ["integer", "choice"]


def test_without_hints_the_value_tells_the_type() -> None:
    def button(label: Any, count: Any = 2, **rest: Any) -> str:
        return f"{label}{count}{rest}"

    found = args(button, props={"label": "A", "data_id": 3})
    assert {arg.name: arg.shape.kind for arg in found.values()} == {
        "label": "text",
        "count": "integer",
        "data_id": "integer",
    }


def test_what_no_form_can_hold_is_only_shown() -> None:
    label = "A"
    kept: dict[str, object] = {
        "children": t"<b>{label}</b>",
        "title": Markup("<b>"),
        "on_click": print,
        "links": (link for link in ()),
        "tags": ("x",) * 51,
    }
    found = args(props=kept)
    assert {name: found[name].shape.kind for name in kept} == dict.fromkeys(kept, "fixed")
    for name in kept:
        assert edited(name, "x", props=kept).props == {}


def test_a_component_that_is_an_arg_is_not_taken_for_data() -> None:
    def frame(child: Any) -> str:
        return f"{child}"

    assert args(frame, props={"child": Card("A")})["child"].shape.kind == "fixed"


def test_a_union_with_something_that_has_no_form_is_edited_as_long_as_it_can_be() -> None:
    def field(options: Sequence[str] | Mapping[str, Sequence[str]]) -> str:
        return f"{options}"

    assert args(field, props={"options": ["a"]})["options"].shape.kind == "list"
    assert args(field, props={"options": {"a": ["b"]}})["options"].shape.kind == "fixed"


def test_a_dataclass_that_holds_itself_ends() -> None:
    found = args(tree, props={"root": Tree([Tree()])})
    assert found["root"].shape.kind in ("record", "fixed")


@dataclass
class Tree:
    below: list[Tree] = field(default_factory=list)


def tree(root: Tree) -> str:
    return f"{root}"


def test_a_story_says_what_there_is_to_choose_from() -> None:
    found = edited("icon", "plus", controls={"icon": ["plus", "minus", None]})
    assert found.props == {"icon": "plus"}
    found = edited("icon", "other", controls={"icon": ["plus", "minus", None]})
    assert found.messages == ['icon: "other" is not one of plus, minus.']
    assert edited("icon", NONE, controls={"icon": ["plus", None]}).props == {"icon": None}


def test_choices_may_be_any_objects_with_names() -> None:
    bold = t"<b>Bold</b>"
    found = edited("children", "Bold", controls={"children": {"Bold": bold}})
    assert found.props["children"] is bold


def test_a_story_bounds_a_number() -> None:
    controls = {"count": Control(min=1, max=3, step=1, help="A few")}
    assert edited("count", "3", controls=controls).props == {"count": 3}
    assert edited("count", "4", controls=controls).messages == [
        'count: "4" is not a whole number from 1 up to 3.'
    ]
    assert args(controls=controls)["count"].field.help == "A few"


def test_a_story_hides_an_arg() -> None:
    controls = {"count": Control(hidden=True)}
    assert "count" not in args(controls=controls)
    assert "There is no arg" in edited("count", "3", controls=controls).messages[0]


def test_a_story_that_has_a_template_has_nothing_to_edit() -> None:
    found = args(template=lambda: "x")
    assert {arg.shape.kind for arg in found.values()} == {"fixed"}


def test_a_component_whose_signature_is_not_known_has_the_args_of_its_story() -> None:
    class Odd:
        __signature__ = 3

        def __call__(self) -> str:
            return ""

    assert list(args(Odd())) == ["title"]


def test_an_address_carries_args_both_ways() -> None:
    variant = Variant("a/b", (("label", "ä &=/?#+%\n"), ("size", "lg")))
    address = variant.at("a/b/canvas.html")
    assert address.count("/") == 2
    assert Variant.viewed_at(address) == variant
    assert Variant.viewed_at("a/b/canvas.html") is None
    assert Variant.viewed_at("a/b/canvas.html?v=3") is None
    assert Variant.viewed_at(f"a/b/canvas.html?arg.x={'y' * LONGEST_QUERY}") is None


def test_the_last_of_two_args_of_a_name_counts() -> None:
    variant = Variant.viewed_at("a/canvas.html?arg.x=1&arg.x=2")
    assert variant
    assert variant.args == (("x", "2"),)


def test_too_many_combinations_are_made_ahead_one_at_a_time() -> None:
    type Letter = Literal["a", "b", "c", "d"]

    def small(one: Literal["a", "b"], two: bool = False) -> str:
        return f"{one}{two}"

    def large(one: Letter, two: Letter, three: Letter) -> str:
        return f"{one}{two}{three}"

    props = {"one": "a"}
    assert ahead(args(small, props=props).values()) == (
        (("two", "true"),),
        (("one", "b"),),
        (("one", "b"), ("two", "true")),
    )
    single = ahead(args(large, props={"one": "a", "two": "b", "three": "c"}).values())
    assert [len(edits) for edits in single] == [1] * 9
