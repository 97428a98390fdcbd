from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.overlays.dialog.dialog import inside


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawer:
    """A sheet from the side of the window, for what belongs to the page behind it."""

    id: str
    title: str
    children: Template
    actions: Template | None = None
    side: Literal["start", "end"] = "end"
    open: bool = False

    def __call__(self) -> Template:
        return t"""
            <dialog class="sk-dialog sk-drawer" id={self.id} open={self.open} data-side={self.side}
                    aria-labelledby="{self.id}-title">
              {inside(self)}
            </dialog>
        """
