"""Planning a wave: what it is called, what it asks, and whether those who ask are ready."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from arbetsro.language import LANGUAGES
from arbetsro.statistics.disclosure import SMALLEST_GROUP
from arbetsro.surveys.readiness import readiness_questions
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import today
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.surveys.actions.opening import locked
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.models.wave import LARGEST_THRESHOLD

#: Makes a plan of a plan. It may refuse.
Edit = Callable[[Mapping[str, Any]], dict[str, Any]]
_LONGEST_ANSWER = 300


@action("survey.drafted")
def start_wave(*, by: Person, unit: Unit, title: str, previous: Wave | None = None) -> Wave:
    """Begins a wave. It asks the same as the wave that it is to be compared with, if any.

    Args:
        by: Who plans it.
        unit: The uppermost unit that is asked.
        title: What it is called.
        previous: The wave that it follows.

    Raises:
        Refusal: The unit is closed, or the other wave is of another organisation.
    """
    if unit.valid_to is not None and unit.valid_to < today():
        raise Refusal("surveys.unit_closed", field="unit", unit=unit.name)
    if previous is not None and previous.organisation != unit.organisation:
        raise Refusal("surveys.previous_elsewhere", field="previous")
    made = Wave.objects.create(
        unit=unit, title=title, previous=previous, created_by=by,
        plan=previous.plan if previous else {},
        languages=previous.languages if previous else list(LANGUAGES),
        threshold=previous.threshold if previous else SMALLEST_GROUP,
        text_threshold=previous.text_threshold if previous else 2 * SMALLEST_GROUP,
    )  # fmt: skip
    record("survey.drafted", by=by, target=made)
    return made


@action("survey.changed")
def change_wave(
    *,
    by: Person,
    wave: Wave,
    title: str,
    languages: Sequence[str],
    threshold: int,
    text_threshold: int,
) -> Wave:
    """Says anew what a draft is called, in which languages it is asked, and what it hides.

    Raises:
        Refusal: It is no draft any more, no language is chosen, or a threshold is out of bounds.
    """
    found = _draft(wave)
    if not languages or set(languages) - set(LANGUAGES):
        raise Refusal("surveys.language_needed", field="languages")
    if not SMALLEST_GROUP <= threshold <= LARGEST_THRESHOLD:
        raise _out_of_bounds("threshold", SMALLEST_GROUP)
    if not threshold <= text_threshold <= 2 * LARGEST_THRESHOLD:
        raise Refusal(
            "surveys.text_threshold_bounds", field="text_threshold", least=threshold,
            most=2 * LARGEST_THRESHOLD,
        )  # fmt: skip
    found.title, found.languages = title, list(languages)
    found.threshold, found.text_threshold = threshold, text_threshold
    return _changed(found, "survey.changed", by)


@action("survey.questions_changed")
def change_questions(*, by: Person, wave: Wave, edit: Edit) -> Wave:
    """Changes what a draft asks.

    The change is made to the questions as they are now, so that two who plan together do not undo
    each other's.

    Raises:
        Refusal: It is no draft any more, or the change cannot be made.
    """
    found = _draft(wave)
    found.plan = edit(found.plan)
    return _changed(found, "survey.questions_changed", by)


@action("survey.readiness_answered")
def answer_readiness(*, by: Person, wave: Wave, answers: Mapping[str, str]) -> Wave:
    """Answers the questions that come before asking.

    Args:
        by: Who answers.
        wave: A draft.
        answers: By the key of the question; a blank is no answer.

    Raises:
        Refusal: It is no draft any more.
    """
    found = _draft(wave)
    given = {key: str(answers.get(key, "")).strip() for key in readiness_questions()}
    found.readiness = {key: one[:_LONGEST_ANSWER] for key, one in given.items() if one}
    return _changed(found, "survey.readiness_answered", by)


def _draft(wave: Wave) -> Wave:
    found = locked(wave)
    if found.state != Wave.State.DRAFT:
        raise Refusal("surveys.not_a_draft")
    return found


def _changed(wave: Wave, code: str, by: Person) -> Wave:
    wave.version += 1
    wave.save()
    record(code, by=by, target=wave, version=wave.version, threshold=wave.threshold)
    return wave


def _out_of_bounds(field: str, least: int) -> Refusal:
    return Refusal("surveys.threshold_bounds", field=field, least=least, most=LARGEST_THRESHOLD)
