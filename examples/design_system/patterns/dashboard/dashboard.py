from collections.abc import Sequence
from dataclasses import dataclass
from string.templatelib import Template

from design_system.actions.button.button import Button
from design_system.actions.icon_button.icon_button import IconButton
from design_system.data.avatar.avatar import Avatar
from design_system.data.bar_chart.bar_chart import BarChart
from design_system.data.data_table.data_table import Cell, Column, DataTable
from design_system.data.stat.stat import Stat
from design_system.feedback.alert.alert import Alert
from design_system.feedback.badge.badge import Badge
from design_system.feedback.empty_state.empty_state import EmptyState
from design_system.feedback.progress.progress import Progress
from design_system.forms.search_field.search_field import SearchField
from design_system.navigation.links import NavLink
from design_system.navigation.tabs.tabs import Tabs
from design_system.navigation.top_bar.top_bar import TopBar
from design_system.tones import Tone
from design_system.typography.heading.heading import Heading, title

PAGES = [NavLink("Today"), NavLink("Bookings", count=12), NavLink("Fleet"), NavLink("Figures")]
COLUMNS = [Column("Departs"), Column("Route"), Column("Boat"), Column("State")]


@dataclass(frozen=True, slots=True)
class Sailing:
    """A boat on its way from here to there, and how it goes."""

    time: str
    route: str
    boat: str
    state: str
    tone: Tone

    @property
    def row(self) -> list[Cell]:
        """Its row of the table."""
        badge = t"<{Badge} text={self.state} tone={self.tone} dot={True} />"
        return [self.time, self.route, self.boat, badge]


@dataclass(frozen=True, kw_only=True, slots=True)
class DashboardHeader:
    """The top of the day: who, when, and the pages of the desk."""

    name: str
    day: str
    summary: str = ""

    def __call__(self) -> Template:
        return t"""
            <div class="sk-desk-head">
              <{TopBar}>
                <{SearchField} label="Find a booking" shortcut="/" />
                <{IconButton} icon="bell" label="Notices, 3 unread" marked={True} />
                <{Avatar} name={self.name} size="sm" />
              </{TopBar}>
              <div class="sk-desk-title">
                <{Heading} text="Good morning, {self.name.split()[0]}" level={1} size="xl"
                           eyebrow={self.day} lede={self.summary} />
                <{Button} label="New sailing" variant="primary" icon="plus" />
              </div>
              <{Tabs} label="Desk" links={PAGES} current="Today" />
            </div>
        """


@dataclass(frozen=True, kw_only=True, slots=True)
class Dashboard:
    """A day at the desk, at one glance."""

    header: DashboardHeader
    stats: Sequence[Stat]
    sailings: Sequence[Sailing]
    week: dict[str, float]
    warning: str = ""

    def __call__(self) -> Template:
        return t"""
            <div class="sk-desk">
              {self.header()}
              {self.warning and t"<{Alert} tone='warning' title={self.warning} />"}
              <div class="sk-grid" style="--least: 13rem">{[stat() for stat in self.stats]}</div>
              <div class="sk-desk-columns">
                <section class="sk-desk-panel">
                  {title("Next sailings", 2)}
                  <{DataTable} caption="Next sailings" caption_hidden={True} columns={COLUMNS}
                               rows={[sailing.row for sailing in self.sailings]} empty={_REST} />
                </section>
                <section class="sk-desk-panel">{title("The week", 2)}{self._week}</section>
              </div>
            </div>
        """

    @property
    def _week(self) -> Template:
        today = list(self.week)[-1]
        return t"""
            <div class="sk-desk-card">
              <{BarChart} title="Passengers" values={self.week} unit="passengers"
                          highlight={today} />
              <{Progress} label="Car deck, 16:40" value={21} most={24} figure="21 of 24 places"
                          tone="warning" />
            </div>
        """


_REST = t'<{EmptyState} title="All boats are in harbour" icon="anchor" level={3} />'
