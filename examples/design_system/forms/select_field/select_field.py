from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.forms.field.field import Field, control
from design_system.foundations.icon.icon import Icon


@dataclass(frozen=True, kw_only=True, slots=True)
class SelectField:
    """One of many, from the platform's own list."""

    name: str
    label: str
    options: Sequence[str] | Mapping[str, Sequence[str]]
    """Words, or groups of them by their title."""
    value: str = ""
    prompt: str = ""
    """The first line, which is no answer yet."""
    hint: str = ""
    error: str = ""
    disabled: bool = False

    def __call__(self) -> Template:
        return t"""
            <{Field} name={self.name} label={self.label} hint={self.hint} error={self.error}>
              <span class="sk-control" data-invalid={bool(self.error)}>
                <select class="sk-input" disabled={self.disabled}
                        {control(self.name, hint=self.hint, error=self.error)}>
                  {self.prompt and t'<option value="">{self.prompt}</option>'}
                  {self._options}
                </select>
                <{Icon} name="chevron-down" />
              </span>
            </{Field}>
        """

    @property
    def _options(self) -> list[Template]:
        if isinstance(self.options, Mapping):
            return [
                t"<optgroup label={title}>{[self._option(text) for text in group]}</optgroup>"
                for title, group in self.options.items()
            ]
        return [self._option(text) for text in self.options]

    def _option(self, text: str) -> Template:
        return t"<option selected={text == self.value}>{text}</option>"
