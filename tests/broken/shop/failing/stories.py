from storyville import GetByRole, Story, Subject


def fare(*, pounds: int, each: int = 1) -> str:
    return f"<p>£{pounds // each}</p>"


def layout_of(pounds: int) -> object:
    return {"pounds": pounds}


def is_cheap(html: object) -> None:
    assert "£1" in str(html), "too dear"


def failing() -> Subject:
    return Subject(
        target=fare,
        items=[
            Story(title="Raises", props={"pounds": 9, "each": 0}),
            Story(title="Wrong props", props={"pound": 9}),
            Story(title="No HTML", target=layout_of, props={"pounds": 9}),
            Story(title="Query", props={"pounds": 9}, assertions=[GetByRole("button")]),
            Story(title="Function", props={"pounds": 9}, assertions=[is_cheap]),
        ],
    )
