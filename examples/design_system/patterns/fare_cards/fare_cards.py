from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.actions.button.button import Button
from design_system.feedback.badge.badge import Badge
from design_system.foundations.icon.icon import Icon
from design_system.typography.heading.heading import Heading


@dataclass(frozen=True, slots=True)
class Fare:
    """A way to travel: its price, and what it comes with."""

    name: str
    price: str
    per: str
    includes: Sequence[str]
    action: str
    note: str = ""
    favourite: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class FareCards:
    """Fares side by side, so that they can be compared."""

    title: str
    fares: Sequence[Fare]
    lede: str = ""

    def __call__(self) -> Template:
        return t"""
            <section class="sk-fares" aria-label={self.title}>
              <{Heading} text={self.title} size="xl" lede={self.lede} />
              <div class="sk-fare-grid">{[_card(fare) for fare in self.fares]}</div>
            </section>
        """


def _card(fare: Fare) -> Template:
    variant = "primary" if fare.favourite else "secondary"
    return t"""
        <article class="sk-fare" data-favourite={fare.favourite}>
          <header>
            <h3>{fare.name}</h3>
            {fare.favourite and t'<{Badge} text="Most chosen" tone="accent" />'}
          </header>
          <p class="sk-fare-price"><strong>{fare.price}</strong> <span>{fare.per}</span></p>
          <p class="sk-fare-note">{fare.note}</p>
          <ul class="sk-fare-list">{[_line(text) for text in fare.includes]}</ul>
          <{Button} label={fare.action} variant={variant} wide={True} href="#" />
        </article>
    """


def _line(text: str) -> Template:
    return t'<li><{Icon} name="check" size="sm" /><span>{text}</span></li>'
