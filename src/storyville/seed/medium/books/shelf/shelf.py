from string.templatelib import Template


def shelf(*, title: str, children: Template | None = None) -> Template:
    """A row of covers on a board; it scrolls sideways where it is too long."""
    books = children or t'<p class="shelf-empty">Nothing here yet.</p>'
    return t"""
        <section class="shelf">
          <h2>{title}</h2>
          <div class="shelf-board" tabindex="0" role="group" aria-label={title}>{books}</div>
        </section>
    """
