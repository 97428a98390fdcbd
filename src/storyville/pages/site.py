"""What every page knows of the site that it belongs to."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from storyville.fingerprints import Change
from storyville.models import Node
from storyville.rendering import Status
from storyville.snapshots import SnapshotState

WORKSHOP = "_storyville"
"""The folder of the workshop's own files, from the top of the site."""
ABOUT = f"{WORKSHOP}/about.html"
NAVIGATION = f"{WORKSHOP}/nav.js"
SEARCH = f"{WORKSHOP}/search.js"


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs: the catalog's tree, and how its stories are."""

    catalog: Node
    statuses: Mapping[str, Status] = field(default_factory=dict)
    """By a story's id; one that is not in it was not rendered yet."""
    snapshots: Mapping[str, SnapshotState] = field(default_factory=dict)
    """By the id of a story that has one."""
    changes: Mapping[str, Change] | None = None
    """By a story's id; None where the catalog is not compared with another state of it."""

    def status(self, story: Node) -> Status | None:
        """How a story is; None where that is not known yet."""
        return self.statuses.get(story.id)

    def snapshot(self, story: Node) -> SnapshotState | None:
        """Whether a story is as its snapshot says; None where that is not known yet."""
        return self.snapshots.get(story.id, "none" if story.id in self.statuses else None)

    def marks(self, story: Node) -> str:
        """What the sidebar marks a story with, beside its status, a letter for each."""
        change = self.changes.get(story.id, "") if self.changes else ""
        return change[:1] + ("s" if self.snapshot(story) == "changed" else "")

    @property
    def project(self) -> str:
        """The folder that holds the catalog's folder: shown paths start below it."""
        return os.path.dirname(os.path.dirname(os.path.abspath(self.catalog.place.file)))
