from storyville import Section


def section() -> Section:
    return Section(
        title="Patterns", description="Components at work together, as they stand in the product."
    )
