"""A little catalog on disk, and its pages as the build would ask for them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import turbohtml

from storyville import Catalog, Section, Story, Subject, pages
from storyville.models import Node, Trail, slug
from storyville.rendering import Framing, Rendered, render
from storyville.sources import Place

VERSION = "1.2.3"
FRAMING = Framing(None, pages.bare_canvas, frozenset())


def button(**props: Any) -> str:
    return f"<button>{props.get('label', '')}</button>"


@dataclass(frozen=True, slots=True)
class Shop:
    """The catalog Shop with the section Forms, which holds the subject Button."""

    folder: Path
    trail: Trail
    """From the catalog to Button."""

    @property
    def site(self) -> pages.Site:
        return pages.Site(self.trail[0], VERSION)

    def rendered(self, story: Node) -> Rendered:
        return render((*self.trail, story), FRAMING, with_assertions=True)

    def home(self) -> str:
        return pages.home(self.site)

    def section(self) -> str:
        return pages.section(self.site, self.trail[:2])

    def subject(self) -> str:
        stories = [self.rendered(story) for story in self.trail[2].children]
        return pages.subject(self.site, self.trail, stories)

    def story(self, number: int = 0) -> str:
        node = self.trail[2].children[number]
        return pages.story(self.site, (*self.trail, node), self.rendered(node))

    def every_page(self) -> list[str]:
        stories = [self.story(number) for number in range(len(self.trail[2].children))]
        shared = [self.home(), self.section(), self.subject(), pages.about(self.site)]
        return [*shared, *stories]


type Open = Callable[..., Shop]


@pytest.fixture
def shop(tmp_path: Path) -> Open:
    """Makes the catalog of some stories; `description` is everyone's."""
    folder = tmp_path / "shop"
    file = folder / "forms" / "button" / "stories.py"
    file.parent.mkdir(parents=True)
    file.write_text("    Story(\n        title='A & B',\n    ),\n")

    def make(
        *stories: Story, title: str = "Shop", description: str = "", target: Any = button
    ) -> Shop:
        children = tuple(
            Node("story", f"forms/button/{slug(s.title)}", s.title, s, Place(str(file), 1, 3))
            for s in stories
        )
        subject = Subject(target=target, description=description, tags=["stable"])
        section = Section(description=description)
        catalog = Catalog(description=description)
        below = Node("subject", "forms/button", "Button", subject, Place(str(file), 1, 1), children)
        place = Place(str(folder / "forms" / "stories.py"), 1, 1)
        middle = Node("section", "forms", "Forms", section, place, (below,))
        top = Node(
            "catalog", "", title, catalog, Place(str(folder / "stories.py"), 1, 1), (middle,)
        )
        return Shop(folder, (top, middle, below))

    return make


@pytest.fixture
def parse() -> Callable[[str], turbohtml.Document]:
    return turbohtml.parse
