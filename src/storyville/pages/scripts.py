"""Scripts that only hold data: they load from disk too, where nothing can be fetched."""

import json


def assigning(name: str, value: object) -> str:
    """The text of a script that gives a global variable a value; it can stand in HTML too."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"globalThis.{name}={safe};\n"
