from string.templatelib import Template

from turbohtml import Element

from design_system.checks import is_described, one
from design_system.overlays.tooltip.tooltip import Tooltip
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Tooltip",
        description="Never for what everybody must know: a finger cannot hover.",
        target=Tooltip,
        items=[
            Story(
                title="In a sentence",
                description="Hover the dotted word, or reach it with the *Tab* key.",
                template=sentence,
                assertions=[is_described],
            ),
            Story(title="Open above", template=lambda: shown("above"), assertions=[says_its_text]),
            Story(
                title="Open below",
                template=lambda: shown("below"),
                assertions=[GetByRole("tooltip", name="Behind the fish market")],
            ),
        ],
    )


def sentence() -> Template:
    return t"""
        <p style="padding-block: var(--space-7)">Boats sail up to
          <{Tooltip} id="gale" term="gale force eight"
                     text="Wind of 17 to 20 metres a second: twigs break off trees." />,
          and wait it out in harbour after that.</p>
    """


def shown(side: str) -> Template:
    return t"""
        <div style="padding: var(--space-7) var(--space-8)">
          <{Tooltip} id="pier" term="Pier 2" text="Behind the fish market" side={side}
                     open={True} />
        </div>
    """


def says_its_text(el: Element) -> None:
    assert one(el, "[role=tooltip]").text == "Behind the fish market"
