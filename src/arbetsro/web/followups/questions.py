"""What a follow-up asks, and what may be answered."""

from collections.abc import Mapping
from typing import Any

from arbetsro.instruments.instrument import instrument

#: Ratings from 1 to 10.
RATINGS = ("problem_size", "helpful")
#: Questions with their answers.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "sick_leave": ("no", "part", "full"),
    "employment": (
        "same", "other_tasks", "other_unit", "other_employer", "studies", "no_work", "other",
    ),
    "would_recommend": ("yes", "no"),
}  # fmt: skip
#: What the comments were about, as the evaluation counts it; see ``evaluation/variables.toml``.
COMMENT_THEMES = (
    "very_good", "quickly_available", "more_visits_wanted", "more_should_know",
    "more_practical_support",
)  # fmt: skip
LONGEST_COMMENT = 10_000


def fault_in(answers: Mapping[str, Any]) -> str:
    """The name of a question with an answer that it cannot have; blank where all is well."""
    return next((key for key, value in answers.items() if not _fits(key, value)), "")


def _fits(key: str, value: Any) -> bool:  # noqa: ANN401 - as the question asks
    if value is None:
        return True
    if key in RATINGS:
        return type(value) is int and 1 <= value <= 10
    if key in CHOICES:
        return value in CHOICES[key]
    if key == "comments":
        return isinstance(value, str) and len(value) <= LONGEST_COMMENT
    if key == "comment_themes":
        return isinstance(value, list) and set(value) <= set(COMMENT_THEMES)
    return key == "items" and _fit_items(value)


def _fit_items(items: Any) -> bool:  # noqa: ANN401
    form = instrument("smbm-12")
    numbers = {str(item.number) for item in form.items}
    return set(items) <= numbers and set(items.values()) <= {*form.scale.values}
