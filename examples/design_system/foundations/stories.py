from storyville import Section


def section() -> Section:
    return Section(
        title="Foundations",
        description="The brand, and the values that every component is made of.",
    )
