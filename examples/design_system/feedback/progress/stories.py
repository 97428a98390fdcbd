from string.templatelib import Template

from turbohtml import Element

from design_system.checks import absent, attribute, one
from design_system.feedback.progress.progress import Progress
from storyville import Control, GetAllByRole, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Progress",
        target=Progress,
        items=[
            Story(
                title="Default",
                props={"label": "Printing tickets", "value": 64},
                controls={"value": Control(min=0, max=100)},
                assertions=[says_its_value],
            ),
            Story(
                title="In words",
                props={"label": "Car deck", "value": 18, "most": 24, "figure": "18 of 24 places"},
                assertions=[says_it_in_words],
            ),
            Story(
                title="Unknown",
                props={"label": "Asking the harbour office…"},
                assertions=[has_no_value],
                tags=["state"],
            ),
            Story(
                title="Nothing yet",
                props={"label": "Boarded", "value": 0},
                tags=["edge case"],
                assertions=[
                    GetByRole("progressbar", name="Boarded").with_attribute("aria-valuenow", "0")
                ],
            ),
            Story(
                title="Tones",
                template=tones,
                tags=["overview"],
                assertions=[GetAllByRole("progressbar").count(3)],
            ),
        ],
    )


def tones() -> Template:
    return t"""
        <div class="sk-stack" style="--gap: var(--space-5)">
          <{Progress} label="Deck" value={38} most={120} figure="38 of 120" tone="success" />
          <{Progress} label="Saloon" value={71} most={80} figure="71 of 80" tone="warning" />
          <{Progress} label="Car deck" value={24} most={24} figure="Full" tone="danger" />
        </div>
    """


def says_its_value(el: Element) -> None:
    assert attribute(el, "[role=progressbar]", "aria-valuenow") == "64"
    assert one(el, ".sk-progress-figure").text == "64 %"


def says_it_in_words(el: Element) -> None:
    assert one(el, ".sk-progress-figure").text == "18 of 24 places"


def has_no_value(el: Element) -> None:
    absent(el, "[aria-valuenow]")
