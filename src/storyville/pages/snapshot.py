"""Snapshots of stories, and each beside what its story renders now where these differ."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import islice, zip_longest
from string.templatelib import Template

from turbohtml import Element

from storyville.models import Node
from storyville.pages.markup import laid_out
from storyville.rendering import queryable
from storyville.snapshots import MEMORY_ADDRESS, Snapshot, snapshot_file

_MOST_ROWS = 1000
_LONGEST_LINE = 500
"""Characters; in longer ones no words are marked."""
_ALIKE = 0.4
"""How much of two lines must be the same for what is not to be marked."""
_WORD = re.compile(r"\w+|\s+|.")
_GAP = t'<tr class="gap"><td colspan="2">⋯</td></tr>'
_NOTHING = t'<td class="nothing"></td>'

type _Pair = tuple[str | None, str | None]
"""A line as it was accepted and as it is; None where there is none."""


def to_snapshot(html: str) -> str:
    """A component's HTML as a snapshot has it: as it is parsed, laid out, the same in every run."""
    tree = queryable(html)
    parsed = tree.inner_html if isinstance(tree, Element) else tree.html
    return MEMORY_ADDRESS.sub("", laid_out(parsed)) + "\n"


def snapshot_panel(node: Node, snapshot: Snapshot | None) -> Template | None:
    """Both, line by line; None where nothing differs."""
    if snapshot is None or snapshot.state == "same":
        return None
    groups = list(_groups(snapshot))
    count = sum(before != after for pairs in groups for before, after in pairs)
    rows = list(islice(_rows(groups), _MOST_ROWS + 1))
    is_cut = len(rows) > _MOST_ROWS
    more = is_cut and t'<p class="more">There is more that differs.</p>'
    file = snapshot_file("", node.id).as_posix()
    return t"""<section class="panel wide" id="snapshot"><h2>Snapshot
<span class="count">{count}</span></h2>
<p class="diff-note">What <code>{file}</code> has is not what this story renders now.
<code>pytest --snapshot-update</code> accepts it.</p>
<table class="diff"><thead><tr><th scope="col">Snapshot</th><th scope="col">Now</th></tr></thead>
<tbody>{rows[:_MOST_ROWS]}</tbody></table>{more}</section>"""


def _groups(snapshot: Snapshot) -> Iterator[list[_Pair]]:
    """What differs, with some lines around it; what is far apart is in several groups."""
    before, after = (
        text.removesuffix("\n").split("\n") for text in (snapshot.accepted, snapshot.current)
    )
    for group in SequenceMatcher(None, before, after).get_grouped_opcodes():
        yield [
            pair
            for _, start, end, now_start, now_end in group
            for pair in zip_longest(before[start:end], after[now_start:now_end])
        ]


def _rows(groups: list[list[_Pair]]) -> Iterator[Template]:
    for number, pairs in enumerate(groups):
        if number:
            yield _GAP
        for before, after in pairs:
            yield _row(before, after)


def _row(before: str | None, after: str | None) -> Template:
    if before == after:
        return t'<tr class="same"><td>{before}</td><td>{after}</td></tr>'
    old, new = _marked(before, after)
    removed = None if old is None else t'<td class="removed"><del>{old}</del></td>'
    added = None if new is None else t'<td class="added"><ins>{new}</ins></td>'
    return t"<tr>{removed or _NOTHING}{added or _NOTHING}</tr>"


def _marked(
    before: str | None, after: str | None
) -> tuple[list[Template] | None, list[Template] | None]:
    """Two lines in pieces, those that are not in the other marked if the lines are alike."""
    if before is None or after is None:
        return _plain(before), _plain(after)
    if max(len(before), len(after)) > _LONGEST_LINE:
        return _plain(before), _plain(after)
    old, new = _WORD.findall(before), _WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _plain(before), _plain(after)
    codes = matcher.get_opcodes()
    return (
        [_piece("".join(old[a:b]), kind) for kind, a, b, _, _ in codes if b > a],
        [_piece("".join(new[c:d]), kind) for kind, _, _, c, d in codes if d > c],
    )


def _plain(line: str | None) -> list[Template] | None:
    return None if line is None else [t"{line}"]


def _piece(text: str, kind: str) -> Template:
    return t"{text}" if kind == "equal" else t"<mark>{text}</mark>"
