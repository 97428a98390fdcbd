"""The descriptions as a script of its own: loaded when somebody searches, so that pages stay light.

It has the text of each node's description by the node's id.
"""

from storyville.models import Node
from storyville.pages.markdown import plain
from storyville.pages.scripts import assigning
from storyville.pages.site import Site

_LONGEST = 1000
"""Characters of a description; nobody searches for what comes after them."""


def descriptions(site: Site) -> str:
    """The text of `search.js`."""
    texts = {node.id: _text(node) for node in site.catalog.walk() if node.description.strip()}
    return assigning("storyvilleDescriptions", texts)


def _text(node: Node) -> str:
    return plain(node.description)[:_LONGEST]
