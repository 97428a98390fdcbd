from dataclasses import dataclass
from string.templatelib import Template

from design_system.foundations.icon.icon import Icon
from design_system.typography.keys.keys import Keys


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchField:
    """Finds things; the page that it searches is its `action`."""

    label: str
    action: str = "#"
    value: str = ""
    shortcut: str = ""
    """The key that leads here."""

    def __call__(self) -> Template:
        return t"""
            <form class="sk-control sk-search" role="search" action={self.action}>
              <{Icon} name="search" />
              <input class="sk-input" type="search" name="q" aria-label={self.label}
                     placeholder={self.label} value={self.value or None} />
              {self.shortcut and t"<{Keys} keys={[self.shortcut]} />"}
            </form>
        """
