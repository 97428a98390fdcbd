from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import IconName


@dataclass(frozen=True, kw_only=True, slots=True)
class Tag:
    """A word that something is filed under, or a filter that is on."""

    text: str
    icon: IconName | None = None
    removable: bool = False

    def __call__(self) -> Template:
        return t"""
            <span class="sk-tag">
              {self.icon and t"<{Icon} name={self.icon} size='sm' />"}
              <span>{self.text}</span>
              {self._remove}
            </span>
        """

    @property
    def _remove(self) -> Template | None:
        if not self.removable:
            return None
        return t"""
            <button type="button" aria-label="Remove {self.text}">
              <{Icon} name="close" size="sm" />
            </button>
        """
