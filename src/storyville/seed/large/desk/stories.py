from storyville import Section


def section() -> Section:
    return Section(
        title="Desk",
        description="For the people who work here: what is lent, to whom, and until when.",
    )
