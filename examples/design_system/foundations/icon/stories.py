from string.templatelib import Template

from turbohtml import Element

from design_system.checks import attribute, count
from design_system.foundations.icon.icon import Icon
from design_system.foundations.icon.paths import PATHS, IconName
from storyville import GetAllByTagName, GetBySelector, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Icon",
        description="Our own drawings: one path each, on a grid of 24, with a round stroke of 1.6.",
        target=Icon,
        items=[
            Story(title="All icons", template=gallery, tags=["overview"], assertions=[shows_all]),
            Story(
                title="Sizes",
                template=sizes,
                assertions=[GetAllByTagName("svg").with_attribute("aria-hidden", "true").count(3)],
            ),
            Story(
                title="With a label",
                description="Only where no words stand beside it.",
                props={"name": "wind", "label": "Strong wind", "size": "lg"},
                assertions=[is_an_image],
            ),
            Story(
                title="Right to left",
                description="Icons that point along the line turn round; a clock does not.",
                template=both_directions,
                assertions=[GetAllByTagName("svg").within(GetBySelector("[dir=rtl]")).count(4)],
            ),
        ],
    )


def gallery() -> Template:
    return t'<ul class="sk-icon-gallery">{[_specimen(name) for name in PATHS]}</ul>'


def _specimen(name: IconName) -> Template:
    return t"<li><{Icon} name={name} size='lg' /><span>{name}</span></li>"


def sizes() -> Template:
    return t"""
        <div class="sk-cluster">
          <{Icon} name="ferry" size="sm" />
          <{Icon} name="ferry" />
          <{Icon} name="ferry" size="lg" />
        </div>
    """


def both_directions() -> Template:
    names: list[IconName] = ["arrow-right", "chevron-left", "external", "clock"]
    icons = [t"<{Icon} name={name} size='lg' />" for name in names]
    return t"""
        <div class="sk-stack">
          <div class="sk-cluster" dir="ltr">{icons}</div>
          <div class="sk-cluster" dir="rtl">{icons}</div>
        </div>
    """


def shows_all(el: Element) -> None:
    assert count(el, "svg") == len(PATHS)
    assert count(el, "svg[aria-hidden]") == len(PATHS)


def is_an_image(el: Element) -> None:
    assert attribute(el, "svg", "role") == "img"
    assert attribute(el, "svg", "aria-label") == "Strong wind"
