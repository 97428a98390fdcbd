from turbohtml import Element

from design_system.checks import count
from design_system.data.description_list.description_list import DescriptionList
from design_system.feedback.badge.badge import Badge
from storyville import GetAllByRole, GetByRole, Story, Subject

BOAT = {
    "Name": "Petrel",
    "Built": "1987, in Uusikaupunki",
    "Length": "34.2 m",
    "Passengers": "120, of whom 40 indoors",
    "State": t'<{Badge} text="In service" tone="success" dot={True} />',
}
SAILING = {"Departs": "07:30", "Arrives": "08:25", "Boat": "Petrel", "Pier": "2"}
LONG = {
    "Remarks": "The after door sticks in cold weather: lift it, then pull. Do not use the spare "
    "key, which is for the other boat.",
}


def subject() -> Subject:
    return Subject(
        title="Description list",
        target=DescriptionList,
        items=[
            Story(title="Default", props={"facts": BOAT}, assertions=[has_five_facts]),
            Story(
                title="In a row",
                props={"facts": SAILING, "inline": True},
                assertions=[GetAllByRole("term").count(4), GetAllByRole("definition").count(4)],
            ),
            Story(
                title="Long text",
                props={"facts": LONG},
                tags=["edge case"],
                assertions=[GetByRole("term"), GetByRole("definition")],
            ),
        ],
    )


def has_five_facts(el: Element) -> None:
    assert count(el, "dt") == 5
    assert count(el, "dd") == 5
