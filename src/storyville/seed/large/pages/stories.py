from storyville import Section


def section() -> Section:
    return Section(title="Pages", description="Whole pages: do the components get along?")
