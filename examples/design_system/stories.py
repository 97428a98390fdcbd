from design_system.layout import Canvas
from storyville import Catalog


def catalog() -> Catalog:
    return Catalog(
        title="Skerry",
        description="""
The design system of **Skerry**, the booking desk of small ferry lines.

Calm as deep water, plain as a timetable. Components are server-rendered: they work without a
line of JavaScript, in light and dark, from left to right and from right to left.
""",
        themed_layout=Canvas,
        favicon="static/mark.svg",
        logo="static/mark.svg",
        accent=("oklch(0.44 0.076 218)", "oklch(0.82 0.074 212)"),
    )
