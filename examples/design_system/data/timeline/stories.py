from string.templatelib import Template

from turbohtml import Element

from design_system.checks import absent, count, one
from design_system.data.timeline.timeline import Stop, Timeline
from storyville import GetAllByRole, GetByRole, Story, Subject

VOYAGE = [
    Stop("07:30", "Norrvik", "Left on time, 84 on board", "passed"),
    Stop("07:55", "Tallskär", "12 off, 3 on", "passed"),
    Stop("08:20", "Mellanö", "Loading two cars", "here"),
    Stop("08:50", "Grisslan", "On request only"),
    Stop("09:30", "Utklippan"),
]
PLANNED = [Stop("16:40", "Norrvik"), Stop("17:35", "Grisslan")]


def subject() -> Subject:
    return Subject(
        title="Timeline",
        target=Timeline,
        items=[
            Story(
                title="Under way",
                props={"label": "Voyage of the Petrel", "stops": VOYAGE},
                assertions=[is_in_mellano],
            ),
            Story(
                title="Planned",
                props={"label": "Voyage of the Eider", "stops": PLANNED},
                assertions=[has_not_left],
            ),
            Story(
                title="Right to left",
                template=right_to_left,
                tags=["rtl"],
                assertions=[
                    GetAllByRole("listitem").within(GetByRole("list", name="الرحلة")).count(3)
                ],
            ),
        ],
    )


def right_to_left() -> Template:
    stops = [
        Stop("07:30", "نورفيك", "غادرت في موعدها", "passed"),
        Stop("08:20", "ميلانو", "تحميل سيارتين"),
        Stop("09:30", "أوتكليبان"),
    ]
    return t'<div dir="rtl" lang="ar"><{Timeline} label="الرحلة" stops={stops} /></div>'


def is_in_mellano(el: Element) -> None:
    assert "Mellanö" in one(el, "[aria-current=step]").text
    assert count(el, "[data-state=passed]") == 2


def has_not_left(el: Element) -> None:
    absent(el, "[aria-current]")
