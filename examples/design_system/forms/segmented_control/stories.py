from turbohtml import Element

from design_system.checks import is_labelled, one
from design_system.forms.segmented_control.segmented_control import SegmentedControl
from storyville import GetAllByRole, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Segmented control",
        target=SegmentedControl,
        items=[
            Story(
                title="Two",
                props={
                    "name": "trip",
                    "legend": "Trip",
                    "options": ["Single", "Return"],
                    "value": "Return",
                },
                assertions=[is_labelled, has_a_legend],
            ),
            Story(
                title="Four",
                props={
                    "name": "span",
                    "legend": "Time span",
                    "options": ["Day", "Week", "Month", "Season"],
                    "value": "Week",
                },
                assertions=[
                    GetAllByRole("radio").within(GetByRole("group", name="Time span")).count(4),
                    GetAllByRole("radio", checked=True).count(1),
                ],
            ),
            Story(
                title="Wide",
                props={
                    "name": "theme",
                    "legend": "Theme",
                    "options": ["System", "Light", "Dark"],
                    "value": "System",
                    "wide": True,
                },
                assertions=[GetByRole("group", name="Theme"), GetAllByRole("radio").count(3)],
            ),
        ],
    )


def has_a_legend(el: Element) -> None:
    assert one(el, "legend").text == "Trip"
