"""What WAI-ARIA 1.2 has of attributes, and which role takes which.

"Definitions of States and Properties (all aria-* attributes)" and "Definition of Roles"; roles and
attributes that came with 1.3 are known too.
"""

from storyville.aria import words

_TRUE_FALSE = words("true false")
_MAYBE = words("true false undefined")
_TRISTATE = words("true false mixed undefined")
TOKENS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        words("""
        aria-atomic aria-busy aria-disabled aria-modal aria-multiline aria-multiselectable
        aria-readonly aria-required
        """),
        _TRUE_FALSE,
    ),
    **dict.fromkeys(words("aria-expanded aria-grabbed aria-hidden aria-selected"), _MAYBE),
    **dict.fromkeys(words("aria-checked aria-pressed"), _TRISTATE),
    "aria-autocomplete": words("inline list both none"),
    "aria-current": words("page step location date time true false"),
    "aria-haspopup": words("false true menu listbox tree grid dialog"),
    "aria-invalid": words("grammar false spelling true"),
    "aria-live": words("assertive off polite"),
    "aria-orientation": words("horizontal undefined vertical"),
    "aria-sort": words("ascending descending none other"),
}
"""The values of attributes that have one of a few."""
LISTS = {
    "aria-dropeffect": words("copy execute link move none popup"),
    "aria-relevant": words("additions all removals text"),
}
"""The same of those that have several."""
INTEGERS = words("""
aria-colcount aria-colindex aria-colspan aria-level aria-posinset aria-rowcount aria-rowindex
aria-rowspan aria-setsize
""")
NUMBERS = words("aria-valuemax aria-valuemin aria-valuenow")
REFERENCES = words("""
aria-activedescendant aria-controls aria-describedby aria-details aria-errormessage aria-flowto
aria-labelledby aria-owns
""")
"""Attributes that hold ids."""
_TEXTS = words("""
aria-braillelabel aria-brailleroledescription aria-colindextext aria-description aria-keyshortcuts
aria-label aria-placeholder aria-roledescription aria-rowindextext aria-valuetext
""")
ATTRIBUTES = frozenset([*TOKENS, *LISTS, *INTEGERS, *NUMBERS, *REFERENCES, *_TEXTS])

_VALUES = "meter progressbar scrollbar separator slider spinbutton"
_CELLS = "cell columnheader gridcell rowheader"
_TABLES = "grid table treegrid"
_PLACED = """
article comment listitem menuitem menuitemcheckbox menuitemradio option radio row tab treeitem
"""
ROLES_OF = {
    "aria-activedescendant": words("""
    application combobox grid group listbox menu menubar radiogroup row searchbox select spinbutton
    tablist textbox toolbar tree treegrid
    """),
    "aria-autocomplete": words("combobox searchbox textbox"),
    "aria-checked": words("checkbox menuitemcheckbox menuitemradio option radio switch treeitem"),
    "aria-colcount": words(_TABLES),
    "aria-colindex": words(f"row {_CELLS}"),
    "aria-colindextext": words(f"row {_CELLS}"),
    "aria-colspan": words(_CELLS),
    "aria-expanded": words("""
    application button checkbox columnheader combobox gridcell link listbox menuitem
    menuitemcheckbox menuitemradio row rowheader switch tab treeitem
    """),
    "aria-level": words("comment heading listitem row tablist treeitem"),
    "aria-modal": words("alertdialog dialog"),
    "aria-multiline": words("searchbox textbox"),
    "aria-multiselectable": words("grid listbox tablist tree treegrid"),
    "aria-orientation": words("""
    listbox menu menubar radiogroup scrollbar separator slider tablist toolbar tree treegrid
    """),
    "aria-placeholder": words("searchbox textbox"),
    "aria-posinset": words(_PLACED),
    "aria-pressed": words("button"),
    "aria-readonly": words("""
    checkbox columnheader combobox grid gridcell listbox menuitemcheckbox menuitemradio radiogroup
    rowheader searchbox slider spinbutton switch textbox treegrid
    """),
    "aria-required": words("""
    checkbox columnheader combobox gridcell listbox radiogroup rowheader searchbox spinbutton switch
    textbox tree treegrid
    """),
    "aria-rowcount": words(_TABLES),
    "aria-rowindex": words(f"row {_CELLS}"),
    "aria-rowindextext": words(f"row {_CELLS}"),
    "aria-rowspan": words(_CELLS),
    "aria-selected": words("columnheader gridcell option row rowheader tab treeitem"),
    "aria-setsize": words(_PLACED),
    "aria-sort": words("columnheader rowheader"),
    "aria-valuemax": words(_VALUES),
    "aria-valuemin": words(_VALUES),
    "aria-valuenow": words(_VALUES),
    "aria-valuetext": words(_VALUES),
}
"""The attributes that not every role takes, and those that do."""

UNNAMEABLE = words("""
caption code deletion emphasis generic insertion paragraph strong subscript superscript
""")
"""Roles that take neither `aria-label` nor `aria-labelledby`."""

REQUIRED = {
    "checkbox": ("aria-checked",),
    "combobox": ("aria-expanded",),
    "heading": ("aria-level",),
    "menuitemcheckbox": ("aria-checked",),
    "menuitemradio": ("aria-checked",),
    "meter": ("aria-valuenow",),
    "radio": ("aria-checked",),
    "scrollbar": ("aria-controls", "aria-valuenow"),
    "slider": ("aria-valuenow",),
    "switch": ("aria-checked",),
}
"""The attributes that a role needs."""

_MENUS = words("group menu menubar")
PARENTS = {
    "cell": words("row"),
    "columnheader": words("row"),
    "gridcell": words("row"),
    "listitem": words("list directory"),
    "menuitem": _MENUS,
    "menuitemcheckbox": _MENUS,
    "menuitemradio": _MENUS,
    "option": words("group listbox"),
    "row": words("grid rowgroup table treegrid"),
    "rowgroup": words("grid table treegrid"),
    "rowheader": words("row"),
    "tab": words("tablist"),
    "treeitem": words("group tree"),
}
"""The roles in one of which a role must be."""

_MENU_ITEMS = words("group menuitem menuitemcheckbox menuitemradio menu separator")
_ROWS = words("caption row rowgroup")
CHILDREN = {
    "feed": words("article"),
    "grid": _ROWS,
    "list": words("listitem"),
    "listbox": words("group option"),
    "menu": _MENU_ITEMS,
    "menubar": _MENU_ITEMS,
    "row": words(_CELLS),
    "rowgroup": words("row"),
    "table": _ROWS,
    "tablist": words("tab"),
    "tree": words("group treeitem"),
    "treegrid": _ROWS,
}
"""The roles that alone may be in a role."""

CHILDLESS = words("""
button checkbox img math menuitemcheckbox menuitemradio meter option progressbar radio scrollbar
separator slider switch tab
""")
"""Roles whose content is told as text, whatever it is."""

ABSTRACT = words("""
command composite input landmark range roletype section sectionhead select structure widget window
""")
DEPRECATED = words("directory doc-biblioentry doc-endnote")
