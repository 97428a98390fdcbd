"""The tags of HTML as they are written, and whether they fit together."""

from typing import NamedTuple

import turbohtml
from turbohtml import Token, TokenType

from storyville.aria import words
from storyville.lint.excerpts import Found, cut

_VOID = words("area base br col embed hr img input link meta param source track wbr")
_PARAGRAPH_ENDS = words("""
address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul
""")
_HEADINGS = words("h1 h2 h3 h4 h5 h6")
_ROWS = words("thead tbody tfoot")
_ENDED_BY = {
    "li": words("li"),
    "dt": words("dt dd"),
    "dd": words("dt dd"),
    "option": words("option optgroup hr"),
    "optgroup": words("optgroup hr"),
    "rt": words("rt rp"),
    "rp": words("rt rp"),
    "td": words("td th tr") | _ROWS,
    "th": words("td th tr") | _ROWS,
    "tr": words("tr") | _ROWS,
    "thead": _ROWS,
    "tbody": _ROWS,
    "tfoot": _ROWS,
    "caption": words("colgroup col tr") | _ROWS,
    "colgroup": words("tr") | _ROWS,
    "head": words("body"),
    "p": _PARAGRAPH_ENDS,
}
"""Elements whose end tag may be left out before some others."""
_OPTIONAL = frozenset([*_ENDED_BY, "html", "body"])
_IN_TABLE = {
    "table": words("caption colgroup col tr td th") | _ROWS,
    "thead": words("tr td th"),
    "tbody": words("tr td th"),
    "tfoot": words("tr td th"),
    "tr": words("td th"),
}
_IN_ANY_TABLE = words("script template style form")
_SCOPES = words("applet caption html table td th marquee object template svg math foreignobject")
"""Elements that what is open outside does not reach into."""
_FOREIGN = words("svg math")
_BACK_IN_HTML = words("foreignobject desc title annotation-xml")


class _Open(NamedTuple):
    """An element whose end tag has not come yet."""

    tag: str
    source: str
    is_foreign: bool


class Tags:
    """The tags of HTML, followed from the first to the last."""

    def __init__(self, source: str) -> None:
        self.unclosed: list[Found] = []
        self.stray: list[Found] = []
        self.misnested: list[Found] = []
        self.misplaced: list[Found] = []
        self._open: list[_Open] = []
        self._left_open: list[_Open] = []
        """Those that were ended by the end tag of another."""
        self._ended: list[tuple[str, str]] = []
        """The tags, and their source, that ended a paragraph."""
        for token in turbohtml.tokenize(source):
            self._take(token)
        for each in (*self._left_open, *self._open):
            if each.is_foreign or each.tag not in _OPTIONAL:
                self.unclosed.append(Found(cut(each.source)))

    def _take(self, token: Token) -> None:
        if token.type is TokenType.START_TAG:
            self._start(token, (token.tag or "").lower())
        elif token.type is TokenType.END_TAG:
            self._end((token.tag or "").lower())
        elif token.type is TokenType.TEXT:
            self._text(token.data or "")

    def _start(self, token: Token, tag: str) -> None:
        source = token.source or f"<{tag}>"
        top = self._open[-1] if self._open else None
        is_foreign = tag in _FOREIGN or (
            top is not None and top.is_foreign and top.tag not in _BACK_IN_HTML
        )
        if not is_foreign:
            self._imply(tag, source)
            self._place(tag, source)
        if not (token.self_closing if is_foreign else tag in _VOID):
            self._open.append(_Open(tag, source, is_foreign))

    def _imply(self, tag: str, source: str) -> None:
        """End what the start of an element ends."""
        while self._open and tag in _ENDED_BY.get(self._open[-1].tag, ()):
            ended = self._open.pop()
            if ended.tag == "p" and tag != "p":
                self._ended.append((tag, source))

    def _place(self, tag: str, source: str) -> None:
        """See whether an element may stand where it does."""
        top = self._open[-1].tag if self._open else ""
        around = ""
        if top in _IN_TABLE and tag not in _IN_TABLE[top] and tag not in _IN_ANY_TABLE:
            is_hidden_field = tag == "input" and 'type="hidden"' in source.replace("'", '"')
            around = "" if is_hidden_field else top
        elif tag in ("a", "button", "form") and self._is_within(tag):
            around = tag
        elif tag in _HEADINGS and top in _HEADINGS:
            around = top
        elif tag in _PARAGRAPH_ENDS and self._is_within("p", "button"):
            around = "p"
        if around:
            self._misplace(tag, around, source)

    def _misplace(self, tag: str, around: str, source: str) -> None:
        self.misplaced.append(
            Found(cut(source), f"<{tag}> can't be in <{around}>; browsers take it out of there.")
        )

    def _is_within(self, tag: str, *others: str) -> bool:
        """Whether an element is open here, as far as the parser looks."""
        for each in reversed(self._open):
            if each.tag == tag and not each.is_foreign:
                return True
            if each.tag in _SCOPES or each.tag in others:
                return False
        return False

    def _end(self, tag: str) -> None:
        depth = next(
            (d for d in range(len(self._open) - 1, -1, -1) if self._open[d].tag == tag), -1
        )
        if depth >= 0:
            self._left_open += self._open[depth + 1 :]
            del self._open[depth:]
        elif tag == "p" and self._ended:
            ended_by, source = self._ended.pop()
            self._misplace(ended_by, "p", source)
        else:
            left = [each for each in self._left_open if each.tag == tag]
            if left:
                self._left_open.remove(left[-1])
                self.misnested.append(Found(cut(left[-1].source)))
            else:
                self.stray.append(Found(f"</{tag}>"))

    def _text(self, text: str) -> None:
        top = self._open[-1] if self._open else None
        if top and top.tag in _IN_TABLE and text.strip():
            self.misplaced.append(
                Found(cut(text), f"Text can't be in <{top.tag}>; browsers take it out of there.")
            )
