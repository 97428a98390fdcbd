from dataclasses import dataclass
from string.templatelib import Template

from design_system.forms.field.field import control, error, hint
from design_system.foundations.icon.icon import Icon


@dataclass(frozen=True, kw_only=True, slots=True)
class FileDrop:
    """A place to drop a file on, or to choose one by pressing it."""

    name: str
    label: str
    hint: str = ""
    accept: str | None = None
    error: str = ""
    multiple: bool = False

    def __call__(self) -> Template:
        return t"""
            <div class="sk-field">
              <div class="sk-drop" data-invalid={bool(self.error)}>
                <{Icon} name="upload" size="lg" />
                <label for={self.name}>{self.label}</label>
                {hint(self.name, self.hint)}
                <input type="file" accept={self.accept} multiple={self.multiple}
                       {control(self.name, hint=self.hint, error=self.error)} />
              </div>
              {error(self.name, self.error)}
            </div>
        """
