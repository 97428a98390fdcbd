from storyville import Section


def section() -> Section:
    return Section(title="Actions", description="What people press to make something happen.")
