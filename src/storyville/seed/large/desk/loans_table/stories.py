from datetime import date, timedelta

from storyville import Story, Subject
from turbohtml import Element

from .loans_table import Loan, LoansTable

TODAY = date(2026, 5, 11)


def subject() -> Subject:
    return Subject(
        title="Loans table",
        target=LoansTable,
        items=[
            Story(title="A few", props=lent(LOANS[1:]), assertions=[nothing_is_late]),
            Story(
                title="Overdue",
                props=lent(LOANS),
                assertions=[most_urgent_first],
                tags=["error"],
            ),
            Story(title="Empty", props=lent([]), tags=["edge-case"]),
            Story(
                title="Very long words",
                description="It scrolls sideways rather than widening the page.",
                props=lent([in_days(3, LONG_TITLE, "Wolfeschlegelsteinhausenbergerdorff")]),
                tags=["edge-case"],
            ),
            Story(title="A long list", props=lent(MANY), tags=["edge-case"]),
        ],
    )


def lent(loans: list[Loan]) -> dict[str, object]:
    return {"loans": loans, "today": TODAY}


def in_days(days: int, title: str, reader: str, renewed: int = 0) -> Loan:
    return Loan(title=title, reader=reader, due=TODAY + timedelta(days), renewed=renewed)


LONG_TITLE = "Donaudampfschifffahrtsgesellschaftskapitäne und andere Liebesgeschichten"
LOANS = [
    in_days(-9, "Bleak House", "Will Ladislaw", renewed=2),
    in_days(0, "The Moonstone", "Tertius Lydgate"),
    in_days(1, "Cranford", "Mary Garth", renewed=1),
    in_days(12, "Silas Marner", "Fred Vincy"),
    in_days(26, "The Woman in White", "Celia Brooke"),
]
MANY = [in_days(day, f"Household Words, volume {day + 3}", "Bound copies") for day in range(-2, 22)]


def nothing_is_late(el: Element) -> None:
    assert not el.select("tr.late")


def most_urgent_first(el: Element) -> None:
    first = el.select_one("tbody tr")
    assert first is not None
    assert "9 days late" in first.text
