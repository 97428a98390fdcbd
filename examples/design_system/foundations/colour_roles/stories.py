from string.templatelib import Template

from design_system.foundations.colour_roles.colour_roles import ColourRoles, Role
from design_system.tones import TONES
from storyville import GetAllByRole, Story, Subject

GROUNDS = [
    Role("bg", "The page"),
    Role("surface", "Cards and bars"),
    Role("surface-raised", "What floats above them"),
    Role("surface-sunken", "Wells and tracks"),
]
INKS = [
    Role("ink", "Text"),
    Role("ink-muted", "Text that can wait"),
    Role("accent-ink", "Links"),
    Role("spark-ink", "A word that stands out"),
]
ACTIONS = [
    Role("accent", "The main button"),
    Role("accent-hover", "Under the pointer"),
    Role("accent-pressed", "While pressed"),
    Role("accent-soft", "What is chosen"),
    Role("danger", "What cannot be undone"),
    Role("focus", "The ring around what has focus"),
]


def subject() -> Subject:
    return Subject(
        title="Colour roles",
        description="What components are painted with. Switch the theme: the names stay.",
        target=ColourRoles,
        items=[
            Story(
                title="Grounds",
                props={"roles": GROUNDS},
                assertions=[GetAllByRole("listitem").count(len(GROUNDS))],
            ),
            Story(
                title="Inks",
                props={"roles": INKS},
                assertions=[GetAllByRole("listitem").count(len(INKS))],
            ),
            Story(
                title="Actions",
                props={"roles": ACTIONS},
                assertions=[GetAllByRole("listitem").count(len(ACTIONS))],
            ),
            Story(
                title="Tones",
                template=tones,
                assertions=[GetAllByRole("listitem").count(len(TONES))],
            ),
            Story(
                title="Both themes",
                description="`data-theme` works on any element, not only on the root.",
                template=both_themes,
                assertions=[GetAllByRole("list").count(2)],
            ),
        ],
    )


def tones() -> Template:
    return t'<ul class="sk-roles">{[_tone(tone) for tone in TONES]}</ul>'


def _tone(tone: str) -> Template:
    words = t"<strong>{tone.title()}</strong> soft, line and ink"
    return t'<li class="sk-tone" data-tone={tone}>{words}</li>'


def both_themes() -> Template:
    roles = t"<{ColourRoles} roles={[*GROUNDS[:3], *ACTIONS[:1], *ACTIONS[3:5]]} />"
    return t"""
        <div class="sk-grid">
          <div class="sk-theme-sample" data-theme="light">{roles}</div>
          <div class="sk-theme-sample" data-theme="dark">{roles}</div>
        </div>
    """
