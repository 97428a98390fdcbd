"""The document that frames every story's canvas."""

from markupsafe import Markup

from jinja_catalog.templates import render


def page(story_title: str, children: Markup) -> Markup:
    return render("layout.html", story_title=story_title, children=children)
