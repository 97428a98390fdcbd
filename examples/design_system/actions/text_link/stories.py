import re
from string.templatelib import Template

from turbohtml import Element

from design_system.actions.text_link.text_link import TextLink
from design_system.checks import attribute
from storyville import GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Text link",
        target=TextLink,
        items=[
            Story(
                title="Default",
                props={"text": "Conditions of carriage", "href": "#"},
                assertions=[
                    GetByRole("link", name="Conditions of carriage").with_attribute("href", "#")
                ],
            ),
            Story(
                title="External",
                props={"text": "Sea weather", "href": "https://example.org", "external": True},
                assertions=[says_that_it_leads_away],
            ),
            Story(
                title="Quiet",
                props={"text": "Forgot it?", "href": "#", "quiet": True},
                assertions=[GetByRole("link", name="Forgot it?")],
            ),
            Story(
                title="In a sentence",
                template=sentence,
                assertions=[
                    GetByRole("link", name="call the harbour office").with_attribute(
                        "href", re.compile("^tel:")
                    )
                ],
            ),
        ],
    )


def sentence() -> Template:
    return t"""
        <p style="max-inline-size: 36ch">Dogs travel free, on deck or in the
          <{TextLink} text="pet lounge" href="#" />. For anything larger than a dog, please
          <{TextLink} text="call the harbour office" href="tel:+4600000" />.</p>
    """


def says_that_it_leads_away(el: Element) -> None:
    assert attribute(el, "a", "rel") == "noopener"
    assert attribute(el, "a svg", "aria-label") == "opens in a new tab"
