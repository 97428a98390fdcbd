from string.templatelib import Template
from typing import Literal

type Kind = Literal["info", "done", "warning", "error"]


def notice(*, title: str, kind: Kind = "info", children: Template | None = None) -> Template:
    """Something to know now. It is read out if it is urgent."""
    role = "alert" if kind == "error" else "status"
    return t"""
        <div class="notice" role={role} data-kind={kind}>
          <p class="notice-title">{title}</p>
          {children and t'<div class="notice-text">{children}</div>'}
        </div>
    """
