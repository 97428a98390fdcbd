"""Pictures that should be the same, compared."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops

from storyville.errors import InputError

_RED = (214, 40, 28)
_FADED = 0.8
"""How far what is the same is whitened in the picture of a difference."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not the same in two pictures."""

    before: tuple[int, int]
    """Width and height in pixels."""
    after: tuple[int, int]
    pixels: int
    """How many differ; those that only one of them has do."""
    total: int
    box: tuple[int, int, int, int]
    """Left, top, right and bottom of the area in which they are."""
    picture: bytes
    """As PNG: what differs in red, over what is the same."""

    @property
    def share(self) -> float:
        """Of the pixels, from 0 to 1."""
        return self.pixels / self.total

    def __str__(self) -> str:
        left, top, right, bottom = self.box
        count = "1 pixel differs" if self.pixels == 1 else f"{self.pixels:,} pixels differ"
        text = f"{count}, {_percent(self.share)}, from ({left}, {top}) to ({right}, {bottom})"
        if self.before == self.after:
            return f"{text}."
        sizes = " × ".join(map(str, self.before)), " × ".join(map(str, self.after))
        return f"It was {sizes[0]} pixels, and is {sizes[1]}. {text}."


def _percent(share: float) -> str:
    return f"{share:.2%}" if share >= 0.0001 else "less than 0.01%"


def difference(before: bytes, after: bytes, threshold: float) -> Difference | None:
    """What differs between two PNGs; None where no channel of a pixel does by more than allowed.

    `threshold` is a share of a channel's range, from 0 to 1. Raises `InputError` if one is no PNG.
    """
    if before == after:
        return None
    old, new = map(_opened, (before, after))
    mask = _mask(old, new, threshold)
    if not (box := mask.getbbox()):
        return None
    pixels = mask.histogram()[255]
    picture = _painted(new, mask)
    return Difference(old.size, new.size, pixels, mask.width * mask.height, box, picture)


def _opened(picture: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(picture)).convert("RGB")
    except OSError as error:
        raise InputError(f"it can't be read as a PNG: {error}") from error


def _mask(old: Image.Image, new: Image.Image, threshold: float) -> Image.Image:
    """White where they differ, black elsewhere."""
    width, height = zip(old.size, new.size, strict=True)
    common = (0, 0, min(width), min(height))
    red, green, blue = ImageChops.difference(old.crop(common), new.crop(common)).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    limit = threshold * 255
    mask = Image.new("L", (max(width), max(height)), 255)
    mask.paste(most.point([255 if value > limit else 0 for value in range(256)]))
    return mask


def _painted(new: Image.Image, mask: Image.Image) -> bytes:
    white = Image.new("RGB", mask.size, "white")
    ground = white.copy()
    ground.paste(new.convert("L").convert("RGB"))
    faded = Image.blend(ground, white, _FADED)
    faded.paste(_RED, mask=mask)
    stream = BytesIO()
    faded.save(stream, "PNG")
    return stream.getvalue()
