"""By which names a server may be asked."""

from collections.abc import Iterable
from contextlib import suppress
from fnmatch import fnmatchcase
from ipaddress import ip_address
from urllib.parse import urlsplit

_LOCAL = ("*.localhost", "*.local")


def is_known(host: str, patterns: Iterable[str]) -> bool:
    """Whether a `Host` header has a name that no site of the internet can have, or one of these.

    A site could have its own name lead to this machine, and its pages then read what is served
    here (DNS rebinding). It can't do that with an address, with a name without a dot, nor with
    one that is kept for local use (RFC 6761, RFC 6762).
    """
    try:
        name = urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return False
    with suppress(ValueError):
        ip_address(name)
        return True
    return "." not in name or any(fnmatchcase(name, each.lower()) for each in (*_LOCAL, *patterns))
