from string.templatelib import Template

from turbohtml import Element

from design_system.checks import count
from design_system.foundations.space_scale.space_scale import SpaceScale
from storyville import GetAllByRole, Story, Subject

SHAPES = {"sm": "6px", "md": "9px", "lg": "14px", "xl": "20px", "full": "a pill"}


def subject() -> Subject:
    return Subject(
        title="Space and shape",
        description="Multiples of four pixels: 1 to 4 within a component, 5 and more between them.",
        target=SpaceScale,
        items=[
            Story(title="Space", assertions=[has_nine_steps]),
            Story(
                title="Within a component",
                props={"upto": 4},
                assertions=[GetAllByRole("term").count(4)],
            ),
            Story(
                title="Corners",
                template=corners,
                assertions=[GetAllByRole("listitem").count(len(SHAPES))],
            ),
        ],
    )


def corners() -> Template:
    return t'<ul class="sk-tiles">{[_corner(*item) for item in SHAPES.items()]}</ul>'


def _corner(name: str, size: str) -> Template:
    style = {"border-radius": f"var(--radius-{name})"}
    return t"<li style={style}><code>{name}</code> <small>{size}</small></li>"


def has_nine_steps(el: Element) -> None:
    assert count(el, "dt") == 9
