"""Roles, names, levels and states, as the specifications have them.

The cases are what HTML-AAM and AccName state, and what the Web Platform Tests for them check.
"""

import pytest
from turbohtml import Element

from storyville import aria
from storyville.trees import queryable

LABELS = "<i id='a'>first</i><i id='b'>second</i>"


def the(html: str) -> Element:
    """The element that a case is about: the one with the class x."""
    found = queryable(html).select_one(".x")
    assert found
    return found


def tree(html: str) -> list[tuple[str, str]]:
    """Role and name of all that is in the accessibility tree and has a role."""
    return [
        (role, aria.name(element))
        for element in aria.exposed(queryable(html))
        if (role := aria.role(element)) not in ("", "generic", "none")
    ]


NATIVE = {
    "<a class=x href=#>x</a>": "link",
    "<a class=x>x</a>": "generic",
    "<map><area class=x href=# alt=x></map>": "link",
    "<address class=x>x</address>": "group",
    "<article class=x>x</article>": "article",
    "<aside class=x>x</aside>": "complementary",
    "<main><aside class=x>x</aside></main>": "complementary",
    "<nav><aside class=x>x</aside></nav>": "generic",
    "<nav><aside class=x aria-label=x>x</aside></nav>": "complementary",
    "<b class=x>x</b>": "generic",
    "<blockquote class=x>x</blockquote>": "blockquote",
    "<button class=x>x</button>": "button",
    "<table><caption class=x>x</caption></table>": "caption",
    "<code class=x>x</code>": "code",
    "<dl><dt>x</dt><dd class=x>x</dd></dl>": "definition",
    "<dl><dt class=x>x</dt><dd>x</dd></dl>": "term",
    "<del class=x>x</del>": "deletion",
    "<details class=x><summary>x</summary></details>": "group",
    "<dfn class=x>x</dfn>": "term",
    "<div class=x>x</div>": "generic",
    "<em class=x>x</em>": "emphasis",
    "<fieldset class=x></fieldset>": "group",
    "<figure class=x></figure>": "figure",
    "<footer class=x>x</footer>": "contentinfo",
    "<nav><footer class=x aria-label=x>x</footer></nav>": "generic",
    "<div role=region aria-label=x><footer class=x>x</footer></div>": "generic",
    "<header class=x>x</header>": "banner",
    "<section><header class=x>x</header></section>": "generic",
    "<main><header class=x>x</header></main>": "generic",
    "<form class=x></form>": "generic",
    "<form class=x aria-label=x></form>": "form",
    "<h3 class=x>x</h3>": "heading",
    "<hgroup class=x><h1>x</h1></hgroup>": "group",
    "<hr class=x>": "separator",
    "<img class=x alt=x>": "img",
    "<img class=x>": "img",
    "<img class=x alt=''>": "none",
    "<img class=x alt='' title=x>": "img",
    "<img class=x alt='' tabindex=0>": "img",
    "<input class=x>": "textbox",
    "<input class=x type=unknown>": "textbox",
    "<input class=x type=button>": "button",
    "<input class=x type=checkbox>": "checkbox",
    "<input class=x type=EMAIL>": "textbox",
    "<input class=x type=image>": "button",
    "<input class=x type=number>": "spinbutton",
    "<input class=x type=radio>": "radio",
    "<input class=x type=range>": "slider",
    "<input class=x type=reset>": "button",
    "<input class=x type=search>": "searchbox",
    "<input class=x type=submit>": "button",
    "<input class=x type=tel>": "textbox",
    "<input class=x type=url list=l>": "combobox",
    "<input class=x type=search list=l>": "combobox",
    "<input class=x type=number list=l>": "spinbutton",
    "<ins class=x>x</ins>": "insertion",
    "<li class=x>x</li>": "generic",
    "<ul><li class=x>x</li></ul>": "listitem",
    "<menu><li class=x>x</li></menu>": "listitem",
    "<main class=x>x</main>": "main",
    "<mark class=x>x</mark>": "mark",
    "<meter class=x></meter>": "meter",
    "<nav class=x></nav>": "navigation",
    "<ol class=x></ol>": "list",
    "<select><optgroup class=x></optgroup></select>": "group",
    "<select><option class=x>x</option></select>": "option",
    "<output class=x></output>": "status",
    "<p class=x>x</p>": "paragraph",
    "<progress class=x></progress>": "progressbar",
    "<s class=x>x</s>": "deletion",
    "<search class=x></search>": "search",
    "<section class=x>x</section>": "generic",
    "<section class=x aria-label=x>x</section>": "region",
    "<section class=x aria-labelledby=h><h2 id=h>x</h2></section>": "region",
    "<section class=x aria-labelledby=nowhere>x</section>": "generic",
    "<select class=x></select>": "combobox",
    "<select class=x size=1></select>": "combobox",
    "<select class=x size=2></select>": "listbox",
    "<select class=x multiple></select>": "listbox",
    "<strong class=x>x</strong>": "strong",
    "<sub class=x>x</sub>": "subscript",
    "<sup class=x>x</sup>": "superscript",
    "<details><summary class=x>x</summary></details>": "",
    "<svg class=x></svg>": "img",
    "<table class=x></table>": "table",
    "<table><tbody class=x></tbody></table>": "rowgroup",
    "<table><tr class=x></tr></table>": "row",
    "<table><tr><td class=x>1</table>": "cell",
    "<table role=grid><tr><td class=x>1</table>": "gridcell",
    "<table><tr><th class=x>a<th>b<tr><th>1<td>2</table>": "columnheader",
    "<table><tr><th>a<th>b<tr><th class=x>1<td>2</table>": "rowheader",
    "<table><tr><th class=x>a<th>b</table>": "columnheader",
    "<table><tr><th class=x scope=row>a<th>b</table>": "rowheader",
    "<table><tr><th class=x scope=col>a<td>b</table>": "columnheader",
    "<textarea class=x></textarea>": "textbox",
    "<time class=x>x</time>": "time",
    "<ul class=x></ul>": "list",
    "<label class=x>x</label>": "",
}


