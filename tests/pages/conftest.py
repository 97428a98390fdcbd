"""A little catalog on disk, and its pages as the build would ask for them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import turbohtml

from storyville import Story, pages
from storyville.controls import args_of, edit
from storyville.models import Node, Trail, slug
from storyville.rendering import Framing, Rendered, render
from storyville.sources import Place

FRAMING = Framing(None, pages.bare_canvas, frozenset())


def button(**props: Any) -> str:
    return f"<button>{props.get('label', '')}</button>"


@dataclass(frozen=True, slots=True)
class Shop:
    """The catalog Shop with the section Forms, which holds the subject Button."""

    folder: Path
    trail: Trail
    """From the catalog to Button."""
    stories: tuple[Story, ...]
    target: Any

    @property
    def site(self) -> pages.Site:
        return pages.Site(self.trail[0])

    def rendered(self, number: int, *, partial: bool = False) -> Rendered:
        node, story = self.trail[2].children[number], self.stories[number]
        return render(node, story, self.target, FRAMING, with_assertions=not partial)

    def home(self) -> str:
        return pages.home(self.site)

    def section(self) -> str:
        return pages.section(self.site, self.trail[:2])

    def subject(self) -> str:
        stories = [self.rendered(number) for number in range(len(self.stories))]
        return pages.subject(self.site, self.trail, self.target, stories)

    def docs(self, *, partial: bool = False) -> str:
        return pages.docs(self.site, self.trail, self.target, partial=partial)

    def story(
        self,
        number: int = 0,
        submitted: Iterable[tuple[str, str]] = (),
        *,
        partial: bool = False,
    ) -> str:
        rendered = self.rendered(number, partial=partial)
        trail = (*self.trail, rendered.node)
        story = self.stories[number]
        edited = edit(args_of(story, self.target), submitted)
        return pages.story(self.site, trail, story, rendered, edited, self.target, partial=partial)

    def every_page(self) -> list[str]:
        stories = [self.story(number) for number in range(len(self.stories))]
        shared = [self.home(), self.section(), self.subject(), self.docs(), pages.about(self.site)]
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
        here = Place(str(file), 1, 3)
        children = tuple(
            Node("story", f"forms/button/{slug(s.title)}", s.title, here, s.description, (*s.tags,))
            for s in stories
        )
        below = Node("subject", "forms/button", "Button", here, description, ("stable",), children)
        place = Place(str(folder / "forms" / "stories.py"), 1, 1)
        middle = Node("section", "forms", "Forms", place, description, children=(below,))
        place = Place(str(folder / "stories.py"), 1, 1)
        top = Node("catalog", "", title, place, description, children=(middle,))
        return Shop(folder, (top, middle, below), stories, target)

    return make


@pytest.fixture
def parse() -> Callable[[str], turbohtml.Document]:
    return turbohtml.parse
