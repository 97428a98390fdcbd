"""Assertions on rendered HTML: queries that say what they look for, and what there is instead.

    Story(assertions=[
        GetByRole("button", name="Buy").with_attribute("disabled").not_(),
        GetAllByRole("listitem").count(3),
    ])

`GetBy…` finds exactly one element, `GetAllBy…` at least one. A text is compared as a whole, with
single spaces; with `exact=False` it may stand anywhere, in any case; a compiled pattern is searched
for. Roles and names are as `storyville.aria` has them, so `GetByRole` does not see what is hidden;
all other queries do.
"""

import importlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Literal, NamedTuple, Self

import turbohtml
from turbohtml import Document, Element, Html, Indent, parse_fragment

from storyville import aria
from storyville.sources import CallSite, Place, Written
from storyville.trees import Tree

type Text = str | re.Pattern[str]
type Mixed = bool | Literal["mixed"] | None

_MOST_CANDIDATES = 8
_MOST_LINES = 20
_LONGEST_LINE = 100
"""Characters."""


class TextContent(NamedTuple):
    """A condition on the text in an element."""

    text: Text
    exact: bool

    def complaint(self, element: Element) -> str:
        """What is wrong with an element; empty where nothing is."""
        text = aria.reading(element)
        return "" if _fits(self.text, text, self.exact) else f"its text is {_quoted(text)}"

    def __str__(self) -> str:
        return f".text_content({_arguments([_quoted(self.text)], exact=self.exact)})"


class Attribute(NamedTuple):
    """A condition on an attribute of an element."""

    name: str
    value: Text | None
    """None: any."""
    exact: bool

    def complaint(self, element: Element) -> str:
        """What is wrong with an element; empty where nothing is."""
        value = element.attr(self.name)
        if value is None:
            return f"it has no {self.name}"
        if self.value is None or _fits(self.value, _spaced(value), self.exact):
            return ""
        return f"its {self.name} is {_quoted(value)}"

    def __str__(self) -> str:
        given = [_quoted(self.name), *([] if self.value is None else [_quoted(self.value)])]
        return f".with_attribute({_arguments(given, exact=self.exact)})"


