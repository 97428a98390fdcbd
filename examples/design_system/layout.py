"""The document that frames every story's canvas."""

from dataclasses import dataclass
from string.templatelib import Template

from markupsafe import Markup

STYLESHEETS = (
    "tokens",
    "base",
    "typography",
    "foundations",
    "actions",
    "forms",
    "navigation",
    "feedback",
    "data",
    "surfaces",
    "overlays",
    "patterns",
)


def stylesheet(name: str) -> Template:
    """The link to one of the design system's own stylesheets."""
    return t'<link rel="stylesheet" href="static/{name}.css" />'


@dataclass(frozen=True, kw_only=True, slots=True)
class Canvas:
    """A page with the tokens and styles, and comfortable room around the component."""

    story_title: str
    children: Markup

    def __call__(self) -> Template:
        return t"""
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{self.story_title} · Skerry</title>
                {[stylesheet(name) for name in STYLESHEETS]}
              </head>
              <body>
                <main class="sk-canvas">{self.children}</main>
              </body>
            </html>
        """
