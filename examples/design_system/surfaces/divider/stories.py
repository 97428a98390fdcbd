from string.templatelib import Template

from turbohtml import Element

from design_system.checks import one
from design_system.surfaces.divider.divider import Divider
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Divider",
        items=[
            Story(title="Line", template=lambda: between(t"<{Divider} />"), assertions=[is_a_rule]),
            Story(
                title="With words",
                template=lambda: between(t"<{Divider} label='or' />"),
                assertions=[GetByRole("separator").not_()],
            ),
            Story(
                title="Wave",
                template=lambda: between(t"<{Divider} look='wave' />"),
                assertions=[GetByRole("separator")],
            ),
        ],
    )


def between(divider: Template) -> Template:
    return t"""
        <div class="sk-stack" style="--gap: var(--space-5); max-inline-size: 30rem">
          <p>The morning boat goes straight to Tallskär, and is back before the shops open.</p>
          {divider}
          <p>The evening boat takes the long way round, by the seals.</p>
        </div>
    """


def is_a_rule(el: Element) -> None:
    one(el, "hr")
