from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

from design_system.forms.field.field import Field, control
from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName


@dataclass(frozen=True, kw_only=True, slots=True)
class TextField:
    """One line of text, or a date, a time, an address, a secret."""

    name: str
    label: str
    type: Literal["text", "email", "password", "tel", "date", "time", "url"] = "text"
    value: str = ""
    placeholder: str | None = None
    hint: str = ""
    error: str = ""
    icon: IconName | None = None
    suffix: str = ""
    """A unit that stands after the value."""
    autocomplete: str | None = None
    optional: bool = False
    disabled: bool = False
    readonly: bool = False

    def __call__(self) -> Template:
        return t"""
            <{Field} name={self.name} label={self.label} hint={self.hint} error={self.error}
                     optional={self.optional}>{self._control}</{Field}>
        """

    @property
    def _control(self) -> Template:
        return t"""
            <span class="sk-control" data-invalid={bool(self.error)}>
              {self.icon and t"<{Icon} name={self.icon} />"}
              <input class="sk-input" type={self.type} value={self.value or None}
                     placeholder={self.placeholder} autocomplete={self.autocomplete}
                     disabled={self.disabled} readonly={self.readonly}
                     {control(self.name, hint=self.hint, error=self.error)} />
              {self.suffix and t'<span class="sk-suffix">{self.suffix}</span>'}
            </span>
        """
