"""Rating in the browser, and choosing how."""

from arbetsro.web.risks import actions
from arbetsro.web.risks.method import current_method
from web.risks import making
from web.risks.conftest import BASE, text

# Rating -----------------------------------------------------------------------------------------


def test_each_rates_for_their_own_party(cast, mats, as_):
    made = making.risk(cast)
    given = {"phase": "before", "level": "low", "reason": "Sker sällan"}
    assert mats.post(f"{BASE}{made.pk}/rate/", given).status_code == 302
    given = {"phase": "before", "level": "high", "reason": "Sker varje helg"}
    as_(cast.siv).post(f"{BASE}{made.pk}/rate/", given)
    assert {(one.party, one.level) for one in made.ratings.all()} == {
        ("employer", "low"), ("employees", "high"),
    }  # fmt: skip
    assert mats.get(f"{BASE}{made.pk}/rate/?party=employees").status_code == 404


def test_where_the_parties_differ_both_are_shown_with_their_reasons(cast, mats, as_):
    made = making.risk(cast)
    for who, level, why in ((mats, "low", "Sker sällan"), (as_(cast.siv), "high", "Varje helg")):
        who.post(f"{BASE}{made.pk}/rate/", {"phase": "before", "level": level, "reason": why})
    page = text(mats.get(f"{BASE}{made.pk}/"))
    for words in ("Sker sällan", "Varje helg", "den allvarligare bedömningen", "Läs varandras"):
        assert words in page


def test_the_own_scale_is_asked_for_in_its_own_words(cast, mats):
    actions.choose_method(by=cast.anna, organisation=cast.organisation, method=making.own_scale())
    made = making.risk(cast)
    page = mats.get(f"{BASE}{made.pk}/rate/")
    assert "Kännbart" in text(page)
    mats.post(f"{BASE}{made.pk}/rate/", {"phase": "before", "probability": 2, "consequence": 3})
    assert made.ratings.get().level == "high"
    assert "Konsekvens: Svårt" in text(mats.get(f"{BASE}{made.pk}/"))


def test_nothing_chosen_is_one_sentence_by_the_field(cast, mats):
    page = mats.post(f"{BASE}{making.risk(cast).pk}/rate/", {"phase": "before"})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["level"]


def test_the_form_proposes_to_rate_with_the_measures_when_one_is_done(cast, mats):
    made = making.rated(cast, "high")
    path = f"{BASE}{made.pk}/rate/"
    assert mats.get(path).context["form"].initial["phase"] == "before"
    making.measure(cast, made, "done")
    assert mats.get(path).context["form"].initial["phase"] == "after"


# The method -------------------------------------------------------------------------------------

SCALE = {
    "scale_title": "Vår skala", "probability_steps": "Sällan\nOfta",
    "consequence_steps": "Lindrigt\nSvårt", "seen": "0",
    "cell-1-1": "low", "cell-1-2": "medium", "cell-2-1": "medium", "cell-2-2": "high",
}  # fmt: skip


def test_hr_chooses_a_method_and_a_manager_of_a_part_does_not(cast, as_, mats):
    assert "Gör en egen skala" not in text(mats.get(f"{BASE}method/"))
    as_(cast.anna).post(f"{BASE}method/choose/", {"method": "matrix"})
    assert current_method(cast.organisation).method.key == "matrix"
    assert "Anna valde det" in text(mats.get(f"{BASE}method/"))


def test_a_scale_of_ones_own_is_drawn_and_then_kept(cast, as_):
    anna = as_(cast.anna)
    drawn = anna.post(f"{BASE}method/own/", {**SCALE, "draw": "1"})
    assert [step for step, _ in drawn.context["form"].rows] == ["Ofta", "Sällan"]
    assert current_method(cast.organisation).row is None
    assert anna.post(f"{BASE}method/own/", {**SCALE, "save": "1"}).status_code == 302
    method = current_method(cast.organisation).method
    assert (method.title.sv, method.cells) == (
        "Vår skala", (("low", "medium"), ("medium", "high")),
    )  # fmt: skip


def test_a_scale_that_falls_is_refused_by_cell_and_stays_as_it_was_written(cast, as_):
    given = {**SCALE, "save": "1", "cell-2-1": "low", "cell-1-1": "medium"}
    page = as_(cast.anna).post(f"{BASE}method/own/", given)
    assert page.status_code == 422
    assert "Ofta, Lindrigt: Rutan ger en lägre nivå" in text(page)
    wrong = [cell.name for _, cells in page.context["form"].rows for cell in cells if cell.is_wrong]
    assert wrong == ["cell-2-1"]
    assert current_method(cast.organisation).row is None


def test_one_step_is_no_scale(cast, as_):
    given = {**SCALE, "save": "1", "probability_steps": "Ofta"}
    page = as_(cast.anna).post(f"{BASE}method/own/", given)
    assert "minst två steg" in text(page)


def test_of_two_who_make_a_scale_the_second_is_told(cast, as_):
    anna = as_(cast.anna)
    anna.post(f"{BASE}method/own/", {**SCALE, "save": "1"})
    page = anna.post(f"{BASE}method/own/", {**SCALE, "save": "1"})
    assert page.status_code == 422
    assert "Någon annan har valt" in text(page)
    again = page.context["form"]["seen"].value()
    assert anna.post(f"{BASE}method/own/", {**SCALE, "save": "1", "seen": again}).status_code == 302
