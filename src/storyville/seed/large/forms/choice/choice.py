from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template


@dataclass(frozen=True, kw_only=True)
class Option:
    value: str
    label: str
    note: str = ""
    disabled: bool = False


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of a few options, all of them in sight."""

    name: str
    legend: str
    options: Sequence[Option]
    chosen: str = ""

    def __call__(self) -> Template:
        return t"""
            <fieldset class="choice">
              <legend>{self.legend}</legend>
              {[self._option(option) for option in self.options]}
            </fieldset>
        """

    def _option(self, option: Option) -> Template:
        return t"""
            <label class="choice-option">
              <input type="radio" name={self.name} value={option.value}
                     checked={option.value == self.chosen} disabled={option.disabled} />
              <span>{option.label}{option.note and t"<small>{option.note}</small>"}</span>
            </label>
        """
