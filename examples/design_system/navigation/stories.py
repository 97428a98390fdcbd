from storyville import Section


def section() -> Section:
    return Section(title="Navigation", description="Where am I, and where can I go?")
