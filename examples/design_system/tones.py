"""The meanings that a colour may carry."""

from typing import Literal, get_args

type Tone = Literal["neutral", "accent", "info", "success", "warning", "danger"]
"""What a badge, an alert or a bar says by its colour; never by the colour alone."""

TONES: tuple[Tone, ...] = get_args(Tone.__value__)
