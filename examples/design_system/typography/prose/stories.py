from string.templatelib import Template

from design_system.typography.prose.prose import Prose
from storyville import GetAllByRole, GetByRole, Story, Subject


def subject() -> Subject:
    return Subject(
        title="Prose",
        target=Prose,
        items=[
            Story(
                title="Article",
                props={"children": ARTICLE},
                assertions=[GetAllByRole("heading").count(2), GetAllByRole("listitem").count(3)],
            ),
            Story(
                title="Quotation",
                props={"children": QUOTATION},
                assertions=[GetByRole("blockquote")],
            ),
            Story(
                title="Code", props={"children": CODE}, assertions=[GetAllByRole("code").count(2)]
            ),
            Story(
                title="Right to left",
                template=right_to_left,
                tags=["rtl"],
                assertions=[GetByRole("heading", name="رحلات الصيف"), GetByRole("link")],
            ),
        ],
    )


ARTICLE = t"""
    <h2>When the boat does not sail</h2>
    <p>We cancel at <strong>gale force eight</strong>, or earlier if the skipper says so. You hear
      of it two hours before departure, by text message and at the quay.</p>
    <h3>What you may do then</h3>
    <ul>
      <li>Take any later boat of the same day, without asking.</li>
      <li>Move the booking to another day, up to a year ahead.</li>
      <li>Have your money back: it arrives in three working days.</li>
    </ul>
    <p>Nobody is left on an island overnight. If the last boat is cancelled, the harbour office
      finds you a bed; see <a href="#stranded">stranded passengers</a>.</p>
"""

QUOTATION = t"""
    <p>The log of the mail boat, from the winter that the sound froze:</p>
    <blockquote>
      <p>Left the boat at the ice and walked the last mile with the letters. Tea at the light.</p>
      <footer>Ingrid Sandel, skipper, 9 February</footer>
    </blockquote>
"""

CODE = t"""
    <p>Ask for tomorrow's sailings with <code>GET /sailings</code>, and say from where:</p>
    <pre tabindex="0"><code>curl https://api.skerry.example/sailings \\
  --data from=norrvik \\
  --data date=tomorrow</code></pre>
"""

ARABIC = t"""
    <h2>رحلات الصيف</h2>
    <p>تغادر العبّارة كل صباح عند الساعة السابعة والنصف، وتعود قبل الغروب.
      <a href="#times">اطّلع على المواعيد</a></p>
    <ul><li>الأطفال دون السادسة مجاناً</li><li>الدراجات على السطح الخلفي</li></ul>
"""


def right_to_left() -> Template:
    return t'<div dir="rtl" lang="ar"><{Prose}>{ARABIC}</{Prose}></div>'
