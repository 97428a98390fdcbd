"""The workshop's pages: each function returns the whole text of one file of the site."""

from storyville.pages.about import about
from storyville.pages.canvas import bare_canvas, broken_canvas
from storyville.pages.home import home
from storyville.pages.navigation import navigation
from storyville.pages.section import section
from storyville.pages.site import Site
from storyville.pages.story import story
from storyville.pages.subject import subject

__all__ = [
    "Site",
    "about",
    "bare_canvas",
    "broken_canvas",
    "home",
    "navigation",
    "section",
    "story",
    "subject",
]
