from storyville import Section


def section() -> Section:
    return Section(title="Data display", description="Figures, lists and people, easy to scan.")
