from dataclasses import dataclass
from string.templatelib import Template

from design_system.forms.field.field import control, hint


@dataclass(frozen=True, kw_only=True, slots=True)
class Slider:
    """A number out of a range, where about right is good enough."""

    name: str
    label: str
    value: int
    least: int = 0
    most: int = 100
    unit: str = ""
    hint: str = ""
    disabled: bool = False

    def __call__(self) -> Template:
        filled = {"--filled": f"{self._percent:.1f}%"}
        return t"""
            <div class="sk-field sk-slider-field">
              <div class="sk-slider-head">
                <label class="sk-label" for={self.name}>{self.label}</label>
                <output for={self.name}>{self.value}{self.unit and f" {self.unit}"}</output>
              </div>
              {hint(self.name, self.hint)}
              <input class="sk-slider" type="range" style={filled} min={self.least} max={self.most}
                     value={self.value} disabled={self.disabled}
                     {control(self.name, hint=self.hint)} />
            </div>
        """

    @property
    def _percent(self) -> float:
        return 100 * (self.value - self.least) / (self.most - self.least)
