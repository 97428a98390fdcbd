"""The templates, which lie beside the modules that render them."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from jinja_catalog.amounts import amount, minutes

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters |= {"amount": amount, "minutes": minutes}


def render(template: str, **values: object) -> Markup:
    """The HTML of a template, named by its path in the catalog; it escapes the values."""
    return Markup(ENVIRONMENT.get_template(template).render(values))
