from storyville import Section


def section() -> Section:
    return Section(title="Feedback", description="What the system says back, in the right tone.")
