from storyville import Section


# A folder whose stories.py returns a Section groups the components in the folders below it.
def section() -> Section:
    return Section(
        title="Books",
        description="What the library is about, from a cover to a whole shelf.",
    )
