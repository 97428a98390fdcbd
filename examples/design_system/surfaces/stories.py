from storyville import Section


def section() -> Section:
    return Section(
        title="Surfaces", description="What holds other things together, and what keeps them apart."
    )
