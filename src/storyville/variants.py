"""What was made of stories with edited args: the latest, and no more than so many."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from storyville.models import Variant
from storyville.requests import Report

MOST = 64


@dataclass(frozen=True, slots=True)
class _Made:
    version: int
    """That of the sources."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """By address."""
    refused: frozenset[str] = frozenset()


class Variants:
    """The pages of stories with edited args."""

    def __init__(self) -> None:
        self._made: dict[Variant, _Made] = {}

    def is_current(self, variant: Variant, version: int) -> bool:
        """Whether a variant was made of the sources of a version, or later ones."""
        return variant in self._made and self._made[variant].version >= version

    def text(self, variant: Variant, address: str) -> str | None:
        """What there is at an address of a variant."""
        made = self._made.get(variant)
        return made.texts.get(address) if made else None

    def is_refused(self, address: str) -> bool:
        """Whether a document only says that a story can't have such args."""
        variant = Variant.viewed_at(address)
        made = self._made.get(variant) if variant else None
        return made is not None and address in made.refused

    def absorb(self, report: Report, asked: Iterable[Variant], version: int) -> dict[str, str]:
        """Take in what was asked for; gives what is new of it and shows the story."""
        news: dict[str, str] = {}
        for variant in asked:
            before = self._made.pop(variant, _Made(version))
            texts = {a: t for a, t in report.variants.items() if Variant.viewed_at(a) == variant}
            refused = frozenset(texts.keys() & set(report.refused))
            # What could not even be loaded stays as it was.
            made = _Made(version, texts, refused) if texts else before
            self._made[variant] = _Made(version, made.texts, made.refused)
            news |= {
                address: text
                for address, text in texts.items()
                if address not in refused and before.texts.get(address) != text
            }
        for oldest in list(self._made)[:-MOST]:
            del self._made[oldest]
        return news
