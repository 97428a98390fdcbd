from dataclasses import dataclass
from string.templatelib import Template

from design_system.actions.icon_button.icon_button import IconButton
from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName
from design_system.tones import Tone

SIGNS: dict[Tone, IconName] = {
    "neutral": "info",
    "accent": "info",
    "info": "info",
    "success": "success",
    "warning": "warning",
    "danger": "danger",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Alert:
    """Something to know about the page, that stays until it is no longer true."""

    title: str
    tone: Tone = "info"
    text: str = ""
    actions: Template | None = None
    dismissible: bool = False

    def __call__(self) -> Template:
        role = "alert" if self.tone == "danger" else "status"
        return t"""
            <div class="sk-alert" role={role} data-tone={self.tone}>
              <{Icon} name={SIGNS[self.tone]} />
              <div class="sk-alert-body">
                <p class="sk-alert-title">{self.title}</p>
                {self.text and t"<p>{self.text}</p>"}
                {self.actions and t'<div class="sk-alert-actions">{self.actions}</div>'}
              </div>
              {self.dismissible and t"<{IconButton} icon='close' label='Dismiss' size='sm' />"}
            </div>
        """
