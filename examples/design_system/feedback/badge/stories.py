from string.templatelib import Template

from turbohtml import Element

from design_system.checks import attribute, count
from design_system.feedback.badge.badge import Badge
from design_system.tones import TONES, Tone
from storyville import GetByRole, GetByText, Story, Subject

WORDS: dict[Tone, str] = {
    "neutral": "Planned",
    "accent": "Boarding",
    "info": "At sea",
    "success": "On time",
    "warning": "Late",
    "danger": "Cancelled",
}


def subject() -> Subject:
    return Subject(
        title="Badge",
        target=Badge,
        items=[
            Story(title="Neutral", props={"text": "Planned"}, assertions=[is_neutral]),
            Story(
                title="With dot",
                props={"text": "On time", "tone": "success", "dot": True},
                assertions=[GetByText("On time")],
            ),
            Story(
                title="With icon",
                props={"text": "Gale", "tone": "danger", "icon": "wind"},
                assertions=[GetByText("Gale"), GetByRole("img").not_()],
            ),
            Story(title="All tones", template=tones, tags=["overview"], assertions=[has_all_tones]),
        ],
    )


def tones() -> Template:
    plain = [t"<{Badge} text={WORDS[tone]} tone={tone} />" for tone in TONES]
    dotted = [t"<{Badge} text={WORDS[tone]} tone={tone} dot={True} />" for tone in TONES]
    return t"""
        <div class="sk-stack">
          <div class="sk-cluster">{plain}</div>
          <div class="sk-cluster">{dotted}</div>
        </div>
    """


def is_neutral(el: Element) -> None:
    assert attribute(el, ".sk-badge", "data-tone") == "neutral"


def has_all_tones(el: Element) -> None:
    assert count(el, ".sk-badge") == 2 * len(TONES)
