from dataclasses import dataclass
from string.templatelib import Template

from design_system.actions.button.button import Button
from design_system.actions.text_link.text_link import TextLink
from design_system.feedback.alert.alert import Alert
from design_system.forms.checkbox.checkbox import Checkbox
from design_system.forms.text_field.text_field import TextField
from design_system.foundations.logo.logo import Logo
from design_system.surfaces.divider.divider import Divider
from design_system.surfaces.seascape.seascape import Seascape
from design_system.typography.heading.heading import Heading


@dataclass(frozen=True, kw_only=True, slots=True)
class SignIn:
    """The door of the product, for the people who work on the boats."""

    email: str = ""
    error: str = ""
    """Why the last try did not work; never which of the two was wrong."""
    busy: bool = False

    def __call__(self) -> Template:
        return t"""
            <section class="sk-sign-in" aria-label="Sign in">
              <div class="sk-sign-in-form">
                <{Logo} />
                <{Heading} text="Welcome aboard" level={1} size="xl"
                           lede="Sign in to see who sails with you today." />
                {self._form}
                <{Divider} label="or" />
                <{Button} label="Send me a link instead" icon="mail" wide={True} />
                <p class="sk-small">New here? <{TextLink} text="Ask your office" href="#" /></p>
              </div>
              <div class="sk-sign-in-view"><{Seascape} /></div>
            </section>
        """

    @property
    def _form(self) -> Template:
        label = "Signing in…" if self.busy else "Sign in"
        return t"""
            <form class="sk-stack" action="#" method="post">
              {self.error and t"<{Alert} tone='danger' title={self.error} />"}
              <{TextField} name="email" label="Email" type="email" icon="mail" value={self.email}
                           autocomplete="username" />
              <{TextField} name="password" label="Password" type="password" icon="lock"
                           autocomplete="current-password" />
              <div class="sk-cluster" style="--justify: space-between">
                <{Checkbox} name="stay" label="Stay signed in" checked={True} />
                <{TextLink} text="Forgot it?" href="#" quiet={True} />
              </div>
              <{Button} label={label} type="submit" variant="primary" size="lg" wide={True}
                        busy={self.busy} />
            </form>
        """
