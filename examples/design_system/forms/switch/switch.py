from dataclasses import dataclass
from string.templatelib import Template

from design_system.forms.field.field import control, hint


@dataclass(frozen=True, kw_only=True, slots=True)
class Switch:
    """On or off, which counts at once."""

    name: str
    label: str
    hint: str = ""
    on: bool = False
    disabled: bool = False

    def __call__(self) -> Template:
        return t"""
            <div class="sk-switch-row">
              <div>
                <label class="sk-label" for={self.name}>{self.label}</label>
                {hint(self.name, self.hint)}
              </div>
              <input class="sk-switch" type="checkbox" role="switch" checked={self.on}
                     disabled={self.disabled} {control(self.name, hint=self.hint)} />
            </div>
        """
