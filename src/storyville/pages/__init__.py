"""The workshop's pages: each function returns the whole text of one file of the site."""

from storyville.pages.about import about
from storyville.pages.article import article
from storyville.pages.canvas import bare_canvas, broken_canvas, equipped, refused_canvas
from storyville.pages.code import highlighted
from storyville.pages.descriptions import descriptions
from storyville.pages.diagnostics import problem
from storyville.pages.docs import docs
from storyville.pages.everything import everything, has_everything
from storyville.pages.home import home
from storyville.pages.missing import missing, unmade
from storyville.pages.navigation import entry, navigation
from storyville.pages.parts import without_late
from storyville.pages.section import section
from storyville.pages.site import ABOUT, NAVIGATION, SEARCH, WORKSHOP, Site
from storyville.pages.snapshot import to_snapshot
from storyville.pages.story import story
from storyville.pages.subject import subject

__all__ = [
    "ABOUT",
    "NAVIGATION",
    "SEARCH",
    "WORKSHOP",
    "Site",
    "about",
    "article",
    "bare_canvas",
    "broken_canvas",
    "descriptions",
    "docs",
    "entry",
    "equipped",
    "everything",
    "has_everything",
    "highlighted",
    "home",
    "missing",
    "navigation",
    "problem",
    "refused_canvas",
    "section",
    "story",
    "subject",
    "to_snapshot",
    "unmade",
    "without_late",
]
