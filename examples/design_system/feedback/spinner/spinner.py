from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Spinner:
    """Something goes on that takes a moment."""

    label: str = "Loading"
    size: Literal["sm", "md", "lg"] = "md"
    label_hidden: bool = True

    def __call__(self) -> Template:
        hidden = "sk-hidden" if self.label_hidden else None
        return t"""
            <div class="sk-spinner" role="status" data-size={self.size}>
              <svg viewBox="0 0 24 24" aria-hidden="true">
                <circle cx="12" cy="12" r="9" />
                <path d="M12 3a9 9 0 0 1 9 9" />
              </svg>
              <span class={hidden}>{self.label}</span>
            </div>
        """