@pytest.mark.parametrize(("html", "role"), NATIVE.items())
def test_a_tag_has_the_role_of_html_aam(html: str, role: str) -> None:
    assert aria.role(the(html)) == role


EXPLICIT = {
    # WAI-ARIA 1.3, 9.1 "Roles - handling author errors"
    "<div class=x role='foo button'>x</div>": "button",
    "<button class=x role='foo bar'>x</button>": "button",
    "<div class=x role=' \nbuTTon'>x</div>": "button",
    "<div class=x role='link, button'>x</div>": "button",
    "<div class=x role='switch checkbox'>x</div>": "switch",
    "<div class=x role='widget'>x</div>": "generic",
    "<nav class=x role='region group'>x</nav>": "group",
    "<nav class=x role='region group' aria-label=x>x</nav>": "region",
    "<nav class=x role=region>x</nav>": "navigation",
    "<div class=x role=image>x</div>": "img",
    "<div class=x role=doc-footnote>x</div>": "doc-footnote",
    # "Presentational Roles Conflict Resolution"
    "<h1 class=x role=none>x</h1>": "none",
    "<h1 class=x role=presentation>x</h1>": "none",
    "<h1 class=x role=none aria-label=x>x</h1>": "heading",
    "<h1 class=x role=none tabindex=-1>x</h1>": "heading",
    "<h1 class=x role=none aria-level=2>x</h1>": "none",
    "<a class=x role=none href=#>x</a>": "link",
    "<button class=x role=none disabled>x</button>": "none",
    # Presentation is handed down to what must be owned
    "<ul role=none><li class=x>x</ul>": "none",
    "<ul role=none><li class=x tabindex=0>x</ul>": "listitem",
    "<table role=presentation><tr><td class=x>x</table>": "none",
    "<table role=presentation><tr><td class=x role=cell>x</table>": "cell",
    "<dl role=none><div><dt class=x>x</dt></div></dl>": "none",
}


