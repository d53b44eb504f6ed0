"""How far a draft has come on its way to being opened: each step with what it lacks."""

from dataclasses import dataclass

from arbetsro.language import Language, say
from arbetsro.surveys.form import Form, FormError
from arbetsro.surveys.readiness import Readiness
from arbetsro.web.surveys.asked import form_of
from arbetsro.web.surveys.dividing import Division, division_of
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.ready import readiness_of


@dataclass(frozen=True, slots=True)
class Step:
    """A step before the opening.

    Attributes:
        key: Which; it is also the name of its page.
        told: What has been done so far.
        lacks: What is missing, in sentences; nothing where the step is done.
    """

    key: str
    told: str = ""
    lacks: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether nothing is missing."""
        return not self.lacks


def form_or_faults(wave: Wave, language: Language) -> tuple[Form | None, tuple[str, ...]]:
    """What a wave asks; where it cannot be asked, why."""
    if not any(wave.plan.get(key) for key in ("instruments", "own")):
        return None, (say("surveys.lacks_questions", language),)
    try:
        return form_of(wave), ()
    except FormError as error:
        return None, tuple(one.said(language) for one in error.faults)


def steps_of(wave: Wave, language: Language) -> tuple[Step, ...]:
    """The steps in their order; the last is the opening itself."""
    form, faults = form_or_faults(wave, language)
    asked = Step("asked", _told_asked(form, language), faults)
    whom = _whom(wave, language)
    ready = _ready(wave, form, language)
    preview = Step("preview")
    before = [one for one in (asked, whom, ready) if not one.is_done]
    waits = (say("surveys.lacks_steps", language, count=len(before)),) if before else ()
    return (asked, whom, ready, preview, Step("open", lacks=waits))


def counted(form: Form) -> int:
    """How many questions somebody meets."""
    asked = sum(len(section.questions) for section in form.sections)
    return asked + len(form.background) + len(form.texts)


def _told_asked(form: Form | None, language: Language) -> str:
    return say("surveys.told_asked", language, count=counted(form)) if form else ""


def _whom(wave: Wave, language: Language) -> Step:
    division = division_of(wave)
    told = say("surveys.told_invited", language, count=division.invited)
    return Step("whom", told if division.invited else "", tuple(_lacks(division, language)))


def _lacks(division: Division, language: Language) -> list[str]:
    if division.invited < division.threshold:
        return [say("surveys.lacks_invited", language, least=division.threshold)]
    if division.is_too_fine:
        return [
            say(
                "surveys.too_fine", language, most=division.most_combinations,
                given=division.combinations,
            )
        ]  # fmt: skip
    return []


def _ready(wave: Wave, form: Form | None, language: Language) -> Step:
    if form is None:
        return Step("ready", lacks=(say("surveys.lacks_asked_first", language),))
    found = readiness_of(wave, form)
    return Step("ready", lacks=tuple(_stops(found, language)))


def _stops(found: Readiness, language: Language) -> list[str]:
    return [one.text.in_(language) for one in (*found.stops, *found.missing)]
