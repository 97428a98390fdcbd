from string.templatelib import Template
from typing import Literal

type Status = Literal["in", "lent", "reserved"]


def availability(*, status: Status, due: str = "") -> Template:
    """Whether a book can be had. The words say it as well as the colour."""
    return t'<span class="availability" data-status={status}>{_words(status, due)}</span>'


def _words(status: Status, due: str) -> str:
    match status:
        case "in":
            return "On the shelf"
        case "lent":
            return f"Back on {due}" if due else "Lent"
        case "reserved":
            return "Kept for you"
