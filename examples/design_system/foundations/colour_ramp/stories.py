from string.templatelib import Template

from turbohtml import Element

from design_system.checks import count
from design_system.foundations.colour_ramp.colour_ramp import STEPS, ColourRamp
from storyville import GetAllByRole, GetByRole, Story, Subject

USES = {
    "fog": "Text, lines and grounds",
    "sound": "The brand, and what can be pressed",
    "buoy": "A spark, sparingly",
    "kelp": "It went well",
    "brass": "Take care",
    "flare": "Something is wrong",
    "harbour": "For your information",
}


def subject() -> Subject:
    return Subject(
        title="Colour ramps",
        description="""
Seven hues in eleven steps, written in **OKLCH**, so that the same step of two hues is equally
light. Components do not use these; they use the roles made of them.
""",
        target=ColourRamp,
        items=[
            Story(title="All hues", template=all_ramps, tags=["overview"], assertions=[is_whole]),
            Story(
                title="Sound",
                props={"name": "sound", "use": USES["sound"]},
                assertions=[
                    GetByRole("figure", name="Sound", exact=False),
                    GetAllByRole("listitem").count(len(STEPS)),
                ],
            ),
            Story(
                title="Fog",
                props={"name": "fog", "use": USES["fog"]},
                assertions=[GetByRole("figure", name="Fog", exact=False)],
            ),
        ],
    )


def all_ramps() -> Template:
    ramps = [t"<{ColourRamp} name={name} use={use} />" for name, use in USES.items()]
    return t'<div class="sk-stack">{ramps}</div>'


def is_whole(el: Element) -> None:
    assert count(el, "li") == len(USES) * len(STEPS)
