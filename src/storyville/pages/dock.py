"""What is told of a story below its canvas, a panel at a time; the client makes tabs of them."""

from string.templatelib import Template

from tdom import Markup

from storyville.pages import icons

ACCESSIBILITY = Markup("""<section class="panel scripted" id="accessibility">
<h2>Accessibility</h2><div class="findings" aria-live="polite"></div></section>""")


def dock(panels: Template) -> Template:
    """The panels, and the bar that chooses one of them."""
    return t"""<div class="dock-handle scripted" role="separator" tabindex="0"
 aria-orientation="horizontal" aria-label="Height of the panels" aria-valuemin="120"
 aria-valuenow="280"></div>
<div class="dock-bar scripted"><div class="tabs" role="tablist" aria-label="Panels"></div>
<button class="icon-button small" type="button" data-toggle-panels="" aria-expanded="true"
 aria-label="Panels" title="Show or hide the panels: P">{icons.FOLD}</button></div>
<div class="panels">{panels}</div>"""
