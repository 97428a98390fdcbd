from storyville import Section


def section() -> Section:
    return Section(
        title="Overlays", description="What comes up over the page, with the platform's own means."
    )
