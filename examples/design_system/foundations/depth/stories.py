from string.templatelib import Template

from design_system.foundations.depth.depth import Depth
from storyville import GetAllByRole, GetByText, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Depth",
        target=Depth,
        items=[
            Story(
                title="All levels",
                template=levels,
                tags=["overview"],
                assertions=[GetAllByRole("code").count(3)],
            ),
            Story(
                title="Dialog",
                props={"level": 3, "use": "Dialogs and drawers"},
                assertions=[GetByText("Dialogs and drawers")],
            ),
        ],
    )


def levels() -> Template:
    return t"""
        <div class="sk-grid" style="--gap: var(--space-6); --least: 13rem">
          <{Depth} level={1} use="Cards" />
          <{Depth} level={2} use="Menus and toasts" />
          <{Depth} level={3} use="Dialogs and drawers" />
        </div>
    """
