from string.templatelib import Template

from turbohtml import Element

from design_system.actions.button.button import Button
from design_system.checks import absent, attribute, one
from design_system.feedback.badge.badge import Badge
from design_system.surfaces.card.card import Card
from design_system.surfaces.seascape.seascape import Seascape
from storyville import GetAllByRole, GetByRole, Story, Subject

WORDS = t"<p>Ninety people, one shop and the best smoked flounder of the sound.</p>"
ACTIONS = t"""
    <{Button} label="Book" variant="primary" size="sm" />
    <{Button} label="Timetable" variant="quiet" size="sm" />
"""


def subject() -> Subject:
    return Subject(
        title="Card",
        target=Card,
        items=[
            Story(
                title="Plain",
                props={"title": "Tallskär", "children": WORDS},
                assertions=[has_a_title, leads_nowhere],
            ),
            Story(
                title="With picture",
                props={
                    "title": "Tallskär",
                    "children": WORDS,
                    "media": t"<{Seascape} />",
                    "actions": ACTIONS,
                    "look": "raised",
                },
                assertions=[
                    GetByRole("heading", name="Tallskär"),
                    GetByRole("button", name="Timetable"),
                ],
            ),
            Story(
                title="As a link",
                description="The link is the title, and its target is the whole card.",
                props={
                    "title": "The lighthouse walk",
                    "children": t"<p>Two hours, from the pier and back in time for the boat.</p>",
                    "href": "#",
                },
                assertions=[has_one_link],
            ),
            Story(
                title="Sunken",
                props={"children": WORDS, "look": "sunken"},
                assertions=[GetByRole("article")],
            ),
            Story(
                title="In a grid",
                template=grid,
                tags=["overview"],
                assertions=[GetAllByRole("link").within(GetAllByRole("article"))],
            ),
        ],
    )


def grid() -> Template:
    return t"""
        <div class="sk-grid" style="--gap: var(--space-5); --least: 14rem">
          <{Card} title="Tallskär" media={t"<{Seascape} />"} look="raised" href="#">
            <p>Pines, a shop, and a bakery that opens when the boat comes in.</p>
          </{Card}>
          <{Card} title="Utklippan" media={t"<{Seascape} hour='evening' />"} look="raised" href="#">
            <p>Seals, and a bed in the lighthouse. <{Badge} text="Summer only" /></p>
          </{Card}>
          <{Card} title="Mellanö" media={t"<{Seascape} />"} look="raised" href="#">
            <p>Flat as a plate: bring a bicycle, or hire one at the pier.</p>
          </{Card}>
        </div>
    """


def has_a_title(el: Element) -> None:
    assert one(el, "h3").text == "Tallskär"


def leads_nowhere(el: Element) -> None:
    absent(el, "a")


def has_one_link(el: Element) -> None:
    assert attribute(el, "h3 a", "href") == "#"
    one(el, "a")
