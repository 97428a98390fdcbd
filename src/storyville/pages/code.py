"""Python source → HTML with a class for each kind of token; workshop.css colours them."""

from functools import cache, lru_cache
from html import escape
from textwrap import dedent

from pygments.lexers.python import PythonLexer
from pygments.token import Comment, Keyword, Name, Number, Operator, String, _TokenType
from tdom import Markup

_LONGEST = 400
"""Lines; what is longer is shown without colours."""

_CLASSES: tuple[tuple[_TokenType, str], ...] = (
    (Comment, "c"),
    (Keyword, "k"),
    (Operator.Word, "k"),
    (Number, "m"),
    (String.Interpol, "i"),
    (String.Affix, "k"),
    (String, "s"),
    (Name.Function, "f"),
    (Name.Class, "f"),
    (Name.Decorator, "d"),
    (Name.Builtin, "b"),
)
_lexer = PythonLexer(stripnl=False)


@lru_cache(2048)
def highlighted(source: str) -> Markup:
    """Python source, dedented, as the inside of a `<pre>`."""
    text = dedent(source).strip("\n")
    if text.count("\n") > _LONGEST:
        return Markup(escape(text, quote=False))
    return Markup("".join(map(_span, _runs(text))).removesuffix("\n"))


def _runs(text: str) -> list[tuple[str, str]]:
    """Class and text of each stretch of tokens of one class."""
    runs: list[tuple[str, str]] = []
    for kind, value in _lexer.get_tokens(text):
        name = _class(kind)
        if runs and runs[-1][0] == name:
            runs[-1] = (name, runs[-1][1] + value)
        else:
            runs.append((name, value))
    return runs


@cache
def _class(kind: _TokenType) -> str:
    return next((name for known, name in _CLASSES if kind in known), "")


def _span(run: tuple[str, str]) -> str:
    name, text = run
    text = escape(text, quote=False)
    return f'<span class="{name}">{text}</span>' if name else text
