"""Source → HTML with a class for each kind of token; code.css colours them."""

from functools import cache, lru_cache
from html import escape
from textwrap import dedent

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import (
    Comment,
    Keyword,
    Literal,
    Name,
    Operator,
    String,
    Token,
    _TokenType,
)
from pygments.util import ClassNotFound
from tdom import Markup

_LONGEST = 20_000
"""Characters; what is longer is shown without colours."""

_CLASSES = {
    Comment: "c",
    Keyword: "k",
    Literal.Number: "m",
    Name.Attribute: "d",
    Name.Builtin: "b",
    Name.Class: "f",
    Name.Decorator: "d",
    Name.Function: "f",
    Name.Tag: "k",
    Operator.Word: "k",
    String: "s",
    String.Affix: "k",
    String.Interpol: "i",
    Token: "",
}


@lru_cache(2048)
def highlighted(source: str, language: str = "python") -> Markup:
    """Source, dedented, as the inside of a `<pre>`; of an unknown language without colours."""
    text = dedent(source).strip("\n")
    lexer = _lexer(language)
    if not lexer or len(text) > _LONGEST:
        return Markup(escape(text, quote=False))
    runs: list[tuple[str, str]] = []
    for kind, value in lexer.get_tokens(text):
        name = _class_of(kind)
        if runs and (runs[-1][0] == name or not value.strip()):
            runs[-1] = (runs[-1][0], runs[-1][1] + value)
        else:
            runs.append((name, value))
    return Markup("".join(_span(*run) for run in runs))


@cache
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@cache
def _class_of(kind: _TokenType) -> str:
    return next(_CLASSES[each] for each in reversed(kind.split()) if each in _CLASSES)


def _span(name: str, text: str) -> str:
    text = escape(text, quote=False)
    return f'<span class="{name}">{text}</span>' if name else text
