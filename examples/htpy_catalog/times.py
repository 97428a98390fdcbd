"""Lengths of time, in seconds, as people read them."""


def clock(seconds: int) -> str:
    """`4:07`, or `1:04:07` from an hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def duration(seconds: int) -> str:
    """`38 min`, or `1 h 4 min`; never less than a minute."""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    words = [f"{hours} h"] if hours else []
    return " ".join([*words, f"{minutes} min"] if minutes else words)
