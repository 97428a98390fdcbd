from storyville import Section


# Sections nest: this one is at desk/figures/
def section() -> Section:
    return Section(title="Figures", description="How the library is doing.")
