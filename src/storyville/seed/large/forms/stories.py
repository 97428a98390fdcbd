from storyville import Section


def section() -> Section:
    return Section(
        title="Forms",
        description="Every control has a label, and says what is wrong in words beside it.",
    )
