"""The page about Storyville itself."""

from string.templatelib import Template

from storyville import __version__
from storyville.pages.icons import LOGO
from storyville.pages.shell import Crumb, page
from storyville.pages.site import ABOUT, Site

_KEYS = (
    (("/", "Ctrl K"), "Search"),
    (("↑", "↓"), "Move in the sidebar or in the results"),
    (("→", "←"), "Open or close a branch of the sidebar"),
    (("Enter",), "Go to what is selected"),
    (("Esc",), "Close the search or the sidebar"),
)
_WORDS = (
    ("Catalog", "All of it: the components of one project or design system."),
    ("Section", "A group of subjects."),
    ("Subject", "A component, with its stories."),
    ("Story", "One state of the component: the props it is called with."),
    ("Canvas", "The bare document that holds only the component."),
)


def about(site: Site) -> str:
    """What Storyville is, its version, its keys and its words."""
    home = Crumb(site.catalog.title, site.catalog.page)
    return page(
        site,
        ABOUT,
        [home, Crumb("About", ABOUT)],
        t"""<header class="heading about">{LOGO}<h1>Storyville</h1>
<p class="meta">Version {__version__}</p><div class="prose">
<p>A workshop for the HTML components that a Python program makes. Each story shows one state of
one component; the catalog is browsed here, published as a static site, and run as tests.</p>
</div></header>
<div class="words"><section class="panel"><h2>Keys</h2>
<dl class="pairs">{[_key(keys, text) for keys, text in _KEYS]}</dl></section>
<section class="panel"><h2>Words</h2>
<dl class="pairs">{[_word(word, text) for word, text in _WORDS]}</dl></section></div>""",
    )


def _key(keys: tuple[str, ...], text: str) -> Template:
    return t"<div><dt>{[t'<kbd>{key}</kbd> ' for key in keys]}</dt><dd>{text}</dd></div>"


def _word(word: str, text: str) -> Template:
    return t"<div><dt>{word}</dt><dd>{text}</dd></div>"