@pytest.mark.parametrize(("html", "role"), EXPLICIT.items())
def test_a_role_of_its_own_is_used_where_it_can_be(html: str, role: str) -> None:
    assert aria.role(the(html)) == role


NAMES = {
    # 2A, hidden and not referenced
    "<button class=x><i hidden>a</i><i aria-hidden=true>b</i><i style='display: none'>c"
    "</i> d</button>": "d",
    "<h2 class=x>a <i style='visibility:hidden'>b <b style='visibility:visible'>c</b></i>"
    "</h2>": "a c",
    "<button class=x aria-labelledby=h></button><i id=h hidden>a <b hidden>b</b></i>": "a b",
    "<button class=x aria-labelledby=h></button><i id=h>a <b hidden>b</b></i>": "a",
    "<button class=x aria-labelledby=h></button><i id=h aria-hidden=true>a</i>": "a",
    "<div hidden><button class=x>a <i hidden>b</i></button></div>": "a b",
    # 2B, aria-labelledby
    f"<nav class=x aria-labelledby='a b'></nav>{LABELS}": "first second",
    f"<nav class=x aria-labelledby='b  nowhere a'></nav>{LABELS}": "second first",
    f"<button class=x aria-labelledby=nowhere aria-label=c>d</button>{LABELS}": "c",
    f"<button class=x aria-labelledby=a aria-label=c>d</button>{LABELS}": "first",
    f"<img class=x alt=c aria-labelledby=a>{LABELS}": "first",
    "<div class=x role=group id=g aria-label=own aria-labelledby='g h'><h2 id=h>head</h2>"
    "</div>": "own head",
    "<button class=x aria-labelledby=a></button><i id=a aria-labelledby=b>a</i><i id=b>b</i>": "a",
    "<nav class=x aria-labelledby=i></nav><img id=i alt=pic>": "pic",
    # 2C, embedded controls
    "<label><input class=x type=checkbox> Flash <input value=3 aria-label=no> times"
    "</label>": "Flash 3 times",
    "<label><input class=x type=checkbox> A <select><option>1<option selected>2"
    "</select> B</label>": "A 2 B",
    "<label><input class=x type=checkbox> A <select><option>1<option>2</select></label>": "A 1",
    "<label><input class=x type=checkbox> A <textarea>t</textarea></label>": "A t",
    "<label><input class=x type=checkbox> A "
    "<i role=slider aria-valuetext=some aria-valuenow=3></i></label>": "A some",
    "<label><input class=x type=checkbox> A <i role=spinbutton aria-valuenow=3></i></label>": "A 3",
    "<label><input class=x type=checkbox> A <input type=range value=5></label>": "A 5",
    "<label><input class=x type=checkbox> A <ul role=listbox><li role=option>1"
    "<li role=option aria-selected=true>2</ul></label>": "A 2",
    "<label><input class=x type=checkbox> A <i role=textbox>typed</i></label>": "A typed",
    # 2D, aria-label
    "<button class=x aria-label=' a  b '>c</button>": "a b",
    "<button class=x aria-label=' '>c</button>": "c",
    "<h2 class=x>a <i aria-label=b>c</i></h2>": "a b",
    # 2E, the host language: HTML-AAM 4.1
    "<label for=i>a</label><input class=x id=i>": "a",
    "<label for=i>a</label><label for=i>b</label><input class=x id=i>": "a b",
    "<label for=i hidden>a</label><input class=x id=i>": "a",
    "<label>a <input class=x value=v> b</label>": "a b",
    "<label for=j>a <input class=x></label>": "",
    "<label for=i>a</label><input class=x id=i title=t placeholder=p>": "a",
    "<input class=x title=t placeholder=p>": "t",
    "<input class=x placeholder=p>": "p",
    "<textarea class=x placeholder=p></textarea>": "p",
    "<label for=i>a</label><button class=x id=i>b</button>": "a",
    "<label for=i>a</label><meter class=x id=i></meter>": "a",
    "<label for=i>a</label><p class=x id=i title=t></p>": "",
    "<label>a <select class=x><option>b</option></select></label>": "a",
    "<input class=x type=button value=a>": "a",
    "<input class=x type=submit>": "Submit",
    "<input class=x type=reset>": "Reset",
    "<input class=x type=submit value=a>": "a",
    "<input class=x type=image alt=a title=b>": "a",
    "<input class=x type=image title=b>": "b",
    "<input class=x type=image>": "Submit",
    "<img class=x alt=a title=b>": "a",
    "<img class=x title=b>": "b",
    "<fieldset class=x title=b><legend>a</legend></fieldset>": "a",
    "<fieldset class=x title=b></fieldset>": "b",
    "<table class=x><caption>a</caption></table>": "a",
    "<figure class=x><figcaption>a</figcaption></figure>": "a",
    "<svg class=x><title>a</title><text>b</text></svg>": "a",
    "<select><optgroup class=x label=a></optgroup></select>": "a",
    "<select><option class=x label=a>b</option></select>": "a",
    # 2F to 2H, content
    "<button class=x>a <b>b</b><i>c</i></button>": "a bc",
    "<a class=x href=#>a<br>b</a>": "a b",
    "<a class=x href=#><div>a</div><div>b</div></a>": "a b",
    "<a class=x href=#><img alt=a>b</a>": "ab",
    "<a class=x href=#><svg><title>a</title></svg></a>": "a",
    "<h2 class=x>a<!-- b --><script>c</script><style>d</style><template>e</template></h2>": "a",
    "<h2 class=x aria-owns=o>a</h2><i id=o> b</i>": "a b",
    "<table><tr class=x><td>a<td>b</table>": "a b",
    "<details><summary class=x>a</summary></details>": "a",
    "<ul><li class=x>a</ul>": "",
    "<div class=x>a</div>": "",
    "<p class=x aria-label=a>b</p>": "",
    "<div class=x role=dialog>a</div>": "",
    "<div class=x role=tab>a</div>": "a",
    # 2I, the tooltip
    "<a class=x href=# title=t></a>": "t",
    "<a class=x href=# title=t>a</a>": "a",
    "<a class=x href=#><i title=t></i></a>": "t",
    "<nav class=x title=t></nav>": "t",
}  # fmt: skip


