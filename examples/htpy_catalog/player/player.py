from typing import Literal

from htpy import Element, button, div, h2, output, p, section, small, span
from htpy import input as input_

from htpy_catalog.cover.cover import cover
from htpy_catalog.player.wave import wave
from htpy_catalog.shapes import icon
from htpy_catalog.shows import Episode, Show
from htpy_catalog.times import clock, duration

type PlayerState = Literal["paused", "playing", "buffering"]


def player(
    episode: Episode, *, position: int = 0, state: PlayerState = "paused", speed: str = "1"
) -> Element:
    """An episode with all that one does to it; the position is in seconds."""
    return section(".lw-player", aria_label="Player", data_state=state)[
        cover(episode.show, "md", named=False),
        div(".lw-player-words")[
            p(".lw-eyebrow")[f"{episode.show.title} · {episode.number}"],
            h2[episode.title],
            p(".lw-soft")[_now(episode, position, state)],
        ],
        _scrubber(episode, position),
        div(".lw-player-controls")[
            _speed(speed),
            _skip("back", 15),
            _play(state),
            _skip("forward", 30),
            span(".lw-left")[f"{duration(episode.seconds - position)} left"],
        ],
    ]


def on_air(show: Show, *, listeners: int) -> Element:
    """A show that is being sent right now: there is nothing to skip."""
    return section(".lw-player", aria_label="On air", data_state="playing", data_live=True)[
        cover(show, "md", named=False),
        div(".lw-player-words")[
            p(".lw-live")[span(aria_hidden="true"), "On air"],
            h2[show.title],
            p(".lw-soft")[f"with {show.host}"],
        ],
        wave(len(show.title), 1),
        div(".lw-player-controls")[
            small(".lw-soft")[f"{listeners:,} are listening"], _play("playing")
        ],
    ]


def _now(episode: Episode, position: int, state: PlayerState) -> str:
    if state == "buffering":
        return "Waiting for the sound…"
    started = [chapter for chapter in episode.chapters if chapter.start <= position]
    return started[-1].title if started else f"with {episode.show.host}"


def _scrubber(episode: Episode, position: int) -> Element:
    return div(".lw-scrubber")[
        wave(episode.number, position / episode.seconds),
        input_(
            type="range",
            min=0,
            max=episode.seconds,
            value=position,
            aria_label="Position",
            aria_valuetext=f"{clock(position)} of {clock(episode.seconds)}",
        ),
        div(".lw-times")[output[clock(position)], span[clock(episode.seconds)]],
    ]


def _play(state: PlayerState) -> Element:
    name = "Play" if state == "paused" else "Pause"
    return button(
        ".lw-play", type="button", aria_label=name, aria_busy=state == "buffering" and "true"
    )[icon("play" if state == "paused" else "pause")]


def _skip(direction: Literal["back", "forward"], seconds: int) -> Element:
    return button(".lw-skip", type="button", aria_label=f"{seconds} seconds {direction}")[
        icon(direction), small(aria_hidden="true")[seconds]
    ]


def _speed(speed: str) -> Element:
    return button(".lw-speed", type="button", aria_label=f"Speed: {speed}x")[f"{speed}x"]
