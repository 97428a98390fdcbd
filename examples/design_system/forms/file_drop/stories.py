from turbohtml import Element

from design_system.checks import attribute, is_described, is_labelled
from design_system.forms.file_drop.file_drop import FileDrop
from storyville import Story, Subject


def subject() -> Subject:
    return Subject(
        title="File drop",
        target=FileDrop,
        items=[
            Story(
                title="Default",
                props={
                    "name": "manifest",
                    "label": "Drop a passenger list here, or choose one",
                    "hint": "A spreadsheet of up to 5 MB.",
                    "accept": ".csv,.xlsx",
                },
                assertions=[is_labelled, is_described, wants_a_table],
            ),
            Story(
                title="With error",
                props={
                    "name": "manifest",
                    "label": "Drop a passenger list here, or choose one",
                    "error": "holiday.jpg is a picture. Choose a CSV or Excel file.",
                },
                assertions=[is_described],
                tags=["state"],
            ),
        ],
    )


def wants_a_table(el: Element) -> None:
    assert attribute(el, "input", "accept") == ".csv,.xlsx"