class Expectation(NamedTuple):
    """What must be so of the elements that a query finds."""

    scope: Query | None = None
    index: int | None = None
    number: int | None = None
    conditions: tuple[TextContent | Attribute, ...] = ()
    negated: bool = False

    def wrong(self, found: list[Element], *, single: bool) -> str:
        """What is wrong with what was found; empty where nothing is."""
        if self.negated:
            return self._unwanted(found)
        if self.number is not None and len(found) != self.number:
            return f"found {len(found) or 'none'}"
        if not found:
            return "" if self.number == 0 else "found none"
        if self.index is not None and self.index >= len(found):
            return f"found only {len(found)}"
        if single and len(found) > 1 and self.index is None and self.number is None:
            return f"found {len(found)}, not 1"
        return self._complaint(self.picked(found))

    def picked(self, found: list[Element]) -> list[Element]:
        return found if self.index is None else found[self.index : self.index + 1]

    def _unwanted(self, found: list[Element]) -> str:
        met = sum(not any(self._complaints(each)) for each in self.picked(found))
        is_unwanted = met > 0 if self.number is None else met == self.number
        return f"found {met or 'none'}" if is_unwanted else ""

    def _complaint(self, picked: list[Element]) -> str:
        for number, element in enumerate(picked, 1):
            if complaint := next(self._complaints(element), ""):
                which = f"of the {len(picked)} found, number {number}: "
                return f"{which if len(picked) > 1 else ''}{complaint}"
        return ""

    def _complaints(self, element: Element) -> Iterator[str]:
        return filter(None, (each.complaint(element) for each in self.conditions))

    def __str__(self) -> str:
        return "".join((
            "" if self.scope is None else f".within({self.scope})",
            "" if self.index is None else f".nth({self.index})",
            "" if self.number is None else f".count({self.number})",
            *map(str, self.conditions),
            ".not_()" if self.negated else "",
        ))  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Query(Written):
    """What is looked for in rendered HTML, and what must be so of what is found.

    A value that never changes: each method gives another query.
    """

    _expected: Expectation = field(default=Expectation(), kw_only=True)
    place: Place = field(init=False, compare=False)
    """Where it was written."""

    _single: ClassVar[bool] = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "place", CallSite.outside(__name__).place())
        self._validate()

    def __call__(self, html: Tree) -> None:
        """Raise `AssertionError` where the HTML is not as the query says."""
        self.elements(html)

    def elements(self, html: Tree) -> list[Element]:
        """What is found in the HTML; raises `AssertionError` where it is not as the query says."""
        scope = self._expected.scope
        scopes = scope.elements(html) if scope else [html]
        found = list(dict.fromkeys(each for place in scopes for each in self.find(place)))
        if wrong := self._expected.wrong(found, single=self._single):
            raise AssertionError("\n".join(self._told(wrong, found, scopes)))
        return self._expected.picked(found)

    @property
    def is_negated(self) -> bool:
        """Whether it is about what may not be found."""
        return self._expected.negated

    def not_(self) -> Self:
        """No element may be found that meets all conditions; of a `count`, not as many."""
        return self._with(negated=not self._expected.negated)

    def count(self, number: int) -> Self:
        """Exactly so many elements must be found."""
        return self._with(number=_natural("count", number))

    def nth(self, index: int) -> Self:
        """Of those found, look at one only, counted from 0."""
        return self._with(index=_natural("nth", index))

    def text_content(self, text: Text, *, exact: bool = True) -> Self:
        """Each element found must have this text in it, read with a space between blocks."""
        return self._meeting(TextContent(_text("text_content", text), exact))

    def with_attribute(self, name: str, value: Text | None = None, *, exact: bool = True) -> Self:
        """Each element found must have an attribute, and this value of it if one is given."""
        if value is not None:
            _text("with_attribute", value)
        return self._meeting(Attribute(_filled("with_attribute", name), value, exact))

    def within(self, scope: Query) -> Self:
        """Look only inside what another query finds, which must hold as well."""
        if not isinstance(scope, Query) or scope.is_negated:
            raise TypeError(f"within needs a query that finds something, not {scope!r}")
        return self._with(scope=scope)

    def _meeting(self, condition: TextContent | Attribute) -> Self:
        return self._with(conditions=(*self._expected.conditions, condition))

    def _with(self, **changes: Any) -> Self:
        return replace(self, _expected=self._expected._replace(**changes))

    def _told(self, wrong: str, found: list[Element], scopes: Sequence[Tree]) -> Iterator[str]:
        """The lines of a failure's message."""
        yield f"{self}: {wrong}"
        if found:
            yield from _listed("Found:", map(_brief, found))
        else:
            for scope in scopes[:1]:
                yield from self._instead(scope)
        yield "HTML:"
        yield from (f"  {line}" for line in _shortened([*_lines(scopes)], _MOST_LINES))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(self._given())}){self._expected}"

    # What each kind of query says of itself.

    def _validate(self) -> None:
        """Raise `TypeError` or `ValueError` for arguments that can't be meant."""

    def _given(self) -> list[str]:
        """The arguments as they are written."""
        raise NotImplementedError

    def find(self, scope: Tree) -> Iterable[Element]:
        """All elements that are looked for."""
        raise NotImplementedError

    def _instead(self, scope: Tree) -> Iterable[str]:
        """What there is where nothing is found, as lines."""
        del scope
        return ()


@dataclass(frozen=True, slots=True, repr=False)
class GetByRole(Query):
    """The element that has a role, and a name, level or states if any are given."""

    role: str
    name: Text | None = field(default=None, kw_only=True)
    level: int | None = field(default=None, kw_only=True)
    checked: Mixed = field(default=None, kw_only=True)
    disabled: bool | None = field(default=None, kw_only=True)
    expanded: bool | None = field(default=None, kw_only=True)
    pressed: Mixed = field(default=None, kw_only=True)
    selected: bool | None = field(default=None, kw_only=True)
    hidden: bool = field(default=False, kw_only=True)
    """Whether what is not in the accessibility tree is looked at too."""
    exact: bool = field(default=True, kw_only=True)

    def _validate(self) -> None:
        known = aria.ROLES | aria.SYNONYMS.keys()
        if self.role not in known:
            hint = f"; did you mean {_quoted(_nearest(str(self.role), sorted(known))[0])}?"
            raise ValueError(f"GetByRole: {self.role!r} is not a role of WAI-ARIA{hint}")
        if self.name is not None:
            _text("GetByRole", self.name)
        if self.level is not None and _natural("level", self.level) == 0:
            raise ValueError("level counts from 1")

    def _given(self) -> list[str]:
        named = [] if self.name is None else [f"name={_quoted(self.name)}"]
        states = (("level", self.level), *self._states())
        others = [f"{name}={value!r}" for name, value in states if value is not None]
        hidden = ["hidden=True"] if self.hidden else []
        return [_quoted(self.role), *named, *others, *hidden, *_inexact(self.exact)]

    def _states(self) -> tuple[tuple[str, Mixed], ...]:
        return (
            ("checked", self.checked),
            ("disabled", self.disabled),
            ("expanded", self.expanded),
            ("pressed", self.pressed),
            ("selected", self.selected),
        )

    def find(self, scope: Tree) -> Iterator[Element]:
        wanted = aria.SYNONYMS.get(self.role, self.role)
        looked_at = scope.select("*") if self.hidden else aria.exposed(scope)
        return (each for each in looked_at if aria.role(each) == wanted and self._suits(each))

    def _suits(self, element: Element) -> bool:
        if self.level is not None and aria.level(element) != self.level:
            return False
        for name, value in self._states():
            if value is not None and aria.state(element, name) != value:
                return False
        return self.name is None or _fits(self.name, aria.name(element), self.exact)

    def _instead(self, scope: Tree) -> Iterator[str]:
        if not self.hidden and any(replace(self, hidden=True).find(scope)):
            yield "It is there, but hidden from assistive technology; hidden=True finds it."
        wanted = aria.SYNONYMS.get(self.role, self.role)
        shown = [each for each in aria.exposed(scope) if aria.role(each) not in _ROLELESS]
        alike = [each for each in shown if aria.role(each) == wanted]
        heading = f"With the role {_quoted(wanted)}:" if alike else "Roles and names:"
        yield from _listed(heading, _nearest(self.name, map(_described, alike or shown)))


