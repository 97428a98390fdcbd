from storyville import Section


def section() -> Section:
    return Section(
        title="Forms",
        description="How people tell us things. Every control has a label, and needs no script.",
    )
