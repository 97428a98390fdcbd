"""The document that frames every story's canvas."""

from markupsafe import Markup, escape


def page(story_title: str, children: Markup) -> str:
    return f"""\
<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>{escape(story_title)} · Overline</title>
    <link rel="stylesheet" href="static/overline.css">
  </head>
  <body>
    <main class="ol-canvas">{children}</main>
  </body>
</html>
"""
