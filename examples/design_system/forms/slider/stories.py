from turbohtml import Element

from design_system.checks import attribute, is_labelled, one
from design_system.forms.slider.slider import Slider
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Slider",
        target=Slider,
        items=[
            Story(
                title="Default",
                props={
                    "name": "wind",
                    "label": "Warn me from",
                    "value": 14,
                    "most": 30,
                    "unit": "m/s",
                    "hint": "A fresh breeze is 8, a gale is 17.",
                },
                assertions=[is_labelled, shows_its_value],
            ),
            Story(
                title="At the start",
                props={"name": "low", "label": "Spare seats", "value": 0},
                assertions=[
                    GetByRole("slider", name="Spare seats"),
                    GetByRole("status").text_content("0"),
                ],
            ),
            Story(
                title="At the end",
                props={"name": "high", "label": "Spare seats", "value": 100},
                assertions=[GetByRole("slider", name="Spare seats")],
            ),
            Story(
                title="Disabled",
                props={"name": "off", "label": "Speed", "value": 40, "unit": "%", "disabled": True},
                tags=["state"],
                assertions=[GetByRole("slider", name="Speed", disabled=True)],
            ),
        ],
    )


def shows_its_value(el: Element) -> None:
    assert one(el, "output").text == "14 m/s"
    assert attribute(el, "input", "value") == "14"
