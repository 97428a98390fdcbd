from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.forms.field.field import control, error, hint


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of the answers to a question."""

    value: str
    label: str
    detail: str = ""
    aside: str = ""
    """What stands at its end: a price, say."""
    disabled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class RadioGroup:
    """One of a few, all of them in sight."""

    name: str
    legend: str
    choices: Sequence[Choice]
    value: str = ""
    hint: str = ""
    error: str = ""
    boxed: bool = False
    """Each answer on a card of its own."""

    def __call__(self) -> Template:
        return t"""
            <fieldset class="sk-radio-group" data-boxed={self.boxed}
                      data-invalid={bool(self.error)} aria-describedby={self._described_by}>
              <legend class="sk-label">{self.legend}</legend>
              {hint(self.name, self.hint)}
              <div class="sk-radios">{[self._radio(choice) for choice in self.choices]}</div>
              {error(self.name, self.error)}
            </fieldset>
        """

    @property
    def _described_by(self) -> str | None:
        return control(self.name, hint=self.hint, error=self.error)["aria-describedby"]

    def _radio(self, choice: Choice) -> Template:
        return t"""
            <label class="sk-radio">
              <input class="sk-check" type="radio" name={self.name} value={choice.value}
                     checked={choice.value == self.value} disabled={choice.disabled} />
              <span><span class="sk-radio-label">{choice.label}</span>{_detail(choice)}</span>
              {choice.aside and t'<span class="sk-radio-aside">{choice.aside}</span>'}
            </label>
        """


def _detail(choice: Choice) -> Template | None:
    return t' <small class="sk-radio-detail">{choice.detail}</small>' if choice.detail else None
