"""The document that frames every story's canvas."""

from htpy import Renderable, body, head, html, link, main, meta, title
from markupsafe import Markup


def page(story_title: str, children: Markup) -> Renderable:
    return html(lang="en")[
        head[
            meta(charset="utf-8"),
            meta(name="viewport", content="width=device-width, initial-scale=1"),
            meta(name="color-scheme", content="light dark"),
            title[f"{story_title} · Longwave"],
            link(rel="stylesheet", href="static/longwave.css"),
        ],
        body[main(".lw-canvas")[children]],
    ]
