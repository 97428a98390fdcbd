from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from string.templatelib import Template


@dataclass(frozen=True, kw_only=True)
class Loan:
    title: str
    reader: str
    due: date
    renewed: int = 0


@dataclass(frozen=True, kw_only=True)
class LoansTable:
    """What is lent, the most urgent first."""

    loans: Sequence[Loan]
    today: date
    """Given, not asked of the clock: the same props always give the same HTML."""

    def __call__(self) -> Template:
        return t"""
            <div class="loans" tabindex="0" role="group" aria-label="Loans">
              <table>
                <caption>{self._summary}</caption>
                <thead>
                  <tr>
                    <th scope="col">Book</th>
                    <th scope="col">Reader</th>
                    <th scope="col">Due</th>
                    <th scope="col" class="number">Renewed</th>
                  </tr>
                </thead>
                <tbody>{self._rows}</tbody>
              </table>
            </div>
        """

    @property
    def _summary(self) -> str:
        late = sum(loan.due < self.today for loan in self.loans)
        lent = f"{len(self.loans)} {'book' if len(self.loans) == 1 else 'books'} lent"
        return f"{lent}, {late} overdue" if late else lent

    @property
    def _rows(self) -> list[Template]:
        if not self.loans:
            return [t'<tr><td colspan="4" class="loans-none">Every book is at home.</td></tr>']
        return [self._row(loan) for loan in sorted(self.loans, key=lambda loan: loan.due)]

    def _row(self, loan: Loan) -> Template:
        late = loan.due < self.today
        return t"""
            <tr class={["late" if late else None]}>
              <th scope="row">{loan.title}</th>
              <td>{loan.reader}</td>
              <td><time datetime={loan.due.isoformat()}>{self._when(loan.due)}</time></td>
              <td class="number">{loan.renewed or "—"}</td>
            </tr>
        """

    def _when(self, due: date) -> str:
        days = (due - self.today).days
        match days:
            case 0:
                return "Today"
            case 1:
                return "Tomorrow"
            case _ if days < 0:
                return f"{-days} {'day' if days == -1 else 'days'} late"
            case _:
                return f"{due:%d %b}".lstrip("0")
