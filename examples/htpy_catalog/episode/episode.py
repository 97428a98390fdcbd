from htpy import Element, Node, a, article, button, div, footer, h3, p, progress, span, time

from htpy_catalog.cover.cover import cover
from htpy_catalog.shapes import icon
from htpy_catalog.shows import Episode
from htpy_catalog.times import duration


def episode_card(
    episode: Episode, *, heard: int = 0, new: bool = False, members_only: bool = False
) -> Element:
    """An episode in a list; `heard` is how many seconds of it one has listened to."""
    return article(".lw-episode", data_done=heard >= episode.seconds)[
        cover(episode.show, "sm", named=False),
        div(".lw-episode-words")[
            p(".lw-eyebrow")[_date(episode), new and span(".lw-new")["New"]],
            h3[a(href="#")[episode.title]],
            p(".lw-about")[episode.about],
            footer(".lw-episode-foot")[_listen(episode, heard, members_only=members_only)],
        ],
    ]


def _date(episode: Episode) -> Element:
    day = episode.aired
    return time(datetime=day.isoformat())[f"{day.day} {day:%B %Y}"]


def _listen(episode: Episode, heard: int, *, members_only: bool) -> Node:
    if members_only:
        return [
            a(".lw-pill", href="#", data_quiet=True)[icon("lock"), "For members"],
            span(".lw-soft")[duration(episode.seconds)],
        ]
    if heard >= episode.seconds:
        return [_press("Play again"), span(".lw-done")[icon("check"), "Heard"]]
    if not heard:
        return _press(duration(episode.seconds), name=f"Play, {duration(episode.seconds)}")
    left = f"{duration(episode.seconds - heard)} left"
    return [
        _press(left, name=f"Go on, {left}"),
        progress(max=episode.seconds, value=heard, aria_label="Heard"),
    ]


def _press(words: str, name: str | None = None) -> Element:
    return button(".lw-pill", type="button", aria_label=name)[icon("play"), words]
