from string.templatelib import Template

from design_system.foundations.type_scale.type_scale import TypeScale
from storyville import GetAllByRole, Story, Subject

FAMILIES = {
    "display": "Headlines, figures and fares",
    "sans": "Everything one reads or presses",
    "mono": "References, codes and keys",
}


def subject() -> Subject:
    return Subject(
        title="Type scale",
        description="Fonts that are there already: nothing to wait for. Sizes grow by a fifth.",
        target=TypeScale,
        items=[
            Story(title="Scale", tags=["overview"], assertions=[GetAllByRole("definition")]),
            Story(
                title="Longer words",
                props={"sample": "Fahrgastschifffahrtsgesellschaften"},
                assertions=[
                    GetAllByRole("definition").text_content("Fahrgastschifffahrtsgesellschaften")
                ],
            ),
            Story(
                title="Families",
                template=families,
                assertions=[GetAllByRole("term").count(len(FAMILIES))],
            ),
        ],
    )


def families() -> Template:
    return t'<dl class="sk-type-scale">{[_family(*item) for item in FAMILIES.items()]}</dl>'


def _family(name: str, use: str) -> Template:
    style = {"font-family": f"var(--font-{name})", "font-size": "var(--text-2xl)"}
    return t"<div><dt><code>{name}</code></dt><dd style={style}>{use}</dd></div>"
