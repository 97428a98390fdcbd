"""The HTML of stories as it was accepted: a file for each story, beside the stories file."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

type SnapshotState = Literal["same", "changed", "none"]

FOLDER = "__html_snapshots__"
"""Not syrupy's own, in which it takes what it does not know for left over."""
SUFFIX = ".html"
SNAPSHOT = "snapshot"
"""The name of the check that a story is as it was accepted."""
NO_SNAPSHOT = "no-snapshot"
"""The tag of stories that have none."""

MEMORY_ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")
"""What differs from run to run in the `repr` of most objects."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A story's HTML as it was accepted, and as it is."""

    accepted: str
    current: str

    @property
    def state(self) -> SnapshotState:
        return "same" if self.accepted == self.current else "changed"


def snapshot_file(folder: str | Path, story: str) -> Path:
    """The file for the story of an id whose stories file is in a folder."""
    return Path(folder, FOLDER, f"{story.rpartition('/')[2]}{SUFFIX}")
