from turbohtml import Element

from design_system.checks import one
from design_system.foundations.logo.logo import Logo
from storyville import GetByText, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Logo",
        description="A *skerry* is a rock in the sea, too small to live on, that gets a light.",
        target=Logo,
        items=[
            Story(title="With the name", props={"size": "lg"}, assertions=[GetByText("Skerry")]),
            Story(title="In a bar", assertions=[GetByText("Skerry")]),
            Story(
                title="Mark only",
                description="Where room is short. The name stays for those who listen.",
                props={"wordmark": False, "size": "lg"},
                assertions=[still_says_the_name],
            ),
        ],
    )


def still_says_the_name(el: Element) -> None:
    assert one(el, ".sk-hidden").text == "Skerry"
