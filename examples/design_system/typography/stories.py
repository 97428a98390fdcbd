from storyville import Section


def section() -> Section:
    return Section(
        title="Typography", description="Words on the page: headings, long reading, keys and codes."
    )
