from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """What stands around a control: its label, a hint, and what is wrong with its value.

    The control gets its part of this from `control(name, hint=..., error=...)`.
    """

    name: str
    label: str
    children: Template
    hint: str = ""
    error: str = ""
    optional: bool = False

    def __call__(self) -> Template:
        return t"""
            <div class="sk-field">
              <label class="sk-label" for={self.name}>{self.label}{self._optional}</label>
              {hint(self.name, self.hint)}
              {self.children}
              {error(self.name, self.error)}
            </div>
        """

    @property
    def _optional(self) -> Template | None:
        return t' <span class="sk-optional">optional</span>' if self.optional else None


def hint(name: str, text: str) -> Template | None:
    """The line under a label that says what is wanted."""
    return t'<p class="sk-hint" id="{name}-hint">{text}</p>' if text else None


def error(name: str, text: str) -> Template | None:
    """The line under a control that says what is wrong, and what to do."""
    if not text:
        return None
    return t'<p class="sk-error" id="{name}-error"><{Icon} name="danger" size="sm" />{text}</p>'


def control(name: str, *, hint: str = "", error: str = "") -> dict[str, str | None]:
    """The attributes of a control that tie it to its label, its hint and its error."""
    lines = [f"{name}-{kind}" for kind, text in (("hint", hint), ("error", error)) if text]
    return {
        "id": name,
        "name": name,
        "aria-invalid": "true" if error else None,
        "aria-describedby": " ".join(lines) or None,
    }
