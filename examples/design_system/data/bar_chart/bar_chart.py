from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string.templatelib import Template


@dataclass(frozen=True, kw_only=True, slots=True)
class BarChart:
    """A figure for each of a few things, as bars; one of them may stand out."""

    title: str
    values: Mapping[str, float]
    unit: str = ""
    highlight: str = ""

    def __call__(self) -> Template:
        bars = [self._bar(name, value) for name, value in self.values.items()]
        return t"""
            <figure class="sk-chart">
              <figcaption>{self.title}</figcaption>
              <ol class="sk-bars">{bars}</ol>
            </figure>
        """

    def _bar(self, name: str, value: float) -> Template:
        style = {"--part": f"{value / self._most:.3f}"}
        figure = t'{value:,.0f}<span class="sk-hidden"> {self.unit}</span>'
        return t"""
            <li style={style} data-highlight={name == self.highlight}>
              <span class="sk-bar-value">{figure}</span>
              <span class="sk-bar"></span>
              <span class="sk-bar-name">{name}</span>
            </li>
        """

    @property
    def _most(self) -> float:
        return max(self.values.values(), default=0) or 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Sparkline:
    """The course of a figure as a line without words, beside the figure."""

    values: Sequence[float]

    def __call__(self) -> Template:
        points = self._points
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        end_x, end_y = points[-1]
        return t"""
            <svg class="sk-sparkline" viewBox="0 0 240 48" aria-hidden="true">
              <polygon points="0,48 {line} {end_x:.1f},48" />
              <polyline points={line} />
              <circle cx={f"{end_x:.1f}"} cy={f"{end_y:.1f}"} r="4" />
            </svg>
        """

    @property
    def _points(self) -> list[tuple[float, float]]:
        low, high = min(self.values), max(self.values)
        step = 235 / max(1, len(self.values) - 1)
        reach = (high - low) or 1
        return [(i * step, 42 - 36 * (value - low) / reach) for i, value in enumerate(self.values)]
