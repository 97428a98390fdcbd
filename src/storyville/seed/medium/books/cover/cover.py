from string.templatelib import Template

from ..book import Pattern


# A component can be a plain function, too.
def cover(*, title: str, author: str, hue: int = 145, pattern: Pattern = "arches") -> Template:
    """A book's cover, drawn from its words and a colour."""
    return t"""
        <div class="cover" style="--hue: {hue}" data-pattern={pattern}>
          <span class="cover-title">{title}</span>
          <span class="cover-art"></span>
          <span class="cover-author">{author}</span>
        </div>
    """
