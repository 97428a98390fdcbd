from dataclasses import dataclass
from string.templatelib import Template

from design_system.actions.button.button import Button
from design_system.actions.button_group.button_group import ButtonGroup
from design_system.data.avatar.avatar import Avatar
from design_system.feedback.alert.alert import Alert
from design_system.forms.segmented_control.segmented_control import SegmentedControl
from design_system.forms.slider.slider import Slider
from design_system.forms.switch.switch import Switch
from design_system.forms.text_field.text_field import TextField
from design_system.navigation.links import NavLink
from design_system.navigation.side_nav.side_nav import SideNav
from design_system.typography.heading.heading import Heading

PAGES = {
    "": [NavLink(text) for text in ("Profile", "Notices", "Fares and refunds", "Crew", "Boats")]
}


@dataclass(frozen=True, kw_only=True, slots=True)
class SettingsPage:
    """Where people say who they are, and when they want to hear from us."""

    name: str
    email: str
    email_error: str = ""
    saved: bool = False

    def __call__(self) -> Template:
        return t"""
            <div class="sk-settings">
              <aside class="sk-settings-side">
                <{SideNav} label="Settings" groups={PAGES} current="Profile" />
              </aside>
              <form class="sk-settings-main" action="#" method="post">
                <{Heading} text="Profile" level={1} size="xl" />
                {self.saved and t'<{Alert} tone="success" title="Saved" dismissible={True} />'}
                {self._person}
                {_NOTICES}
                {_LOOK}
                <{ButtonGroup} label="Settings" align="end">
                  <{Button} label="Discard" variant="quiet" type="reset" />
                  <{Button} label="Save changes" variant="primary" type="submit" />
                </{ButtonGroup}>
              </form>
            </div>
        """

    @property
    def _person(self) -> Template:
        return _part(
            "You",
            "Passengers see your first name only.",
            t"""
                <div class="sk-cluster" style="--gap: var(--space-4)">
                  <{Avatar} name={self.name} size="lg" decorative={True} />
                  <{Button} label="Change picture" size="sm" />
                </div>
                <{TextField} name="name" label="Full name" value={self.name} autocomplete="name" />
                <{TextField} name="email" label="Email" type="email" value={self.email}
                             error={self.email_error} autocomplete="email" />
            """,
        )


def _part(title: str, lede: str, content: Template) -> Template:
    return t"""
        <section class="sk-settings-part">
          <{Heading} text={title} size="sm" lede={lede} />
          <div class="sk-stack" style="--gap: var(--space-5)">{content}</div>
        </section>
    """


_NOTICES = _part(
    "Notices",
    "By text message, at any hour.",
    t"""
        <{Switch} name="delays" label="Delays" hint="Of more than ten minutes." on={True} />
        <{Switch} name="cancelled" label="Cancellations" hint="Always on for crew." on={True}
                  disabled={True} />
        <{Slider} name="wind" label="Wind warning from" value={14} most={30} unit="m/s" />
    """,
)
_LOOK = _part(
    "Look",
    "Dark is kind to the eyes on a night watch.",
    t"""
        <{SegmentedControl} name="theme" legend="Theme" options={["System", "Light", "Dark"]}
                            value="System" wide={True} />
    """,
)
