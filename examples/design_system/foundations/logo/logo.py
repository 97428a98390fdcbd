from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Logo:
    """The mark: a rock in the sea with its light on, and the name beside it."""

    size: Literal["sm", "md", "lg"] = "md"
    wordmark: bool = True
    """Without it, the name is still there for screen readers."""

    def __call__(self) -> Template:
        hidden = None if self.wordmark else "sk-hidden"
        name = t"<span class={hidden}>Skerry</span>"
        return t'<span class="sk-logo" data-size={self.size}>{MARK}{name}</span>'


MARK = t"""
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--sound-800)" />
      <circle cx="22.2" cy="9.6" r="3.1" fill="var(--buoy-400)" />
      <path d="M4.5 20.5 9.6 13.4a2 2 0 0 1 3.1-.2l2.3 2.5 1.5-1.6a2 2 0 0 1 3 .1l5.4 6.3Z"
            fill="var(--sound-100)" />
      <path d="M5 24.2c1.9 0 1.9 1.2 3.7 1.2s1.8-1.2 3.7-1.2 1.8 1.2 3.6 1.2 1.8-1.2 3.7-1.2
               1.8 1.2 3.6 1.2 1.8-1.2 3.7-1.2"
            fill="none" stroke="var(--sound-300)" stroke-width="1.7" stroke-linecap="round" />
    </svg>
"""
