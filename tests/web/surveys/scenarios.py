"""The scenarios of the actions on surveys, for the tests of every action.

Those of results, files and texts stand in modules of their own beside this one, whose names end
with ``_scenarios``.
"""

from datetime import timedelta
from importlib import import_module
from pathlib import Path

from arbetsro.surveys.readiness import readiness_questions
from arbetsro.web.frame.clock import today
from arbetsro.web.surveys import actions
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.plans import drop_question
from web import surveys_rows as rows
from web.audit.scenarios import Call, scenario
from web.conftest import Cast

_PAGE = "/o/demo/surveys/"
_WORDS = "number;sv\n" + "".join(f"{number};Påstående {number}\n" for number in range(1, 6))


def ready_answers() -> dict[str, str]:
    """Answers with which a survey that does not ask about ill-health may start."""
    late = (today() + timedelta(days=30)).isoformat()
    return {
        key: next((c.key for c in one.choices if c.effect == "fine"), late)
        for key, one in readiness_questions().items()
    }


@scenario("survey.drafted", by="anna", target="wave")
def _(cast: Cast) -> Call:
    return lambda: actions.start_wave(by=cast.anna, unit=cast.root, title="Våren")


@scenario("survey.changed", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.draft(cast)
    return lambda: actions.change_wave(
        by=cast.anna, wave=wave, title="Hösten", languages=["sv"], threshold=8, text_threshold=12
    )


@scenario("survey.questions_changed", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.draft(cast)
    return lambda: actions.change_questions(
        by=cast.anna, wave=wave, edit=drop_question("own", "own2")
    )


@scenario("survey.readiness_answered", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.draft(cast)
    return lambda: actions.answer_readiness(by=cast.anna, wave=wave, answers=ready_answers())


@scenario("survey.staff_invited", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.draft(cast)
    return lambda: actions.invite_staff(by=cast.anna, wave=wave)


@scenario("survey.codes_added", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.opened(cast)
    return lambda: actions.add_codes(by=cast.anna, wave=wave, unit=cast.home_care, count=3)


@scenario("survey.codes_removed", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.invited(cast)
    return lambda: actions.remove_codes(by=cast.anna, wave=wave, unit=cast.south)


@scenario("survey.wording_loaded", by="anna", target="loadedwording")
def _(cast: Cast) -> Call:
    return lambda: actions.load_wording(
        by=cast.anna, organisation=cast.organisation, instrument="who-5", text=_WORDS,
        right="Licens 2026",
    )  # fmt: skip


@scenario("survey.opened", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.invited(cast, readiness=ready_answers())
    day = today() + timedelta(days=14)
    return lambda: actions.open_wave(by=cast.anna, wave=wave, closes_on=day)


@scenario("survey.letters_started", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.opened(cast)
    return lambda: actions.send_letters(by=cast.anna, wave=wave, back_to=_PAGE)


@scenario("survey.reminders_set", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave, days = rows.opened(cast), [today() + timedelta(days=7)]
    return lambda: actions.set_reminders(by=cast.anna, wave=wave, days=days)


@scenario("survey.closed", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.opened(cast)
    return lambda: actions.close_wave(by=cast.anna, wave=wave, back_to=_PAGE)


@scenario("survey.published", by="anna", target="publication")
def _(cast: Cast) -> Call:
    wave = rows.closed(cast)
    return lambda: actions.publish_wave(by=cast.anna, wave=wave, table=b"table", threshold=5)


@scenario("survey.untold", by=None, target="wave")
def _(cast: Cast) -> Call:
    wave = rows.closed(cast)
    return lambda: actions.leave_untold(by=None, wave=wave)


@scenario("survey.cancelled", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.answered(rows.opened(cast), 3)
    return lambda: actions.cancel_wave(by=cast.anna, wave=wave)


@scenario("survey.threshold_raised", by="anna", target="wave")
def _(cast: Cast) -> Call:
    wave = rows.closed(cast)
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.PUBLISHED)
    return lambda: actions.raise_threshold(by=cast.anna, wave=wave, threshold=8, back_to=_PAGE)


for _file in sorted(Path(__file__).parent.glob("*_scenarios.py")):
    import_module(f"web.surveys.{_file.stem}")