@dataclass(frozen=True, slots=True, repr=False)
class _GetByWords(Query):
    """A query that has one text to look for."""

    text: Text
    exact: bool = field(default=True, kw_only=True)

    _things: ClassVar[str] = ""
    """What it looks through, for its messages."""

    def _validate(self) -> None:
        name = type(self).__name__
        text = _text(name, self.text)
        if isinstance(text, str):
            _filled(name, text)

    def _given(self) -> list[str]:
        return [_quoted(self.text), *_inexact(self.exact)]

    def _texts(self, element: Element) -> Iterable[str]:
        """The texts of an element, any of which may be the one."""
        raise NotImplementedError

    def find(self, scope: Tree) -> Iterable[Element]:
        return [
            element
            for element in scope.select("*")
            if any(_fits(self.text, text, self.exact) for text in self._texts(element))
        ]

    def _instead(self, scope: Tree) -> Iterator[str]:
        texts = dict.fromkeys(text for each in scope.select("*") for text in self._texts(each))
        yield from _listed(f"{self._things}:", _nearest(self.text, map(_quoted, texts)))


class GetByText(_GetByWords):
    """The innermost element with a text, read with single spaces, also between blocks."""

    __slots__ = ()
    _things = "Texts"

    def find(self, scope: Tree) -> list[Element]:
        found = super().find(scope)
        around = {above for element in found for above in element.ancestors}
        return [element for element in found if element not in around]

    def _texts(self, element: Element) -> Iterable[str]:
        text = "" if element.tag in _NOT_TEXT else aria.reading(element)
        return (text,) if text else ()

    def _instead(self, scope: Tree) -> Iterator[str]:
        own = [each for each in scope.select("*") if _has_own_text(each)]
        texts = dict.fromkeys(text for each in own for text in self._texts(each))
        yield from _listed("Texts:", _nearest(self.text, map(_quoted, texts)))


class GetByLabelText(_GetByWords):
    """The element that a `label`, `aria-labelledby` or `aria-label` gives a text to."""

    __slots__ = ()
    _things = "Labels"

    def _texts(self, element: Element) -> Iterable[str]:
        return aria.label_texts(element)


class GetByTestId(_GetByWords):
    """The element whose `data-testid` is a text."""

    __slots__ = ()
    _things = "Test ids"

    def _texts(self, element: Element) -> Iterable[str]:
        return _values(element, "data-testid")


class GetById(_GetByWords):
    """The element that has an id."""

    __slots__ = ()
    _things = "Ids"

    def _texts(self, element: Element) -> Iterable[str]:
        return _values(element, "id")


class GetByClass(_GetByWords):
    """The element that has a class, or each of several that are separated by spaces."""

    __slots__ = ()
    _things = "Classes"

    def find(self, scope: Tree) -> Iterable[Element]:
        if isinstance(self.text, re.Pattern) or not self.exact:
            return super().find(scope)
        wanted = self.text.split()
        return [each for each in scope.select("*") if all(map(each.has_class, wanted))]

    def _texts(self, element: Element) -> Iterable[str]:
        return (element.attr("class") or "").split()


class GetByTagName(_GetByWords):
    """The element of a kind, such as "h2"."""

    __slots__ = ()
    _things = "Elements"

    def find(self, scope: Tree) -> Iterable[Element]:
        if isinstance(self.text, re.Pattern) or not self.exact:
            return super().find(scope)
        wanted = self.text.lower()
        return [each for each in scope.select("*") if each.tag.lower() == wanted]

    def _texts(self, element: Element) -> Iterable[str]:
        return (element.tag,)


@dataclass(frozen=True, slots=True, repr=False)
class GetBySelector(Query):
    """The element that a CSS selector matches."""

    selector: str

    def _validate(self) -> None:
        _filled("GetBySelector", self.selector)
        try:
            parse_fragment("").select(self.selector)
        except ValueError as error:
            raise ValueError(f"GetBySelector: {error}") from None

    def _given(self) -> list[str]:
        return [_quoted(self.selector)]

    def find(self, scope: Tree) -> list[Element]:
        return scope.select(self.selector)


