from dataclasses import dataclass
from string.templatelib import Template

from design_system.data.description_list.description_list import DescriptionList
from design_system.feedback.badge.badge import Badge
from design_system.foundations.icon.icon import Icon
from design_system.foundations.logo.logo import Logo
from design_system.tones import Tone


@dataclass(frozen=True, slots=True)
class Call:
    """A boat at a harbour: where, and when."""

    harbour: str
    code: str
    time: str


@dataclass(frozen=True, kw_only=True, slots=True)
class BoardingPass:
    """What a passenger shows at the ramp."""

    departs: Call
    arrives: Call
    day: str
    passenger: str
    fare: str
    boat: str
    reference: str
    pier: str = ""
    state: str = ""
    tone: Tone = "success"

    def __call__(self) -> Template:
        return t"""
            <article class="sk-pass" aria-label="Ticket {self.reference}">
              <div class="sk-pass-main">
                <header class="sk-pass-head">
                  <{Logo} size="sm" />
                  {self.state and t"<{Badge} text={self.state} tone={self.tone} />"}
                </header>
                <div class="sk-pass-route">
                  {_call(self.departs)}
                  <span class="sk-pass-way"><{Icon} name="ferry" /></span>
                  {_call(self.arrives)}
                </div>
                <{DescriptionList} facts={self._facts} inline={True} />
              </div>
              <div class="sk-pass-stub">
                {code_of(self.reference)}
                <p class="sk-pass-reference">{self.reference}</p>
              </div>
            </article>
        """

    @property
    def _facts(self) -> dict[str, str]:
        facts = {
            "Passenger": self.passenger,
            "Day": self.day,
            "Fare": self.fare,
            "Boat": self.boat,
            "Pier": self.pier,
        }
        return {name: fact for name, fact in facts.items() if fact}


def _call(call: Call) -> Template:
    return t"""
        <div>
          <p class="sk-pass-code">{call.code}</p>
          <p class="sk-pass-harbour">{call.harbour}</p>
          <p class="sk-pass-time"><time datetime={call.time}>{call.time}</time></p>
        </div>
    """


def code_of(reference: str) -> Template:
    """The reference as bars of one to three units, in the manner of a bar code."""
    x, bars = 0, []
    for byte in reference.encode():
        for shift in (0, 2, 4):
            width = 1 + (byte >> shift) % 3
            bars.append(f"M{x} 0h{width}v40h-{width}Z")
            x += width + 1 + (byte >> shift + 1) % 2
    return t"""
        <svg class="sk-pass-bars" viewBox="0 0 {x} 40" preserveAspectRatio="none"
             aria-hidden="true">
          <path d={"".join(bars)} />
        </svg>
    """
