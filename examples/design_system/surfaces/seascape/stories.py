from string.templatelib import Template

from turbohtml import Element

from design_system.checks import attribute
from design_system.surfaces.seascape.seascape import Seascape
from storyville import GetByRole, Story, Subject

ALT = "A ferry passes a lighthouse on a small rock"


def subject() -> Subject:
    return Subject(
        title="Seascape",
        description="Our one picture. It is drawn with the colours of the theme, so night falls.",
        target=Seascape,
        items=[
            Story(
                title="Morning",
                template=morning,
                tags=["overview"],
                assertions=[says_what_it_shows],
            ),
            Story(
                title="Evening",
                template=evening,
                assertions=[GetByRole("img", name="A ferry passes a lighthouse", exact=False)],
            ),
        ],
    )


def morning() -> Template:
    return t'<div class="sk-frame"><{Seascape} alt={ALT} /></div>'


def evening() -> Template:
    return t'<div class="sk-frame"><{Seascape} hour="evening" alt={ALT} /></div>'


def says_what_it_shows(el: Element) -> None:
    assert attribute(el, "svg", "aria-label") == ALT
