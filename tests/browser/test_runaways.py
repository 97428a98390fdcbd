"""What somebody sees whose component hangs, crashes, or needs what doesn't load."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ..servers import Server

type Serve = Callable[..., Server]
type Example = Callable[..., Path]

STORY = "actions/button/primary"


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        ((), "import os; os._exit(3)", "ended with exit code 3"),
        (("--limit", "1"), "import time; time.sleep(999)", "did not end within 1 s"),
        (("--isolation", "subinterpreters"), "import numpy", "--isolation processes"),
    ],
)
def test_it_is_told_over_the_page_and_gone_with_the_next_good_save(
    page: Page, example: Example, serve: Serve, options: tuple[str, ...], code: str, said: str
) -> None:
    catalog = example("design_system", "actions")
    component = catalog / "actions/button/button.py"
    good = component.read_text()
    page.goto(f"{serve(str(catalog), *options).url}{STORY}/")
    button = page.frame_locator("iframe[data-canvas]").locator("button")
    expect(button).to_contain_text("Hold seats")
    component.write_text(f"{good}\n{code}\n")
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_contain_text(said)
    expect(button).to_contain_text("Hold seats")
    component.write_text(good.replace("<span>{self.label}</span>", "<b>{self.label}!</b>"))
    expect(button.locator("b")).to_have_text("Hold seats!")
    expect(dialog).to_be_hidden()
