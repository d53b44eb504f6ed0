"""The pages of oversight, as each reader sees them."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from arbetsro.web.access.roles import Role
from arbetsro.web.frame.clock import at, today
from arbetsro.web.matters.models import Leg, Matter
from arbetsro.web.measures.models import Measure
from arbetsro.web.organisations.models import Unit
from arbetsro.web.oversight.models import ManagersConditions, OperationsFigure
from arbetsro.web.risks.models import Acceptance, Risk
from web.conftest import Cast, give
from web.oversight.history import DAY, made_up, noon


@pytest.fixture(autouse=True)
def the_day():
    with at(noon(DAY)):
        yield


def page(browser: Client, name: str, unit: Unit, query: str = "") -> str:
    answer = browser.get(reverse(f"oversight:{name}", args=["demo", unit.pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def plain(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def serious(unit: Unit, cast: Cast, title: str, days_ago: int = 10) -> Risk:
    return Risk.objects.create(
        unit=unit, title=title, level="high", added_by=cast.mats,
        added_at=noon(DAY - timedelta(days=days_ago)),
    )  # fmt: skip


def overdue(unit: Unit, cast: Cast, title: str) -> Measure:
    day = today() - timedelta(days=12)
    return Measure.objects.create(
        unit=unit, title=title, owner=cast.mats, due_on=day, follow_up_on=day, added_by=cast.mats
    )


def matter(unit: Unit, cast: Cast, subject: str, to: Unit | None, **fields: object) -> Matter:
    made = Matter.objects.create(
        **{
            "unit": unit, "kind": "return", "subject": subject, "says": "s", "wanted": "w",
            "reason": "money", "latest_on": DAY - timedelta(days=3), "raised_by": cast.mats,
            "raised_at": noon(DAY - timedelta(days=40)), **fields,
        }
    )  # fmt: skip
    Leg.objects.create(matter=made, number=1, to=to, answer_on=made.latest_on)
    return made


# What presses -----------------------------------------------------------------------------------


def test_a_serious_risk_tells_how_long_it_has_been_open(as_, cast):
    serious(cast.home_care, cast, "Ensam på natten", 40)
    text = plain(page(as_(cast.mats), "show", cast.north))
    assert "Ensam på natten" in text
    assert "40 dagar" in text


def test_the_risk_that_has_been_open_longest_comes_first(as_, cast):
    serious(cast.home_care, cast, "Hot i receptionen", 4)
    serious(cast.home_care, cast, "Ensam på natten", 400)
    text = page(as_(cast.mats), "show", cast.north)
    assert text.index("Ensam på natten") < text.index("Hot i receptionen")


def test_an_overdue_measure_tells_its_day(as_, cast):
    overdue(cast.home_care, cast, "Ny vikariepool")
    text = plain(page(as_(cast.mats), "show", cast.north))
    assert "Ny vikariepool" in text
    assert "skulle vara klar 2026-11-06" in text


def test_whoever_answers_for_what_is_late_is_not_named_to_the_board(as_, cast):
    overdue(cast.home_care, cast, "Ny vikariepool")
    late = re.compile(r'id="overdue".*?</section>', re.DOTALL)
    board, manager = (
        page(as_(cast.vera), "show", cast.root),
        page(as_(cast.mats), "show", cast.north),
    )
    assert "Mats" not in late.search(board)[0]
    assert "Mats" in late.search(manager)[0]


def test_a_matter_tells_who_is_to_answer_it(as_, cast):
    matter(cast.home_care, cast, "Pengar till vikarier", cast.root)
    text = plain(page(as_(cast.siv), "show", cast.root))
    assert "Pengar till vikarier" in text
    assert "3 dagar" in text


def test_a_matter_with_nobody_above_is_said_to_lie_with_the_board(as_, cast):
    cast.vera.memberships.update(valid_to=DAY - timedelta(days=1))
    matter(cast.home_care, cast, "Pengar till vikarier", None)
    assert "ingen ovanför; ligger hos styrelsen" in plain(page(as_(cast.siv), "show", cast.root))


def test_exceptions_stand_with_their_reasons(as_, cast):
    risk = serious(cast.home_care, cast, "Trånga lokaler")
    Acceptance.objects.create(
        risk=risk, by=cast.vera, level="high", reason="Ombyggnaden blir klar i maj.",
        expires_on=DAY + timedelta(days=100),
    )  # fmt: skip
    stopped = overdue(cast.home_care, cast, "Byta schemaprogram")
    stopped.state, stopped.state_reason = "stopped", "Upphandlingen gjordes om."
    stopped.save()
    declined = matter(cast.home_care, cast, "Egen teamledare", cast.root, state="answered")
    declined.legs.update(
        answer="decline", answer_says="Ryms inte i budgeten.", answered_by=cast.vera,
        answered_at=noon(DAY), left_at=noon(DAY),
    )  # fmt: skip
    text = plain(page(as_(cast.vera), "show", cast.root))
    for said in ("Ombyggnaden blir klar i maj.", "Upphandlingen gjordes om.", "Ryms inte"):
        assert said in text


# Readers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "unit", "lead"),
    [
        ("vera", "root", "Hela organisationen"),
        ("anna", "root", "Hela organisationen"),
        ("mats", "north", "Enheten och allt under den"),
        ("mats", "home_care", "Din enhet"),
        ("siv", "root", "Ditt skyddsområde"),
        ("siv", "home_care", "Ditt skyddsområde"),
    ],
)
def test_each_reader_has_the_page_of_their_level(as_, cast, who, unit, lead):
    text = page(as_(getattr(cast, who)), "show", getattr(cast, unit))
    assert lead in text


def test_a_board_sees_first_what_waits_for_an_answer_and_a_manager_what_is_serious(as_, cast):
    board = page(as_(cast.vera), "show", cast.root)
    manager = page(as_(cast.mats), "show", cast.north)
    assert board.index('id="upward"') < board.index('id="serious"')
    assert manager.index('id="serious"') < manager.index('id="upward"')


def test_a_manager_who_is_also_safety_representative_has_the_page_of_a_manager(as_, cast):
    give(cast.mats, Role.SAFETY_REPRESENTATIVE, cast.north)
    assert "Din enhet" in page(as_(cast.mats), "show", cast.home_care)


def test_units_below_stand_in_alphabetical_order_without_figures(as_, cast):
    made_up(cast, 1)
    text = page(as_(cast.vera), "show", cast.root)
    below = text[text.index('id="below"') :]
    below = below[: below.index("</section>")]
    assert re.findall(r"<bdi>(\w+)</bdi></a>", below) == ["Norr", "Söder"]
    assert re.findall(r"\d", re.sub(r'href="[^"]*"', "", plain(below))) == []


# The parts ----------------------------------------------------------------------------------------


def test_every_figure_has_its_rule_its_number_and_its_day_one_click_away(as_, cast):
    made_up(cast, 1)
    text = page(as_(cast.vera), "figures", cast.root)
    assert text.count("<details><summary>") == 25
    assert "Öppna risker vars senaste bedömning är hög." in text
    assert "2025-11-19 till 2026-11-18" in text
    assert "tolv månader till 2026-10-31" in text


def test_a_share_of_nothing_is_a_dash_with_the_reason(as_, cast):
    text = plain(page(as_(cast.vera), "figures", cast.root))
    assert "Ingen åtgärd skulle följas upp under perioden." in text
    assert "0 %" not in text


def test_hidden_reports_look_like_none(as_, cast):
    from web.oversight.test_figures import came

    without = plain(page(as_(cast.vera), "figures", cast.root))
    came(cast.south, cast, 4)
    assert plain(page(as_(cast.vera), "figures", cast.root)) == without


def test_a_unit_is_compared_with_the_unit_above_as_a_whole(as_, cast):
    made_up(cast, 1)
    text = plain(page(as_(cast.siv), "figures", cast.north, "?whole=on"))
    assert "Demo Alltjänst AB, helheten" in text


def test_whoever_may_not_read_of_the_unit_above_is_offered_no_comparison(as_, cast):
    text = page(as_(cast.mats), "figures", cast.north, "?whole=on")
    assert "helhet" not in text


def test_a_part_comes_by_itself_where_it_was_asked_for_by_the_page(as_, cast):
    address = reverse("oversight:figures", args=["demo", cast.north.pk])
    answer = as_(cast.mats).get(address, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()


def test_the_trend_has_its_figures_as_a_table(as_, cast):
    serious(cast.home_care, cast, "Ensam på natten", 400)
    made_up(cast, 1)
    text = page(as_(cast.vera), "trend", cast.root)
    assert 'role="img"' in text
    assert text.count('<tr><th scope="row">2026-11</th>') == 2


def test_demands_cost_and_operations_stand_side_by_side(as_, cast):
    OperationsFigure.objects.create(
        unit=cast.north, name="Vårddygn", month=date(2026, 10, 1), value=412, told_by=cast.mats,
        measured_in="dygn",
    )  # fmt: skip
    text = plain(page(as_(cast.mats), "together", cast.north))
    assert "Vårddygn dygn" in text
    assert "Ingen karta över krav och resurser är ritad än." in text
    assert "Ingen hälsoekonomisk analys" in text


# What is told by hand -------------------------------------------------------------------------


def tell(browser: Client, what: str, unit: Unit, **sent: object):
    return browser.post(reverse(f"oversight:{what}_tell", args=["demo", unit.pk]), sent)


def test_conditions_are_told_and_kept_with_their_history(as_, cast):
    mats = as_(cast.mats)
    for staff, day in ((60, "2026-03-01"), (44, "2026-11-01")):
        answer = tell(
            mats, "conditions", cast.north, valid_from=day, staff=staff, managers=1, goal=25,
            reason="Tjänsten är utlyst.",
        )  # fmt: skip
        assert answer.status_code == 302
    text = plain(page(mats, "conditions", cast.north))
    assert "Medarbetare per chef 44" in text
    assert "Därför nås målet inte" in text
    assert "2026-03-01 60" in text


def test_a_goal_that_is_not_met_without_a_reason_is_pointed_out(as_, cast):
    ManagersConditions.objects.create(
        unit=cast.north, valid_from=DAY, staff=44, managers=1, goal=25, told_by=cast.mats
    )
    assert "Inget skäl är angett" in plain(page(as_(cast.siv), "conditions", cast.north))


def test_a_goal_of_nobody_is_refused_with_what_was_typed_still_there(as_, cast):
    answer = tell(
        as_(cast.mats), "conditions", cast.north, valid_from="2026-11-01", staff=44, managers=1,
        goal=0, reason="Skrivet",
    )  # fmt: skip
    assert answer.status_code == 422
    assert "Skrivet" in answer.content.decode()


def test_a_typed_number_is_read_in_the_persons_language(as_, cast):
    answer = tell(
        as_(cast.mats), "operations", cast.north, name="Vårddygn", month="2026-10",
        value="21 310,5", measured_in="dygn",
    )  # fmt: skip
    assert answer.status_code == 302
    assert OperationsFigure.objects.get().value == 21310.5


def test_a_figure_that_is_there_is_replaced_only_by_somebody_who_has_seen_it(as_, cast):
    anna, mats = as_(cast.anna), as_(cast.mats)
    sent = {"name": "Vårddygn", "month": "2026-10", "measured_in": "dygn"}
    tell(anna, "operations", cast.north, value="400", **sent)
    answer = tell(mats, "operations", cast.north, value="412", **sent)
    assert answer.status_code == 422
    assert "Anna har redan angett 400 dygn" in plain(answer.content.decode())
    assert OperationsFigure.objects.get().value == 400
    again = tell(mats, "operations", cast.north, value="412", asked="1", replace="on", **sent)
    assert again.status_code == 302
    assert OperationsFigure.objects.get().value == 412


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"month": "2026-12"}, "Månaden har inte börjat än."),
        ({"month": "oktober"}, "”oktobe"),
        ({"value": "många"}, "många"),
        ({"value": "99 999 999 999 999"}, "Talet är för stort."),
        ({"measured_in": "timmar"}, "har förut mätts i dygn"),
    ],
)
def test_what_cannot_be_kept_is_told_in_a_sentence(as_, cast, sent, said):
    OperationsFigure.objects.create(
        unit=cast.north, name="Vårddygn", month=date(2026, 9, 1), value=412, told_by=cast.mats,
        measured_in="dygn",
    )  # fmt: skip
    whole = {"name": "Vårddygn", "month": "2026-10", "value": "400", "measured_in": "dygn"}
    answer = tell(as_(cast.mats), "operations", cast.north, **{**whole, **sent})
    assert answer.status_code == 422
    assert said in plain(answer.content.decode())


def test_whoever_only_reads_sees_what_is_told_and_no_button(as_, cast):
    text = page(as_(cast.vera), "conditions", cast.root)
    assert reverse("oversight:conditions_tell", args=["demo", cast.root.pk]) not in text
