"""What a manager cannot solve travels upward and is answered; so does a request by law."""

import io
import re

import pypdf
import pytest
from playwright.sync_api import Page, expect

from web.browser import Workbench
from web.journeys.conftest import REFUSALS, downloaded

LINE = """
from arbetsro.web.access.roles import Role
from web.conftest import give, person, unit
from web.inhabitants import inhabitants
cast = inhabitants()
care = unit(cast.organisation, f"Omsorgen {mark}", cast.root)
home = unit(cast.organisation, f"Linden {mark}", care)
night = unit(cast.organisation, f"Natten {mark}", home)
for name, where in (("Ove", care), ("Lina", home), ("Tove", night)):
    give(person(f"{name} {mark}"), Role.MANAGER, where)
result = [home.pk, night.pk]
"""
#: As if nobody had answered where it lies for forty days, and the worker then came round.
FORTY_DAYS = """
from datetime import timedelta
from arbetsro.web.matters.models import Leg
from arbetsro.web.matters.regular_work import climb_what_is_late
for leg in Leg.objects.filter(matter=matter, left_at=None):
    leg.sent_at -= timedelta(days=40)
    leg.answer_on -= timedelta(days=40)
    leg.save()
climb_what_is_late()
climb_what_is_late()
result = Leg.objects.filter(matter=matter).count()
"""
MATTERS = "/o/demo/matters/"


def line(workbench: Workbench, mark: str) -> list[int]:
    """A line of three units with a manager each, below the root: the keys of the lower two."""
    return workbench.django(LINE, mark=mark)


def told(page: Page, text: str) -> None:
    """Waits until the page says something."""
    expect(page.locator("main")).to_contain_text(text)


def test_a_return_climbs_two_levels_and_is_answered(page_for, inhabited):
    home, night = line(inhabited, "A")
    tove = page_for("tove.a@exempel.se", width=390, height=800)
    tove.goto(MATTERS)
    tove.get_by_role("link", name="Lämna ett ärende uppåt").click()
    told(tove, "Går till Linden A")
    told(tove, "Lina A")
    tove.get_by_label("Rubrik").fill("Två saknas på natten")
    tove.get_by_label("Pengar saknas").check()
    tove.get_by_label("Vad är det som inte går att lösa?").fill("Vi är för få sedan i mars.")
    tove.get_by_label("Vad behövs?").fill("Pengar till två tjänster.")
    tove.get_by_role("button", name="Lämna uppåt").click()
    told(tove, "Ärendet är lämnat")
    told(tove, "14 dagar kvar att svara")
    matter = re.search(r"matters/([0-9a-f-]{36})/", tove.url).group(1)

    # Lina confirms and then does nothing. It climbs to Ove, who never looks, and on to the top.
    lina = page_for("lina.a@exempel.se")
    lina.goto("/o/demo/")
    lina.get_by_role("link", name="Bekräfta att du har fått: Två saknas på natten").click()
    lina.get_by_role("button", name="Bekräfta").click()
    told(lina, "Du har bekräftat")
    assert inhabited.django(FORTY_DAYS, matter=matter) == 2
    tove.reload()
    told(tove, "Ligger hos Omsorgen A")
    told(tove, "Gick hit av sig självt")
    assert inhabited.django(FORTY_DAYS, matter=matter) == 3
    assert inhabited.django(FORTY_DAYS, matter=matter) == 3
    siv = page_for("siv@exempel.se")
    siv.goto(f"{MATTERS}{matter}/")
    told(siv, "för sent")
    told(siv, "står på ledningens sida")

    vera = page_for("vera@exempel.se")
    vera.goto(f"{MATTERS}{matter}/")
    told(vera, "3. Demo Alltjänst AB")
    vera.get_by_role("button", name="Bekräfta").click()
    vera.get_by_role("link", name="Svara").click()
    vera.get_by_label("Ger det som behövs").check()
    vera.get_by_label("Belopp, om du ger pengar").fill("1 200 000")
    vera.get_by_label("Skäl, eller vad som händer nu").fill("Två tjänster från maj.")
    vera.get_by_role("button", name="Skicka svaret").click()
    told(vera, "Svaret är skickat")

    tove.goto("/o/demo/")
    tove.get_by_role("link", name="Du har fått svar: Två saknas på natten").click()
    told(tove, "Ger det som behövs: Vera")
    told(tove, "Två tjänster från maj.")
    subjects = [one["subject"] for one in inhabited.letters()]
    assert "Något har gått vidare till dig i arbetsro" in subjects
    assert not any("natten" in str(one) for one in inhabited.letters())
    assert home != night


