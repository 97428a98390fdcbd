from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template


@dataclass(frozen=True, kw_only=True, slots=True)
class SegmentedControl:
    """One of two to five short words, side by side."""

    name: str
    legend: str
    options: Sequence[str]
    value: str
    wide: bool = False

    def __call__(self) -> Template:
        return t"""
            <fieldset class="sk-segmented" data-wide={self.wide}>
              <legend class="sk-hidden">{self.legend}</legend>
              {[self._segment(option) for option in self.options]}
            </fieldset>
        """

    def _segment(self, option: str) -> Template:
        return t"""
            <label>
              <input class="sk-hidden" type="radio" name={self.name} value={option}
                     checked={option == self.value} />
              <span>{option}</span>
            </label>
        """
