"""What every page knows of the site that it belongs to."""

import os
from dataclasses import dataclass

from storyville.models import Node

WORKSHOP = "_storyville"
"""The folder of the workshop's own files, from the top of the site."""
ABOUT = f"{WORKSHOP}/about.html"
NAVIGATION = f"{WORKSHOP}/nav.js"


@dataclass(frozen=True, slots=True)
class Site:
    """What every page needs: the catalog's tree."""

    catalog: Node

    @property
    def project(self) -> str:
        """The folder that holds the catalog's folder: shown paths start below it."""
        return os.path.dirname(os.path.dirname(os.path.abspath(self.catalog.place.file)))
