from dataclasses import dataclass
from string.templatelib import Template

from design_system.actions.icon_button.icon_button import IconButton
from design_system.feedback.alert.alert import SIGNS
from design_system.foundations.icon.icon import Icon
from design_system.tones import Tone


@dataclass(frozen=True, kw_only=True, slots=True)
class Toast:
    """A short word about what was just done, that goes by itself."""

    text: str
    tone: Tone = "success"
    action: str = ""
    """The one thing that can be done about it, such as to undo it."""

    def __call__(self) -> Template:
        return t"""
            <div class="sk-toast" role="status" data-tone={self.tone}>
              <{Icon} name={SIGNS[self.tone]} />
              <p>{self.text}</p>
              {self._button}
              <{IconButton} icon="close" label="Dismiss" size="sm" />
            </div>
        """

    @property
    def _button(self) -> Template | None:
        if not self.action:
            return None
        return t'<button class="sk-toast-action" type="button">{self.action}</button>'
