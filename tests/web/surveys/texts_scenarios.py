"""The scenarios of what is done with texts, for the tests of every action."""

from arbetsro.web.answers.models import FreeText
from arbetsro.web.surveys import actions
from web.audit.scenarios import Call, scenario
from web.conftest import Cast
from web.surveys.written import QUESTION, decide, kept, written

TEN = ["Vi hinner inte."] * 10


@scenario("survey.text_reviewed", by="tyra", target="wave")
def _(cast: Cast) -> Call:
    wave = written(cast, TEN)
    one = FreeText.objects.filter(wave=wave.answers_key).first()
    assert one is not None
    return lambda: actions.review_text(
        by=cast.tyra, wave=wave, text=one.pk, seen="waiting", decided=kept("Tid")
    )


@scenario("survey.theme_renamed", by="tyra", target="wave")
def _(cast: Cast) -> Call:
    wave = written(cast, TEN)
    decide(wave, *["Tid"] * 10)
    return lambda: actions.rename_theme(
        by=cast.tyra, wave=wave, question=QUESTION, theme="Tid", name="Tidsbrist"
    )


@scenario("survey.texts_published", by="tyra", target="wave")
def _(cast: Cast) -> Call:
    wave = written(cast, TEN)
    decide(wave, *["Tid"] * 10)
    return lambda: actions.publish_texts(by=cast.tyra, wave=wave, with_texts=True)
