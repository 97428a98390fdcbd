from collections.abc import Mapping
from string.templatelib import Template


def week_chart(*, title: str, days: Mapping[str, int]) -> Template:
    """A bar for each day. The numbers are there to be read, too."""
    most = max(days.values(), default=0)
    bars = [_bar(day, count, most) for day, count in days.items()]
    return t"""
        <figure class="week-chart">
          <figcaption>{title}</figcaption>
          <ul>{bars}</ul>
        </figure>
    """


def _bar(day: str, count: int, most: int) -> Template:
    share = count / most if most else 0
    return t"""
        <li class={["most" if count and count == most else None]} style="--share: {share:.3f}">
          <span class="week-chart-count">{count}</span>
          <span class="week-chart-bar"></span>
          <span class="week-chart-day">{day}</span>
        </li>
    """
