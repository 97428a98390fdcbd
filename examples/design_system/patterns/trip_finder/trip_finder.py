from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.actions.button.button import Button
from design_system.forms.segmented_control.segmented_control import SegmentedControl
from design_system.forms.select_field.select_field import SelectField
from design_system.forms.text_field.text_field import TextField
from design_system.surfaces.seascape.seascape import Seascape
from design_system.typography.heading.heading import Heading


@dataclass(frozen=True, kw_only=True, slots=True)
class TripFinder:
    """The first thing that visitors see: where to, and when?"""

    harbours: Sequence[str]
    day: str
    start: str = ""
    goal: str = ""
    error: str = ""
    """What is wrong with the goal."""
    evening: bool = False

    def __call__(self) -> Template:
        hour = "evening" if self.evening else "morning"
        return t"""
            <section class="sk-finder" aria-label="Find a boat">
              <div class="sk-finder-view"><{Seascape} hour={hour} /></div>
              <div class="sk-finder-head">
                <{Heading} text="Every island, every morning" level={1} size="display" />
              </div>
              <form class="sk-finder-form" action="#">
                <{SegmentedControl} name="trip" legend="Trip" options={["Single", "Return"]}
                                    value="Return" />
                <div class="sk-finder-fields">
                  <{SelectField} name="from" label="From" options={self.harbours}
                                 value={self.start} />
                  <{SelectField} name="to" label="To" options={self.harbours} value={self.goal}
                                 prompt="Where to?" error={self.error} />
                  <{TextField} name="day" label="Day" type="date" value={self.day} />
                  <{Button} label="Find a boat" type="submit" variant="primary" icon="search" />
                </div>
              </form>
            </section>
        """