class GetAllByRole(GetByRole):
    """All elements that have a role, and a name, level or states if any are given."""

    __slots__ = ()
    _single = False


class GetAllByText(GetByText):
    """All innermost elements with a text, read with single spaces, also between blocks."""

    __slots__ = ()
    _single = False


class GetAllByLabelText(GetByLabelText):
    """All elements that a `label`, `aria-labelledby` or `aria-label` gives a text to."""

    __slots__ = ()
    _single = False


class GetAllByTestId(GetByTestId):
    """All elements whose `data-testid` is a text."""

    __slots__ = ()
    _single = False


class GetAllById(GetById):
    """All elements that have an id: more than one is a mistake in the HTML."""

    __slots__ = ()
    _single = False


class GetAllByClass(GetByClass):
    """All elements that have a class, or each of several that are separated by spaces."""

    __slots__ = ()
    _single = False


class GetAllByTagName(GetByTagName):
    """All elements of a kind, such as "li"."""

    __slots__ = ()
    _single = False


class GetAllBySelector(GetBySelector):
    """All elements that a CSS selector matches."""

    __slots__ = ()
    _single = False


_ROLELESS = ("", "generic", "none")
_NOT_TEXT = ("head", "script", "style", "template", "title")


def _fits(wanted: Text, text: str, exact: bool) -> bool:
    """Whether a text with single spaces is as it should be."""
    if isinstance(wanted, re.Pattern):
        return wanted.search(text) is not None
    wanted = _spaced(wanted)
    return text == wanted if exact else wanted.casefold() in text.casefold()


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _has_own_text(element: Element) -> bool:
    return any(
        isinstance(child, turbohtml.Text) and child.data.strip() for child in element.children
    )


def _values(element: Element, attribute: str) -> tuple[str, ...]:
    value = element.attr(attribute)
    return () if value is None else (value,)


# Arguments.


def _text(where: str, value: Text) -> Text:
    if isinstance(value, str) or (isinstance(value, re.Pattern) and isinstance(value.pattern, str)):
        return value
    raise TypeError(f"{where} needs a str or a compiled pattern, not {value!r}")


def _filled(where: str, value: str) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{where} needs a str, not {value!r}")
    if not value.strip():
        raise ValueError(f"{where} needs something to look for, not {value!r}")
    return value


def _natural(where: str, value: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{where} needs an int, not {value!r}")
    if value < 0:
        raise ValueError(f"{where} can't be negative: {value}")
    return value


# Messages.


def _quoted(text: Text) -> str:
    return json.dumps(text, ensure_ascii=False) if isinstance(text, str) else repr(text)


def _inexact(exact: bool) -> list[str]:
    return [] if exact else ["exact=False"]


def _arguments(given: list[str], *, exact: bool) -> str:
    return ", ".join([*given, *_inexact(exact)])


def _described(element: Element) -> str:
    """An element as assistive technology has it: `heading "Fares" [level=2]`."""
    name, level = aria.name(element), aria.level(element)
    named = f" {_quoted(name)}" if name else ""
    return f"{aria.role(element)}{named}{f' [level={level}]' if level else ''}"


def _brief(element: Element) -> str:
    return _cut(_spaced(element.html))


def _nearest(wanted: Text | None, candidates: Iterable[str]) -> list[str]:
    """The candidates, those first that are most like what is wanted."""
    if not isinstance(wanted, str):
        return list(candidates)
    # Needed only where something is wrong.
    difflib: Any = importlib.import_module("difflib")
    matcher = difflib.SequenceMatcher(b=wanted.casefold())

    def unlikeness(candidate: str) -> float:
        matcher.set_seq1(candidate.casefold())
        return -matcher.ratio()

    return sorted(candidates, key=unlikeness)


def _listed(heading: str, items: Iterable[str]) -> Iterator[str]:
    yield heading
    yield from (f"  {line}" for line in _shortened(list(items), _MOST_CANDIDATES) or ["none"])


def _shortened(lines: list[str], most: int) -> list[str]:
    more = len(lines) - most
    return [*map(_cut, lines[:most]), *([f"… and {more} more"] if more > 0 else [])]


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST_LINE else f"{line[: _LONGEST_LINE - 1]}…"


def _lines(scopes: Iterable[Tree]) -> Iterator[str]:
    """The HTML that was looked through, laid out."""
    for scope in scopes:
        is_whole = isinstance(scope, Document) or isinstance(scope.parent, Document)
        text = scope.serialize(Html(layout=Indent(2)), inner=is_whole)
        yield from (line for line in text.splitlines() if line.strip())
