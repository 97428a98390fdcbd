"""What a component says of itself."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from storyville.signatures import Described, definition, described, documentation, written_type

if TYPE_CHECKING:
    from decimal import Decimal

type Size = Literal["small", "large"]
type Tree = dict[str, Tree]


class Colour(Enum):
    RED = 1


@dataclass
class Base:
    label: str
    """What it *says*."""


@dataclass(kw_only=True, slots=True)
class Button(Base):
    """Press it."""

    size: Size = "small"
    colour: Colour = Colour.RED
    """A colour,
    or none."""
    words: list[str] = field(default_factory=list)
    on: Callable[[int], str] | None = None


@dataclass
class Bare:
    label: str


def badge(text: str, *rest: int, price: Decimal | None = None, **more: Any) -> str:
    """Shows a number.

    More of it.

    Args:
        text (str): What it shows,
            on two lines.
        rest: Others.

    Returns:
        The HTML.

    :param price: What it costs.
    :type price: Decimal
    """
    return f"{text}{rest}{price}{more}"


def told(target: object) -> dict[str, Described]:
    return {each.name: each for each in described(target)}


def test_the_fields_of_a_dataclass_are_its_parameters() -> None:
    assert [(each.name, each.type, each.default) for each in described(Button)] == [
        ("label", "str", ""),
        ("size", "'small' | 'large'", "'small'"),
        ("colour", "Colour", "Colour.RED"),
        ("words", "list[str]", "list()"),
        ("on", "Callable[[int], str] | None", "None"),
    ]


def test_the_string_under_a_field_is_its_description_also_of_one_that_is_inherited() -> None:
    assert told(Button)["label"].text == "What it *says*."
    assert told(Button)["colour"].text == "A colour,\nor none."


def test_the_docstring_describes_the_parameters_of_a_function() -> None:
    assert [(each.name, each.type, each.text) for each in described(badge)] == [
        ("text", "str", "What it shows,\non two lines."),
        ("*rest", "int", "Others."),
        ("price", "Decimal | None", "What it costs."),
        ("**more", "Any", ""),
    ]


def test_a_docstring_is_shown_without_what_it_says_of_parameters() -> None:
    text = documentation(badge).text
    assert text.startswith("Shows a number.\n\nMore of it.")
    assert text.endswith("Returns:\n    The HTML.")


def test_a_docstring_that_nobody_wrote_is_none() -> None:
    assert documentation(Button).text == "Press it."
    assert documentation(Bare).text == ""


def test_many_choices_are_cut() -> None:
    choices = Literal.__getitem__(tuple(range(20)))
    assert written_type(choices).endswith("11 | … 8 more")


def test_an_alias_that_is_no_choice_goes_by_its_name() -> None:
    assert written_type(Tree) == "Tree"


def test_a_partial_and_a_wrapped_function_are_defined_where_the_function_is() -> None:
    @functools.wraps(badge)
    def wrapped(*args: Any) -> str:
        return badge(*args)

    _, line = inspect.getsourcelines(badge)
    for target in (badge, wrapped, functools.partial(badge, "text")):
        found = definition(target)
        assert found
        assert (found.file, found.line) == (__file__, line)
        assert found.text().startswith("def badge(")


def test_an_instance_is_defined_where_its_class_is() -> None:
    found = definition(Button(label="x"))
    assert found
    assert found.text().startswith("@dataclass(kw_only=True, slots=True)\nclass Button")


class Rude:
    def __repr__(self) -> str:
        raise RuntimeError("no")

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(name)


def rude(a: object = Rude(), b: Rude() = 1) -> None: ...  # ty: ignore[invalid-type-form]


def test_an_odd_target_is_no_problem() -> None:
    for target in (3, None, str, dict, print, "text"):
        described(target)
        documentation(target)
        assert definition(target) is None
    assert described(Rude()) == []


def test_a_default_without_a_repr_is_no_problem() -> None:
    assert [(each.name, each.type, each.default) for each in described(rude)] == [
        ("a", "object", "<Rude>"),
        ("b", "<Rude>", "1"),
    ]


def test_a_source_that_is_no_longer_as_it_was_loaded_leaves_only_the_words_out(
    tmp_path: Path,
) -> None:
    file = tmp_path / "component.py"
    source = "def component(text: str = 'x'):\n    return text\n"
    file.write_text("def component(:\n")
    names: dict[str, Any] = {}
    exec(compile(source, file, "exec"), names)
    assert told(names["component"])["text"].default == "'x'"
    assert definition(names["component"]) is None
