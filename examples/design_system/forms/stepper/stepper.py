from dataclasses import dataclass
from string.templatelib import Template

from design_system.actions.icon_button.icon_button import IconButton


@dataclass(frozen=True, kw_only=True, slots=True)
class Stepper:
    """A small number of things, counted up and down."""

    name: str
    label: str
    detail: str = ""
    value: int = 0
    least: int = 0
    most: int = 9

    def __call__(self) -> Template:
        return t"""
            <div class="sk-stepper">
              <div>
                <label class="sk-label" for={self.name}>{self.label}</label>
                {self.detail and t'<p class="sk-hint">{self.detail}</p>'}
              </div>
              <div class="sk-stepper-count">
                <{IconButton} icon="minus" label="One less: {self.label}" variant="secondary"
                              disabled={self.value <= self.least} />
                <input id={self.name} name={self.name} inputmode="numeric" value={self.value} />
                <{IconButton} icon="plus" label="One more: {self.label}" variant="secondary"
                              disabled={self.value >= self.most} />
              </div>
            </div>
        """
