from storyville import Story, Subject
from turbohtml import Element

from .choice import Choice, Option

BRANCHES = (
    Option(value="mill", label="Mill Street", note="Open until 20:00"),
    Option(value="quay", label="The Quay", note="Open until 17:00"),
    Option(value="van", label="The van", note="Thursdays, at the church"),
)
CLOSED = (*BRANCHES[:2], Option(value="van", label="The van", note="In repair", disabled=True))


def subject() -> Subject:
    return Subject(
        title="Choice",
        description="For two to five options. For more of them, let people type.",
        target=Choice,
        items=[
            Story(title="Nothing chosen", props=where(options=BRANCHES)),
            Story(
                title="Chosen",
                props=where(options=BRANCHES, chosen="quay"),
                assertions=[one_is_chosen],
            ),
            Story(title="Not all can be had", props=where(options=CLOSED, chosen="mill")),
        ],
    )


# Stories are Python: what several have in common can be a function.
def where(**props: object) -> dict[str, object]:
    return {"name": "branch", "legend": "Where will you fetch it?", **props}


def one_is_chosen(el: Element) -> None:
    assert [radio.attrs["value"] for radio in el.select("input[checked]")] == ["quay"]
