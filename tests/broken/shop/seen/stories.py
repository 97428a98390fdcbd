from typing import Any

from storyville import Story, Subject


def pale() -> str:
    return '<p style="color: #bbb">£9</p>'


def button() -> str:
    return "<button>Buy</button>"


def fare(*, pounds: int) -> str:
    return f"<p>£{pounds}</p>"


async def sells(page: Any) -> None:
    await page.get_by_role("button", name="Buy").click()
    assert await page.text_content("button") == "Sold"


def seen() -> Subject:
    return Subject(
        target=fare,
        items=[
            Story(title="Pale", template=pale, screenshots=False, tags=["no-snapshot"]),
            Story(
                title="Stuck",
                template=button,
                screenshots=False,
                tags=["no-snapshot"],
                play=sells,
            ),
            Story(title="New", props={"pounds": 9}, tags=["no-snapshot"]),
            Story(title="Other look", props={"pounds": 9}, tags=["no-snapshot"]),
            Story(title="Other HTML", props={"pounds": 9}, screenshots=False),
        ],
    )
