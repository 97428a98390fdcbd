from dataclasses import dataclass
from string.templatelib import Template

from design_system.forms.field.field import control, error, hint


@dataclass(frozen=True, kw_only=True, slots=True)
class Checkbox:
    """Yes or no, which counts when the form is sent."""

    name: str
    label: str
    value: str = "on"
    hint: str = ""
    error: str = ""
    checked: bool = False
    disabled: bool = False

    def __call__(self) -> Template:
        return t"""
            <div class="sk-choice" data-invalid={bool(self.error)}>
              <input class="sk-check" type="checkbox" value={self.value} checked={self.checked}
                     disabled={self.disabled}
                     {control(self.name, hint=self.hint, error=self.error)} />
              <label for={self.name}>{self.label}</label>
              {hint(self.name, self.hint)}
              {error(self.name, self.error)}
            </div>
        """
