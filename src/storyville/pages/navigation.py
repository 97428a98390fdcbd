"""The catalog's tree as a script: written once for the whole site, read by the sidebar.

A story is its title, or `[title, name, tags]`, or `[title, name, tags, state]`: the first letter of
its status, then `n` if it is new, `c` if it has changed, `s` if its snapshot differs. Other nodes
are lists of title, name, tags, kind and children. The name is 0 where the title gives it; the tags
are places in the list of all tags.
"""

import re
from collections.abc import Callable

from storyville.models import Node
from storyville.pages.scripts import assigning
from storyville.pages.site import Site

_KINDS = {"catalog": 0, "section": 1, "subject": 2, "page": 3}


def navigation(site: Site) -> str:
    """The text of `nav.js`."""
    tags: dict[str, int] = {}
    tree = entry(site.catalog, site, lambda tag: tags.setdefault(tag, len(tags)))
    return assigning("storyvilleNavigation", {"tags": list(tags), "tree": tree})


def entry[T](node: Node, site: Site, mark: Callable[[str], T]) -> object:
    """What `nav.js` says of a node; `mark` gives what stands for a tag."""
    name = node.id.rpartition("/")[2]
    short = 0 if name in ("", _simple_name(node.title)) else name
    marks = [mark(tag) for tag in node.tags]
    if node.kind != "story":
        children = [entry(child, site, mark) for child in node.children]
        return [node.title, short, marks, _KINDS[node.kind], children]
    if (state := (site.status(node) or "none")[0] + site.marks(node)) != "n":
        return [node.title, short, marks, state]
    if marks:
        return [node.title, short, marks]
    return [node.title, short] if short else node.title


def _simple_name(title: str) -> str:
    """What the client makes of a title: `simpleName` in `catalog.js` does the same."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") if title.isascii() else ""
