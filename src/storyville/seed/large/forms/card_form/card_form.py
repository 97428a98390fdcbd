from collections.abc import Mapping
from dataclasses import dataclass, field
from string.templatelib import Template

from ...button.button import Button
from ..choice.choice import Choice, Option
from ..field.field import Field

BRANCHES = (
    Option(value="mill", label="Mill Street"),
    Option(value="quay", label="The Quay"),
)


@dataclass(frozen=True, kw_only=True)
class CardForm:
    """Ask for a library card."""

    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def __call__(self) -> Template:
        chosen = self.values.get("branch", "mill")
        return t"""
            <form class="card-form" novalidate>
              <h2>Get a library card</h2>
              {self._summary}
              <{Field} label="Name" {self._texts("name")} />
              <{Field} label="E-mail" type="email" {self._texts("email")}
                       hint="Only for what you have borrowed." />
              <{Field} label="Date of birth" type="date" {self._texts("born")} optional={True} />
              <{Choice} name="branch" legend="Your branch" options={BRANCHES} chosen={chosen} />
              <div class="card-form-actions">
                <{Button} label="Get the card" />
                <{Button} label="Not now" look="quiet" />
              </div>
            </form>
        """

    @property
    def _summary(self) -> Template | None:
        if not self.errors:
            return None
        links = [t'<li><a href="#{name}">{text}</a></li>' for name, text in self.errors.items()]
        return t'<div class="card-form-errors" role="alert"><ul>{links}</ul></div>'

    def _texts(self, name: str) -> dict[str, str]:
        value, error = self.values.get(name, ""), self.errors.get(name, "")
        return {"name": name, "value": value, "error": error}
