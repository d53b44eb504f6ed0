"""A survey from the first plan to its closing, through the pages of those who run it."""

from datetime import timedelta
from io import BytesIO

from arbetsro.web.frame.clock import today
from arbetsro.web.organisations.actions import change_unit
from arbetsro.web.surveys.models import Wave
from arbetsro.web.surveys.pages import page_of
from web import surveys_rows as rows
from web.surveys.scenarios import ready_answers

LIST = "/o/demo/surveys/"


def planned(client, cast) -> Wave:
    """A draft that was begun on the pages."""
    sent = {"title": "Medarbetarenkät", "unit": cast.root.pk}
    assert client.post(f"{LIST}new/", sent).status_code == 302
    return Wave.objects.get()


def test_a_survey_goes_from_plan_to_closing(cast, as_):
    anna = as_(cast.anna)
    wave = planned(anna, cast)
    anna.post(page_of(wave, "choose"), {"instrument": "arbetsro", "form": "short"})
    anna.post(page_of(wave, "invite"))
    anna.post(page_of(wave, "whom"), {"unit": cast.south.pk, "count": 8})
    anna.post(page_of(wave, "ready"), ready_answers())
    page = anna.get(page_of(wave)).content.decode()
    assert "Kvar att göra" not in page
    assert anna.get(page_of(wave, "preview")).status_code == 200
    day = today() + timedelta(days=14)
    sent = anna.post(page_of(wave, "open"), {"closes_on": day.isoformat(), "letters": "on"})
    assert sent.status_code == 302, sent.context["form"].errors
    wave.refresh_from_db()
    assert (wave.state, wave.closes_on) == ("open", day)
    assert anna.get(page_of(wave)).status_code == 200
    assert anna.post(page_of(wave, "close")).status_code == 302
    wave.refresh_from_db()
    assert wave.state == "closed"
    assert anna.get(page_of(wave)).status_code == 200


def test_an_instrument_without_words_is_asked_once_they_are_loaded(cast, as_):
    anna, wave = as_(cast.anna), rows.draft(cast, plan={})
    anna.post(page_of(wave, "choose"), {"instrument": "who-5"})
    assert "WHO-5" in anna.get(page_of(wave)).content.decode()
    page = f"{LIST}wording/who-5/?wave={wave.pk}"
    sent = anna.post(page, {"file": words(range(1, 5)), "right": "Licens 2026"})
    assert "5" in sent.context["form"].errors["file"][0]
    assert "right" in anna.post(page, {"file": words(range(1, 6))}).context["form"].errors
    assert anna.post(page, {"file": words(range(1, 6)), "right": "Licens"}).status_code == 302
    held = cast.organisation.loaded_wordings.get()
    assert (held.instrument, held.right, held.loaded_by) == ("who-5", "Licens", cast.anna)
    assert "Påstående 3" in anna.get(page_of(wave, "preview")).content.decode()


def words(numbers) -> BytesIO:
    """A file with the words of some items and of the answers."""
    items = [f"{number};Påstående {number}" for number in numbers]
    answers = [f"={value};Svar {value}" for value in range(6)]
    file = BytesIO("\n".join(["number;sv", *items, *answers]).encode())
    file.name = "frågor.csv"
    return file


def test_markup_in_an_own_question_is_shown_as_text(cast, as_):
    anna, wave = as_(cast.anna), rows.draft(cast, plan={})
    sent = {"text_sv": "<b>Fet</b> & frisk?", "scale": "yes_no", "high": "good"}
    assert anna.post(page_of(wave, "question_new", "own"), sent).status_code == 302
    for name in ("asked", "preview"):
        page = anna.get(page_of(wave, name)).content.decode()
        assert "&lt;b&gt;Fet&lt;/b&gt; &amp; frisk?" in page
        assert "<b>Fet" not in page


def test_choices_are_as_many_in_every_language_and_at_most_six(cast, as_):
    anna, wave = as_(cast.anna), rows.draft(cast)
    page = page_of(wave, "question_new", "background")
    sent = {"text_sv": "Var?", "choices_sv": "Här\nDär", "choices_en": "Here"}
    assert "choices_en" in anna.post(page, sent).context["form"].errors
    sent = {"text_sv": "Var?", "choices_sv": "\n".join("ABCDEFG")}
    assert "choices_sv" in anna.post(page, sent).context["form"].errors


def test_while_it_is_open_no_page_tells_how_few_have_answered_or_who(cast, as_):
    wave = rows.answered(rows.opened(cast), 4)
    page = as_(cast.anna).get(page_of(wave))
    assert page.context["responded"] is None
    rows.answered(rows.opened(cast, title="Nästa"), 22)
    pages = ("show", "whom", "preview", "close")
    shown = "".join(as_(cast.anna).get(page_of(wave, name)).content.decode() for name in pages)
    assert "Erik" not in shown


def test_a_closed_survey_whose_answers_could_not_be_added_up_can_be_tried_again(cast, as_):
    wave, anna = rows.closed(cast), as_(cast.anna)
    assert "Försök igen" in anna.get(page_of(wave)).content.decode()
    assert anna.post(page_of(wave, "publish")).status_code == 302
    assert "Försök igen" not in anna.get(page_of(wave)).content.decode()


def test_an_untold_survey_says_why(cast, as_):
    wave = rows.closed(cast)
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.UNTOLD)
    assert "Färre än 5 svarade" in as_(cast.anna).get(page_of(wave)).content.decode()


def test_units_that_change_while_it_is_open_are_told_of_and_change_nothing(cast, as_):
    wave, anna = rows.opened(cast), as_(cast.anna)
    before = list(wave.places.values_list("unit", "parent", "name"))
    assert anna.get(page_of(wave)).context["changed"] == []
    change_unit(
        by=cast.olle, unit=cast.home_care, name="Hemtjänsten", code="N1", parent=cast.south,
        valid_from=cast.home_care.valid_from, valid_to=None,
    )  # fmt: skip
    assert anna.get(page_of(wave)).context["changed"] == ["Hemtjänsten"]
    assert list(wave.places.values_list("unit", "parent", "name")) == before
