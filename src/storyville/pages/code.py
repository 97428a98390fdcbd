"""Python source → HTML with a class for each kind of token; workshop.css colours them.

Python's own tokenizer is faster than a lexer of many languages, and knows all strings of this
Python. It never changes a character: what it does not understand has no colour.
"""

import builtins
import io
import keyword
import re
import tokenize
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from itertools import accumulate
from textwrap import dedent

from tdom import Markup

_LONGEST = 400
"""Lines; what is longer is shown without colours."""

_CLASSES = {tokenize.COMMENT: "c", tokenize.NUMBER: "m", tokenize.STRING: "s"}
_STARTS = (tokenize.FSTRING_START, tokenize.TSTRING_START)
_INSIDES = (tokenize.FSTRING_MIDDLE, tokenize.TSTRING_MIDDLE)
_ENDS = (tokenize.FSTRING_END, tokenize.TSTRING_END)
_BUILTINS = {*dir(builtins), "self", "cls"}
_PREFIX = re.compile("[a-zA-Z]*")


@lru_cache(2048)
def highlighted(source: str) -> Markup:
    """Python source, dedented, as the inside of a `<pre>`."""
    text = dedent(source).strip("\n")
    if text.count("\n") > _LONGEST:
        return Markup(escape(text, quote=False))
    return Markup("".join(_span(*run) for run in _runs(text)))


def _runs(text: str) -> list[tuple[str, str]]:
    """Class and text of each stretch of one class."""
    runs: list[tuple[str, str]] = []
    for name, value in _pieces(text):
        if runs and (runs[-1][0] == name or not value.strip()):
            runs[-1] = (runs[-1][0], runs[-1][1] + value)
        elif value:
            runs.append((name, value))
    return runs


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Class and text of each token and of what is between; none from where it is no Python."""
    lines = [0, *accumulate(map(len, io.StringIO(text)))]
    colours = _Colours()
    end = 0
    for token in _tokens(text):
        start, stop = (lines[line - 1] + column for line, column in (token.start, token.end))
        start = max(start, end)
        yield colours.between, text[end:start]
        yield from colours.of(token.type, text[start:stop])
        end = max(start, stop)
    yield "", text[end:]


def _tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    """The tokens that can be seen."""
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.string.strip() or token.type in _INSIDES:
                yield token
    except SyntaxError, tokenize.TokenError:
        return


class _Colours:
    """The classes of tokens, one after the other."""

    def __init__(self) -> None:
        self._before = ""
        self._is_decorator = False
        self._depths: list[int] = []
        """Of each string that is not at its end: how many braces are open in it."""

    @property
    def between(self) -> str:
        """That of what is between two tokens: braces that stand for themselves, in a string."""
        return "s" if self._depths and not self._depths[-1] else ""

    def of(self, kind: int, text: str) -> Iterator[tuple[str, str]]:
        """The token in pieces, each with its class."""
        if kind in _STARTS or kind == tokenize.STRING:
            prefix = _PREFIX.match(text)
            length = prefix.end() if prefix else 0
            yield "k", text[:length]
            yield "s", text[length:]
        else:
            yield self._class(kind, text), text
        self._follow(kind, text)

    def _follow(self, kind: int, text: str) -> None:
        if kind in _STARTS:
            self._depths.append(0)
        elif kind in _ENDS:
            self._depths.pop()
        elif kind == tokenize.OP and self._depths and text in "{}":
            self._depths[-1] += 1 if text == "{" else -1
        self._is_decorator = text == "@" or (
            self._is_decorator and (text == "." or kind == tokenize.NAME)
        )
        self._before = text

    def _class(self, kind: int, text: str) -> str:
        if kind == tokenize.OP and self._depths and text in "{}!":
            return "i"
        if text == "@" or (text == "." and self._is_decorator):
            return "d"
        if kind in _INSIDES or kind in _ENDS:
            return "s"
        return self._class_of_name(text) if kind == tokenize.NAME else _CLASSES.get(kind, "")

    def _class_of_name(self, text: str) -> str:
        if keyword.iskeyword(text):
            return "k"
        if self._before in ("def", "class"):
            return "f"
        if self._is_decorator:
            return "d"
        return "b" if text in _BUILTINS and self._before != "." else ""


def _span(name: str, text: str) -> str:
    text = escape(text, quote=False)
    return f'<span class="{name}">{text}</span>' if name else text