@pytest.mark.parametrize(("html", "name"), NAMES.items())
def test_a_name_is_computed_as_accname_does_it(html: str, name: str) -> None:
    assert aria.name(the(html)) == name


HIDDEN = {
    "<p class=x>x</p>": False,
    "<p class=x hidden>x</p>": True,
    "<p class=x hidden=until-found>x</p>": True,
    "<div hidden><p class=x>x</p></div>": True,
    "<p class=x aria-hidden=true>x</p>": True,
    "<p class=x aria-hidden=false>x</p>": False,
    "<p class=x aria-hidden>x</p>": False,
    "<p class=x style='color: red; DISPLAY : none !important'>x</p>": True,
    "<p class=x style='display: none; display: block'>x</p>": False,
    "<div style='visibility: hidden'><p class=x>x</p></div>": True,
    "<div style='visibility: collapse'><p class=x style='visibility: visible'>x</p></div>": False,
    "<div style='visibility: hidden'><p class=x style='--visibility: 1'>x</p></div>": True,
    "<div inert><p class=x>x</p></div>": True,
    "<dialog><p class=x>x</p></dialog>": True,
    "<dialog open><p class=x>x</p></dialog>": False,
    "<div popover><p class=x>x</p></div>": True,
    "<input class=x type=hidden>": True,
    "<details><summary>s</summary><p class=x>x</p></details>": True,
    "<details open><summary>s</summary><p class=x>x</p></details>": False,
    "<details><summary class=x>s</summary></details>": False,
    "<template class=x></template>": True,
    "<datalist class=x></datalist>": True,
    "<video><p class=x>x</p></video>": True,
}


