from collections.abc import Iterator
from itertools import pairwise

from htpy import Element, Node, a, h2, li, nav, ol, p, small, span

from htpy_catalog.shows import Chapter, Episode
from htpy_catalog.times import clock, duration


def chapter_list(episode: Episode, *, position: int | None = None) -> Element:
    """The parts of an episode; the one that plays at a position, in seconds, shows how far."""
    return nav(".lw-chapters", aria_label="Chapters")[
        h2["Chapters"],
        ol[(_chapter(chapter, end, position) for chapter, end in _parts(episode))]
        if episode.chapters
        else p(".lw-soft")["This episode is all of one piece."],
    ]


def _parts(episode: Episode) -> Iterator[tuple[Chapter, int]]:
    """Each chapter with the second it ends in."""
    for chapter, following in pairwise(episode.chapters):
        yield chapter, following.start
    yield episode.chapters[-1], episode.seconds


def _chapter(chapter: Chapter, end: int, position: int | None) -> Element:
    current = position is not None and chapter.start <= position < end
    return li(data_sponsor=chapter.sponsor, data_past=position is not None and end <= position)[
        a(href=f"#t={chapter.start}", aria_current=current and "true")[
            span(".lw-clock")[clock(chapter.start)],
            span(".lw-chapter-title")[chapter.title, _mark(chapter)],
            small[duration(end - chapter.start)],
            current and position is not None and _gone(chapter, end, position),
        ]
    ]


def _mark(chapter: Chapter) -> Node:
    return [" ", small(".lw-sponsor")["Sponsor"]] if chapter.sponsor else None


def _gone(chapter: Chapter, end: int, position: int) -> Element:
    share = (position - chapter.start) / (end - chapter.start)
    return span(".lw-gone", style=f"--share: {share:.3f}", aria_hidden="true")
