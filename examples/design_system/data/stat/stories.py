from string.templatelib import Template

from turbohtml import Element

from design_system.checks import absent, attribute, one
from design_system.data.stat.stat import Stat
from storyville import GetAllByRole, GetByTagName, Story, Subject

WEEK = (812.0, 840.0, 795.0, 910.0, 1040.0, 1265.0, 1284.0)
DELAYS = (9.0, 7.5, 8.0, 6.0, 6.5, 5.0, 4.2)


def subject() -> Subject:
    return Subject(
        title="Stat",
        target=Stat,
        items=[
            Story(
                title="Figure only",
                props={"label": "Boats at sea", "value": "6"},
                assertions=[has_only_a_figure],
            ),
            Story(
                title="With change",
                props={
                    "label": "Passengers today",
                    "value": "1,284",
                    "change": "+8 % on last Sunday",
                    "verdict": "good",
                },
                assertions=[is_good_news],
            ),
            Story(
                title="With history",
                props={
                    "label": "Average delay",
                    "value": "4.2",
                    "unit": "min",
                    "change": "0.8 min less in a week",
                    "verdict": "good",
                    "history": DELAYS,
                },
                assertions=[GetByTagName("svg").with_attribute("aria-hidden", "true")],
            ),
            Story(
                title="In a row",
                template=row,
                tags=["overview"],
                assertions=[GetAllByRole("term").count(3)],
            ),
        ],
    )


def row() -> Template:
    return t"""
        <div class="sk-grid" style="--least: 13rem">
          <{Stat} label="Passengers today" value="1,284" change="+8 % on last Sunday" verdict="good"
                  history={WEEK} />
          <{Stat} label="Average delay" value="4.2" unit="min" change="0.8 min less in a week"
                  verdict="good" history={DELAYS} />
          <{Stat} label="Cancelled" value="3" unit="of 41" change="2 more than yesterday"
                  verdict="bad" />
        </div>
    """


def has_only_a_figure(el: Element) -> None:
    assert one(el, ".sk-stat-value").text == "6"
    absent(el, ".sk-stat-change")


def is_good_news(el: Element) -> None:
    assert attribute(el, ".sk-stat-change", "data-verdict") == "good"
