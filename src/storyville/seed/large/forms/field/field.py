from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal

_OPTIONAL = t" <small>optional</small>"


@dataclass(frozen=True, kw_only=True)
class Field:
    """A line of text to fill in, with its label, a hint, and what is wrong with it."""

    name: str
    label: str
    type: Literal["text", "email", "tel", "date"] = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    optional: bool = False
    disabled: bool = False

    def __call__(self) -> Template:
        return t"""
            <div class="field">
              <label for={self.name}>{self.label}{_OPTIONAL if self.optional else None}</label>
              {self.hint and t'<p class="field-hint" id="{self.name}-hint">{self.hint}</p>'}
              <input id={self.name} name={self.name} type={self.type} value={self.value}
                     required={not self.optional} disabled={self.disabled} {self._aria} />
              {self.error and t'<p class="field-error" id="{self.name}-error">{self.error}</p>'}
            </div>
        """

    @property
    def _aria(self) -> dict[str, str]:
        """The attributes that tell a screen reader which words belong to the control."""
        parts = {"hint": self.hint, "error": self.error}
        ids = " ".join(f"{self.name}-{part}" for part, text in parts.items() if text)
        invalid = {"aria-invalid": "true"} if self.error else {}
        return {"aria-describedby": ids, **invalid} if ids else {}
