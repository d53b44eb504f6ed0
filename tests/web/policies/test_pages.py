"""The pages of documents: from a template to force, and nothing typed is lost."""

from arbetsro.web.policies.models import Policy
from web.policies.conftest import BASE, text_of
from web.policies.writing import drafted, fresh
from web.risks.making import rated


def sent_from(form, **changes):
    """What the browser sends of a form: every field, and what stood in it before."""
    data = {}
    for field in form:
        data[field.html_name] = field.value()
        if field.field.show_hidden_initial:
            data[field.html_initial_name] = field.value()
    return {**{k: v for k, v in data.items() if v is not None}, **changes}


def test_a_document_goes_from_template_to_force(cast, as_):
    mats = as_(cast.mats)
    page = mats.get(f"{BASE}new/?unit={cast.north.pk}&template=policy")
    form = page.context["form"]
    assert (form.initial["unit"], form.initial["template"]) == (cast.north, "policy")
    sent = {"template": "policy", "unit": cast.north.pk, "title": "", "language_of_document": "sv"}
    answer = mats.post(f"{BASE}new/", sent)
    page = mats.get(answer["Location"])
    assert "Kvar att fylla i" in text_of(page)
    texts = {f"text_{key}": "Klart." for key in fresh(Policy.objects.get()).draft}
    answer = mats.post(answer["Location"], {"title": "Vår policy", "seen": "1", **texts})
    assert answer.status_code == 302
    policy = fresh(Policy.objects.get())
    assert policy.title == "Vår policy"
    answer = mats.get(f"{BASE}{policy.pk}/decide/")
    answer = mats.post(f"{BASE}{policy.pk}/decide/", sent_from(answer.context["form"]))
    assert answer["Location"] == f"{BASE}{policy.pk}/"
    assert "Vår policy gäller nu." in text_of(mats.get(answer["Location"]))
    assert "Klart." in text_of(as_(cast.erik).get(answer["Location"]))


def test_an_instruction_begins_at_its_risk(cast, as_):
    risk = rated(cast, "high")
    mats = as_(cast.mats)
    url = f"{BASE}new/?template=instruction&risk={risk.pk}"
    assert risk.title in text_of(mats.get(url))
    sent = {
        "template": "instruction", "unit": cast.home_care.pk, "title": "",
        "language_of_document": "sv",
    }  # fmt: skip
    mats.post(url, sent)
    assert Policy.objects.get().risk == risk
    assert as_(cast.anna).get(f"{BASE}new/?risk=x").status_code == 404
    south = rated(cast, "high", where=cast.south)
    assert mats.get(f"{BASE}new/?risk={south.pk}").status_code == 404


def test_saving_sends_on_only_what_was_changed(cast, as_):
    policy = drafted(cast.mats, cast.north)
    url = f"{BASE}{policy.pk}/write/"
    mats, anna = as_(cast.mats), as_(cast.anna)
    before = {who: sent_from(who.get(url).context["form"]) for who in (mats, anna)}
    assert mats.post(url, {**before[mats], "text_aim": "Av Mats."}).status_code == 302
    assert anna.post(url, {**before[anna], "text_respect": "Av Anna."}).status_code == 302
    draft = fresh(policy).draft
    assert (draft["aim"], draft["respect"]) == ("Av Mats.", "Av Anna.")


def test_in_the_same_section_both_texts_are_shown_and_the_second_chooses(cast, as_):
    policy = drafted(cast.mats, cast.north)
    url = f"{BASE}{policy.pk}/write/"
    mats, anna = as_(cast.mats), as_(cast.anna)
    before = sent_from(anna.get(url).context["form"])
    mats.post(url, {**before, "text_aim": "Av Mats."})
    answer = anna.post(url, {**before, "text_aim": "Av Anna.", "text_respect": "Också."})
    assert answer.status_code == 422
    text = text_of(answer)
    assert "Mats har skrivit på samma ställe" in text
    assert "Av Mats." in text
    form = answer.context["form"]
    assert (form["text_aim"].value(), form["text_respect"].value()) == ("Av Anna.", "Också.")
    again = anna.post(url, {
        "seen": form["seen"].value(), "title": policy.title,
        "text_aim": "Av Anna.", "initial-text_aim": "Av Mats.",
        "text_respect": "Också.", "initial-text_respect": before["initial-text_respect"],
    })  # fmt: skip
    assert again.status_code == 302
    assert fresh(policy).draft["aim"] == "Av Anna."
    assert fresh(policy).draft["respect"] == "Också."


def test_a_fault_loses_nothing_that_was_typed(cast, as_):
    policy = drafted(cast.mats, cast.north)
    sent = {"seen": "1", "title": "", "text_aim": "Skrivet.", "initial-text_aim": "Annat."}
    answer = as_(cast.mats).post(f"{BASE}{policy.pk}/write/", sent)
    assert answer.status_code == 422
    assert answer.context["form"]["text_aim"].value() == "Skrivet."
    assert 'href="#id_title"' in answer.content.decode()


def test_the_decision_shows_what_is_left(cast, as_):
    policy = drafted(cast.mats, cast.north)
    page = as_(cast.mats).get(f"{BASE}{policy.pk}/decide/")
    assert "<mark>[arbetsplatsen]</mark>" in page.content.decode()
    sent = sent_from(page.context["form"], asks="on")
    assert "despite_gaps" not in sent, "nobody has ticked that gaps are to stand"
    answer = as_(cast.mats).post(f"{BASE}{policy.pk}/decide/", sent)
    assert answer.status_code == 422
    assert "despite_gaps" in answer.context["form"].errors