def test_two_answer_at_once_and_one_is_told_of_the_other(page_for, inhabited, watch):
    watch.expect(REFUSALS)
    _, night = line(inhabited, "B")
    tove = page_for("tove.b@exempel.se")
    tove.goto(f"{MATTERS}new/?unit={night}")
    tove.get_by_label("Rubrik").fill("Larmen")
    tove.get_by_label("Tid saknas").check()
    tove.get_by_label("Vad är det som inte går att lösa?").fill("Larmen går hela natten.")
    tove.get_by_label("Vad behövs?").fill("Någon som byter dem.")
    tove.get_by_role("button", name="Lämna uppåt").click()
    told(tove, "Ärendet är lämnat")
    lina, ove = page_for("lina.b@exempel.se"), page_for("ove.b@exempel.se")
    lina.goto(tove.url)
    lina.get_by_role("button", name="Bekräfta").click()
    for page, choice in ((lina, "Tar över"), (ove, "Säger nej")):
        page.goto(f"{tove.url}answer/")
        page.get_by_label(choice).check()
    ove.get_by_label("Skäl, eller vad som händer nu").fill("Det finns inga pengar.")
    lina.get_by_role("button", name="Skicka svaret").click()
    told(lina, "Svaret är skickat")
    ove.get_by_role("button", name="Skicka svaret").click()
    told(ove, "Lina B har redan svarat")
    expect(ove.get_by_label("Skäl, eller vad som händer nu")).to_have_value(
        "Det finns inga pengar."
    )


def test_siv_requests_by_law_lina_confirms_at_once_and_siv_has_it_on_paper(
    page_for, inhabited, tmp_path
):
    home, _ = line(inhabited, "C")
    siv = page_for("siv@exempel.se", width=390, height=800)
    siv.goto(f"{MATTERS}request/?unit={home}")
    told(siv, "6 kap. 6 a § arbetsmiljölagen")
    told(siv, "Går till Linden C")
    siv.get_by_label("En undersökning").check()
    siv.get_by_label("Rubrik").fill("Luften i tvättstugan")
    siv.get_by_label("Vad är problemet?").fill("Flera får huvudvärk efter en timme.")
    siv.get_by_label("Vad ska arbetsgivaren göra eller undersöka?").fill("Mät luften.")
    siv.get_by_role("button", name="Skicka begäran").click()
    told(siv, "Inte bekräftad. Det ska göras genast")
    told(siv, "arbetsgivaren är sen redan samma dag")
    request = siv.url

    lina = page_for("lina.c@exempel.se")
    lina.goto("/o/demo/")
    lina.get_by_role("link", name="Bekräfta genast skyddsombudets begäran").click()
    told(lina, "Lagen säger genast")
    lina.get_by_role("button", name="Bekräfta").click()
    told(lina, "skyddsombudet har fått en skriftlig bekräftelse")

    siv.goto(request)
    told(siv, "Lina C bekräftade")
    file = downloaded(siv, siv.get_by_role("link", name="Hämta bekräftelsen"), tmp_path)
    pages = pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    for part in ("Bekräftelse på mottagen begäran", "Lina C", "Siv", "Luften i tvättstugan"):
        assert part in text

    lina.get_by_role("link", name="Svara").click()
    lina.get_by_label("Säger nej").check()
    lina.get_by_label("Skäl, eller vad som händer nu").fill("Vi mätte i höstas.")
    lina.get_by_role("button", name="Skicka svaret").click()
    told(lina, "Svaret är skickat")
    siv.reload()
    told(siv, "Vi mätte i höstas.")
    told(siv, "kan begära att Arbetsmiljöverket prövar saken")


@pytest.mark.usefixtures("inhabited")
def test_a_task_is_given_and_given_back_on_a_telephone(page_for, inhabited):
    home, _ = line(inhabited, "D")
    lina = page_for("lina.d@exempel.se", width=390, height=800)
    lina.goto(f"{MATTERS}tasks/{home}/")
    lina.get_by_role("link", name="Ge till någon Bedöma risker", exact=True).click()
    lina.get_by_label("Vem får uppgiften?").select_option("Erik")
    lina.get_by_role("button", name="Ge uppgiften").click()
    told(lina, "Erik har fått uppgiften")

    erik = page_for("erik@exempel.se", width=390, height=800)
    erik.goto("/o/demo/")
    erik.get_by_role("link", name="Uppgifter att kvittera").click()
    card = erik.locator(".card", has_text="Linden D")
    expect(card).to_contain_text("Bedöma risker")
    card.get_by_role("link", name="Returnera").click()
    told(erik, "Går till Linden D")
    erik.get_by_label("Kunskap saknas").check()
    erik.get_by_label("Vad är det som inte går att lösa?").fill("Jag har aldrig gjort det.")
    erik.get_by_label("Vad behövs?").fill("En kurs.")
    erik.get_by_role("button", name="Lämna uppåt").click()
    told(erik, "Du har returnerat uppgiften")
    lina.goto(f"{MATTERS}tasks/{home}/")
    told(lina, "Ingen har de här uppgifterna just nu")
    lina.get_by_role("link", name="Läs ärendet").click()
    told(lina, "En kurs.")
