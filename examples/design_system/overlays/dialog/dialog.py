from dataclasses import dataclass
from string.templatelib import Template
from typing import Protocol

from design_system.actions.icon_button.icon_button import IconButton
from design_system.typography.heading.heading import title


@dataclass(frozen=True, kw_only=True, slots=True)
class Dialog:
    """A question that has to be answered before anything else; a `Button` opens it by its id."""

    id: str
    title: str
    children: Template
    actions: Template | None = None
    open: bool = False
    """Shown from the start, as part of the page."""

    def __call__(self) -> Template:
        return t"""
            <dialog class="sk-dialog" id={self.id} open={self.open}
                    aria-labelledby="{self.id}-title">
              {inside(self)}
            </dialog>
        """


class Sheet(Protocol):
    """What a dialog has in it, and a drawer too."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def children(self) -> Template: ...
    @property
    def actions(self) -> Template | None: ...


def inside(sheet: Sheet) -> Template:
    """The head with its cross, the body, and the actions if there are any."""
    return t"""
        <header class="sk-dialog-head">
          {title(sheet.title, 2, id=f"{sheet.id}-title")}
          <{IconButton} icon="close" label="Close" size="sm" closes={sheet.id} />
        </header>
        <div class="sk-dialog-body">{sheet.children}</div>
        {sheet.actions and t'<footer class="sk-dialog-actions">{sheet.actions}</footer>'}
    """
