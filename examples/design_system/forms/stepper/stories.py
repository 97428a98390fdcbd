from string.templatelib import Template

from turbohtml import Element

from design_system.checks import count, is_labelled, one
from design_system.forms.stepper.stepper import Stepper
from storyville import GetAllByRole, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Stepper",
        target=Stepper,
        items=[
            Story(
                title="Default",
                props={"name": "adults", "label": "Adults", "detail": "From 16 years", "value": 2},
                assertions=[is_labelled, goes_both_ways],
            ),
            Story(
                title="At the least",
                props={"name": "dogs", "label": "Dogs", "value": 0},
                assertions=[cannot_go_lower],
                tags=["edge case"],
            ),
            Story(
                title="At the most",
                props={"name": "bikes", "label": "Bicycles", "value": 9},
                tags=["edge case"],
                assertions=[
                    GetByRole("button", name="One more: Bicycles", disabled=True),
                    GetByRole("button", name="One less: Bicycles", disabled=False),
                ],
            ),
            Story(
                title="Passengers",
                template=passengers,
                assertions=[GetAllByRole("textbox").count(3)],
            ),
        ],
    )


def passengers() -> Template:
    return t"""
        <div class="sk-stack">
          <{Stepper} name="adults" label="Adults" detail="From 16 years" value={2} />
          <{Stepper} name="children" label="Children" detail="6 to 15, half price" value={1} />
          <{Stepper} name="infants" label="Infants" detail="Under 6 years, free" />
        </div>
    """


def goes_both_ways(el: Element) -> None:
    assert count(el, "button:not([disabled])") == 2


def cannot_go_lower(el: Element) -> None:
    assert "One less" in str(one(el, "button[disabled]").attrs["aria-label"])
