from dataclasses import dataclass
from pathlib import Path
from string.templatelib import Template

from tdom import Markup

# Every stylesheet in static/ is used: add one, and there is nothing more to do.
STYLESHEETS = sorted(path.name for path in Path(__file__).with_name("static").glob("*.css"))


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The page that each story is shown in."""

    story_title: str
    children: Markup

    def __call__(self) -> Template:
        # An address that begins with static/ is right on every page: Storyville sees to that.
        links = [t'<link rel="stylesheet" href="static/{name}" />' for name in STYLESHEETS]
        return t"""
            <!doctype html>
            <html lang="en">
              <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>{self.story_title}</title>
                {links}
              </head>
              <body>{self.children}</body>
            </html>
        """
