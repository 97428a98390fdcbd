"""What stands for images and other media, for who does not see or hear them."""

from collections.abc import Iterator

from storyville import aria
from storyville.lint.excerpts import Found, found
from storyville.lint.fragment import Fragment
from storyville.lint.rules import Group, wcag

GROUP = Group("Text alternatives")


@GROUP.rule(
    "image-alt",
    "An image has no alt.",
    why='Screen readers read the name of its file instead. alt="" says that it is decoration.',
    reference=wcag("1.1.1"),
    bad='<img src="map.png">',
    good='<img src="map.png" alt="The way to the harbour">',
)
def _images(fragment: Fragment) -> Iterator[Found]:
    for image in fragment.tagged("img"):
        alt = image.attr("alt")
        is_silent = alt is None or (alt != "" and not alt.strip())
        if is_silent and fragment.role(image) != "none" and not aria.is_named(image):
            yield from found([image])


@GROUP.rule(
    "graphic-name",
    'An element with role="img" has no name.',
    why="It is told as an image, and nothing of what it shows.",
    reference=wcag("1.1.1"),
    bad='<svg role="img" viewBox="0 0 8 8"><path d="M0 0h8v8z"></path></svg>',
    good='<svg role="img" aria-label="Full" viewBox="0 0 8 8"><path d="M0 0h8v8z"></path></svg>',
)
def _graphics(fragment: Fragment) -> Iterator[Found]:
    drawn = [each for each in fragment.having("img") if each.tag != "img" and each.attr("role")]
    return found(fragment.unnamed(drawn))


@GROUP.rule(
    "area-alt",
    "An area of an image map has no alt.",
    why="It is a link, and its alt is the only text that it has.",
    reference=wcag("2.4.4"),
    bad='<img src="plan.png" alt="Decks" usemap="#decks"><map name="decks">'
    '<area href="/upper" shape="rect" coords="0,0,9,9"></map>',
    good='<img src="plan.png" alt="Decks" usemap="#decks"><map name="decks">'
    '<area href="/upper" shape="rect" coords="0,0,9,9" alt="Upper deck"></map>',
)
def _areas(fragment: Fragment) -> Iterator[Found]:
    areas = [each for each in fragment.tagged("area") if each.attr("href") is not None]
    return found(fragment.unnamed(areas))


@GROUP.rule(
    "image-button-alt",
    "A button that is an image has no alt.",
    why="Nothing says what the button does.",
    reference=wcag("1.1.1"),
    bad='<input type="image" src="go.png">',
    good='<input type="image" src="go.png" alt="Search">',
)
def _image_buttons(fragment: Fragment) -> Iterator[Found]:
    for field in fragment.tagged("input"):
        if aria.input_type(field) == "image" and not (field.attr("alt") or "").strip():
            yield from () if aria.is_named(field) else found([field])


@GROUP.rule(
    "video-captions",
    "A video has no captions.",
    why="Who does not hear it misses what is said; a video without sound can say so by muted.",
    reference=wcag("1.2.2"),
    bad='<video src="tour.mp4" controls></video>',
    good='<video src="tour.mp4" controls>'
    '<track kind="captions" src="tour.vtt" srclang="en" label="English"></video>',
)
def _videos(fragment: Fragment) -> Iterator[Found]:
    for video in fragment.tagged("video"):
        if video.attr("muted") is None and not video.select_one('track[kind="captions" i]'):
            yield from found([video])


@GROUP.rule(
    "moving-text",
    "Text moves or blinks by itself.",
    why="Nobody can stop it, and it draws the eye away from what is to be read.",
    reference=wcag("2.2.2"),
    bad="<marquee>Half price today</marquee>",
    good="<p>Half price today</p>",
)
def _moving(fragment: Fragment) -> Iterator[Found]:
    return found(fragment.tagged("marquee", "blink"))
