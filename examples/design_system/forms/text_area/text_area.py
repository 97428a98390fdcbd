from dataclasses import dataclass
from string.templatelib import Template

from design_system.forms.field.field import Field, control


@dataclass(frozen=True, kw_only=True, slots=True)
class TextArea:
    """Several lines of text; it grows with what is written."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    error: str = ""
    rows: int = 4
    optional: bool = False
    disabled: bool = False

    def __call__(self) -> Template:
        return t"""
            <{Field} name={self.name} label={self.label} hint={self.hint} error={self.error}
                     optional={self.optional}>
              <textarea class="sk-input sk-textarea" rows={self.rows} disabled={self.disabled}
                        {control(self.name, hint=self.hint, error=self.error)}
                >{self.value}</textarea>
            </{Field}>
        """