@pytest.mark.parametrize(("html", "hidden"), HIDDEN.items())
def test_what_is_not_shown_is_not_in_the_tree(html: str, hidden: bool) -> None:
    root = queryable(html)
    element = root.select_one(".x")
    assert element
    assert aria.is_hidden(element) == hidden
    assert (element not in aria.exposed(root)) == hidden


def test_the_tree_is_in_the_order_of_the_document() -> None:
    html = "<main><h1>a</h1><p hidden><b>b</b></p><ul><li><a href=#>c</a></li></ul></main><hr>"
    roles = ["main", "heading", "list", "listitem", "link", "separator"]
    assert [role for role, _ in tree(html)] == roles


def test_a_whole_document_has_a_tree_too() -> None:
    html = "<!doctype html><html><head><title>t</title></head><body><h1>a</h1></body></html>"
    assert tree(html) == [("document", ""), ("heading", "a")]


LEVELS = {
    "<h3 class=x>x</h3>": 3,
    "<h3 class=x aria-level=5>x</h3>": 5,
    "<h3 class=x aria-level=0>x</h3>": 3,
    "<div class=x role=heading>x</div>": 2,
    "<div class=x role=heading aria-level=7>x</div>": 7,
    "<p class=x>x</p>": None,
    "<h3 class=x role=tab>x</h3>": None,
    "<div class=x role=treeitem aria-level=2>x</div>": 2,
}


@pytest.mark.parametrize(("html", "level"), LEVELS.items())
def test_the_level_is_that_of_the_tag_or_of_aria(html: str, level: int | None) -> None:
    assert aria.level(the(html)) == level


STATES = {
    ("checked", "<input class=x type=checkbox checked>"): True,
    ("checked", "<input class=x type=radio>"): False,
    ("checked", "<input class=x type=checkbox aria-checked=true>"): False,
    ("checked", "<div class=x role=checkbox aria-checked=mixed>"): "mixed",
    ("checked", "<button class=x>"): None,
    ("pressed", "<button class=x aria-pressed=false>"): False,
    ("pressed", "<button class=x>"): None,
    ("expanded", "<button class=x aria-expanded=true>"): True,
    ("expanded", "<details class=x open>"): True,
    ("selected", "<select><option class=x selected>"): True,
    ("selected", "<div class=x role=tab aria-selected=true>"): True,
    ("disabled", "<button class=x disabled>"): True,
    ("disabled", "<button class=x>"): False,
    ("disabled", "<fieldset disabled><input class=x></fieldset>"): True,
    ("disabled", "<fieldset disabled><legend><input class=x></legend></fieldset>"): False,
    ("disabled", "<select><optgroup disabled><option class=x></optgroup></select>"): True,
    ("disabled", "<div aria-disabled=true><a class=x href=#>a</a></div>"): True,
}


@pytest.mark.parametrize(("case", "state"), STATES.items())
def test_states_are_those_of_html_or_of_aria(case: tuple[str, str], state: aria.State) -> None:
    name, html = case
    assert aria.state(the(html), name) == state


READ = {
    "<p class=x> a \n b </p>": "a b",
    "<ul class=x><li>a<li>b</ul>": "a b",
    "<p class=x>a<br>b</p>": "a b",
    "<p class=x>a<b>b</b></p>": "ab",
    "<p class=x>a<script>b</script><!-- c --></p>": "a",
    "<p class=x>a <i hidden>b</i></p>": "a b",
    "<input class=x type=submit value=a>": "a",
    "<input class=x value=a>": "",
}


@pytest.mark.parametrize(("html", "text"), READ.items())
def test_text_is_read_with_single_spaces_and_between_blocks(html: str, text: str) -> None:
    assert aria.reading(the(html)) == text
