"""Markdown files beside the stories: what stands at their head, and their text."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from storyville.errors import AuthoringError
from storyville.models import readable

STORY = "story:"
"""What an address in Markdown begins with that is the id of a story."""

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}# +(.+?)(?: +#+)? *")
_ADDRESS = re.compile(rf"\]\(\s*<?{STORY}([^\s)>]+)")
_KNOWN = "title, order, description and tags are known"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that can't be."""

    line: int
    """Counted from 1."""
    message: str
    story: str = ""
    """The id of the story that is missed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A Markdown file."""

    title: str
    description: str = ""
    tags: tuple[str, ...] = ()
    order: int | None = None
    """Its place among what stands beside it; those without one come after."""
    text: str = ""
    """Without what stands at the head, and without the heading that is the title."""
    line: int = 1
    """The line of the file that the text begins in."""
    problems: tuple[Problem, ...] = ()
    """What is wrong at the head of the file."""


def read_article(file: str) -> Article:
    """The article in a file; raises `AuthoringError` for what is no text."""
    try:
        text = Path(file).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise AuthoringError("This is not UTF-8.", file, line) from error
    return article(text.replace("\r\n", "\n"), Path(file).stem)


def article(text: str, name: str) -> Article:
    """The article that a text is; `name` makes the title where the text has none."""
    head, line, problems = _head(text)
    body = "\n".join(text.split("\n")[line - 1 :])
    heading, is_first = _heading(body)
    title = head.get("title") or heading or readable(name)
    if is_first and title == heading:
        before, _, body = body.partition("# ")
        line += before.count("\n") + 1
        body = body.partition("\n")[2]
    order = head.get("order")
    return Article(
        title=title,
        description=head.get("description", ""),
        tags=tuple(_list(head.get("tags", ""))),
        order=int(order) if order else None,
        text=body,
        line=line,
        problems=problems,
    )


def stories_named(text: str) -> set[str]:
    """The ids of the stories that a text shows or links to."""
    return {unquote(id) for id in _ADDRESS.findall(text)}


def _heading(text: str) -> tuple[str, bool]:
    """The first heading of the first level, and whether nothing stands before it."""
    fence = ""
    is_first = True
    for line in text.split("\n"):
        if found := _FENCE.match(line):
            fence = "" if fence and found[1].startswith(fence) else fence or found[1]
        elif not fence and (found := _HEADING.fullmatch(line)):
            return re.sub(r"[*`]", "", found[1]), is_first
        is_first = is_first and not line.strip()
    return "", False


# The head: lines of `key: value` between two lines of `---`.


@dataclass(slots=True)
class _Head:
    values: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def read(self, number: int, line: str) -> None:
        """Take in one line."""
        key, colon, value = line.partition(":")
        key, value = key.strip(), _unquoted(value.strip())
        check = _CHECKS.get(key)
        if not colon:
            self._complain(number, f'"{line.strip()}" is no line of the form "key: value".')
        elif check is None:
            self._complain(number, f'"{key}" means nothing here: {_KNOWN}.')
        elif key in self.values:
            self._complain(number, f'"{key}" is here a second time.')
        elif problem := check(value):
            self._complain(number, problem)
        else:
            self.values[key] = value

    def _complain(self, number: int, message: str) -> None:
        self.problems.append(Problem(number, message))


def _head(text: str) -> tuple[Mapping[str, str], int, tuple[Problem, ...]]:
    """What the head says, the line after it, and what is wrong in it."""
    first, *lines = text.split("\n")
    if first.rstrip() != "---":
        return {}, 1, ()
    head = _Head()
    for number, line in enumerate(lines, 2):
        if line.rstrip() == "---":
            return head.values, number + 1, tuple(head.problems)
        if line.strip() and not line.startswith("#"):
            head.read(number, line)
    return {}, 1, (Problem(1, 'What begins here with "---" does not end: add a line "---".'),)


def _check_order(value: str) -> str:
    return "" if re.fullmatch(r"-?\d{1,9}", value) else f'order is a whole number, not "{value}".'


def _anything(_value: str) -> str:
    return ""


_CHECKS: dict[str, Callable[[str], str]] = {
    "title": _anything,
    "order": _check_order,
    "description": _anything,
    "tags": _anything,
}
"""What is wrong with a value, by its key."""


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _list(value: str) -> Iterator[str]:
    """`a, b` or `[a, b]`."""
    for each in value.removeprefix("[").removesuffix("]").split(","):
        if item := _unquoted(each.strip()):
            yield item
