"""What Longwave sends: its shows and their episodes, and the ones that the stories play."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

type Drawing = Literal["rings", "horizon", "bars", "dunes", "moons"]
type Ink = Literal["ember", "tide", "moss", "plum", "salt"]


@dataclass(frozen=True, slots=True)
class Show:
    """A series, and how its cover is drawn."""

    title: str
    host: str
    about: str
    drawing: Drawing
    ink: Ink


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of an episode, from its start to that of the next."""

    start: int
    """In seconds."""
    title: str
    sponsor: bool = False


@dataclass(frozen=True, slots=True)
class Episode:
    """One programme of a show."""

    show: Show
    number: int
    title: str
    about: str
    aired: date
    seconds: int
    chapters: tuple[Chapter, ...] = ()


HARBOUR = Show(
    "Harbour Light",
    "Ines Tverrå",
    "Keepers, pilots and night ferrymen tell what they saw when everybody else was asleep.",
    "horizon",
    "ember",
)
TAPE = Show(
    "Found Tape",
    "Oskar Mbeki and Lu Fenn",
    "A cassette from a flea market, forty minutes, and two people who want to know whose voice "
    "that is.",
    "rings",
    "plum",
)
FIELD = Show(
    "Field Notes at Noon",
    "Maud Osei",
    "One meadow, one microphone, one year.",
    "dunes",
    "moss",
)
KITCHEN = Show(
    "Numbers at the Table",
    "Jonas Ardal",
    "Maths for people who do their thinking while the kettle boils.",
    "bars",
    "tide",
)
ALMANAC = Show(
    "The Slow Almanac",
    "Wren Halloran",
    "The month ahead: what rises, what ripens, what to sow.",
    "moons",
    "salt",
)

FOG = Episode(
    HARBOUR,
    41,
    "The fog that stayed nine days",
    "In March of 1967 nothing left the harbour. Astrid Holm, then a girl of eleven, rang the bell "
    "by hand every two minutes, with her brother, in shifts.",
    date(2026, 3, 12),
    2892,
    (
        Chapter(0, "A bell with no rope"),
        Chapter(318, "How fog is made"),
        Chapter(905, "From our friends at Ropewalk Coffee", sponsor=True),
        Chapter(962, "The second night"),
        Chapter(1730, "What the pilot heard"),
        Chapter(2415, "Morning"),
    ),
)
PILOT = Episode(
    HARBOUR,
    40,
    "A pilot's left hand",
    "Bringing in a ship of three hundred metres, with two fingers and a lot of patience.",
    date(2026, 2, 26),
    2310,
)
GULLS = Episode(
    HARBOUR,
    39,
    "Who feeds the gulls?",
    "Somebody does, at four in the morning, and has done for thirty years.",
    date(2026, 2, 12),
    1984,
)
SIDE_B = Episode(
    TAPE,
    7,
    "Side B is a birthday",
    "Seven candles, a dog called Admiral, and a song that no library has ever heard of.",
    date(2026, 4, 2),
    3905,
    (
        Chapter(0, "Seventy pence at Millgate"),
        Chapter(640, "The dog has a name"),
        Chapter(1822, "We play it backwards"),
        Chapter(3010, "A reply from Tromsø"),
    ),
)
