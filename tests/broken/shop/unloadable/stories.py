from storyville import Story, Subject


def unloadable() -> Subject:
    return Subject(
        target=str,
        items=[
            Story(title="Misspelt", props={"object": "<img>"}, lint={"image-alts": False}),
        ],
    )
