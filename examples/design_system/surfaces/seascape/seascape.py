from dataclasses import dataclass
from string.templatelib import Template
from typing import Literal


@dataclass(frozen=True, kw_only=True, slots=True)
class Seascape:
    """The view from the deck, for where a page has room to breathe."""

    hour: Literal["morning", "evening"] = "morning"
    alt: str = ""
    """What it shows, where it is more than an ornament."""

    def __call__(self) -> Template:
        naming = {"role": "img", "aria-label": self.alt} if self.alt else {"aria-hidden": "true"}
        return t"""
            <svg class="sk-seascape" viewBox="0 0 640 400" preserveAspectRatio="xMidYMid slice"
                 data-hour={self.hour} {naming}>
              <rect class="sk-sky" width="640" height="400" />
              <circle class="sk-sun" cx="408" cy="150" r="46" />
              <path class="sk-isle-3" d="M0 226c54-6 70-34 118-36 40-2 58 26 98 30 52 5 84-14 120-14
                38 0 62 16 104 18 50 2 92-30 136-28 28 1 46 10 64 16v62H0Z" />
              <path class="sk-isle-2" d="M0 262c30-4 40-22 74-24 50-3 58-40 104-40 52 0 58 48 104 56
                32 6 60 4 90 8H0Z M422 262c30-2 38-22 66-24 38-3 50 12 76 14 30 2 50-6 76-6v16Z" />
              <path class="sk-light" d="M170 200l3-46h14l3 46Z M168 156v-5h24v5Z" />
              <path class="sk-lamp" d="M174 151v-11h12v11Z" />
              <path class="sk-light" d="M171 141 180 131 189 141Z" />
              <rect class="sk-sea-1" y="260" width="640" height="140" />
              <path class="sk-glint" d="M366 274h92M384 286h62M370 298h80" />
              <path class="sk-sea-2" d="M0 306c40 0 40-10 80-10s40 10 80 10 40-10 80-10 40 10 80 10
                40-10 80-10 40 10 80 10 40-10 80-10 40 10 80 10v104H0Z" />
              <path class="sk-hull" d="M232 300h118l-10 18a10 10 0 0 1-9 6h-78a10 10 0 0 1-9-6Z" />
              <path class="sk-house" d="M246 300v-16h84l8 16Z M262 284v-14h46l6 14Z" />
              <path class="sk-funnel" d="M290 270v-16h12l3 16Z" />
              <path class="sk-sea-3" d="M0 338c40 0 40-11 80-11s40 11 80 11 40-11 80-11 40 11 80 11
                40-11 80-11 40 11 80 11 40-11 80-11 40 11 80 11v72H0Z" />
              <path class="sk-isle-1" d="M560 400c-4-30 18-32 28-46 10-13 30-14 52-10v56Z
                M0 400v-30c22-2 34 4 46 14 8 6 14 8 22 16Z" />
            </svg>
        """
