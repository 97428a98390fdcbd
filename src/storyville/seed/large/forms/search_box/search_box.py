from string.templatelib import Template

from ...button.button import Button


def search_box(*, query: str = "", found: int | None = None) -> Template:
    """Search the catalogue; with what was found last."""
    return t"""
        <form class="search-box" role="search">
          <label for="query">Search the catalogue</label>
          <div class="search-box-row">
            <input id="query" name="query" type="search" value={query}
                   placeholder="Title, author or subject" />
            <{Button} label="Search" />
          </div>
          {found is not None and t'<p role="status">{_result(found, query)}</p>'}
        </form>
    """


def _result(found: int, query: str) -> str:
    match found:
        case 0:
            return f"Nothing about “{query}”. Try fewer words."
        case 1:
            return "One book"
        case _:
            return f"{found:,} books"
