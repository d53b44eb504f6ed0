"""The map of a unit's demands and resources: drawn, linked, compared with the one before, kept."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from arbetsro.web.frame.clock import at
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.investigations.actions.maps import MOST_ITEMS, change_map, draw_map
from arbetsro.web.investigations.maps_shown import before, drawing, items_of, latest_map, shown
from arbetsro.web.investigations.models import BalanceMap, Finding
from arbetsro.workenv.maps import Item
from web.frame.markup import Faults
from web.meetings.gatherings import BASE, ITEMS, drawn, voted


def refused(call) -> str:
    with pytest.raises(Refusal) as refusal:
        call()
    return refusal.value.code


def by_text(of: BalanceMap) -> dict[str, Item]:
    return {one.text: one for one in items_of(of)}


def test_a_map_keeps_what_stands_on_it_and_what_meets_what(cast):
    found = by_text(drawn(cast))
    assert {text: one.weight for text, one in found.items()} == {
        "Högt tempo": 5, "Svåra samtal": 2, "Kollegor": 3, "Handledning": 1,
    }  # fmt: skip
    keys = {found["Kollegor"].key, found["Handledning"].key}
    assert set(found["Svåra samtal"].meets) == keys
    assert found["Svåra samtal"].cause == "Ingen handledning"


def test_demands_that_weigh_more_and_lack_a_cause_are_asked_for(cast):
    told = shown(items_of(drawn(cast)))
    # 5 against 3 is heavier; 2 against 3 + 1 is not
    assert [one.item.text for one in told.heavy] == ["Högt tempo"]
    assert [one.item.text for one in told.unexplained] == ["Högt tempo"]


@pytest.mark.parametrize(
    ("items", "day", "code"),
    [
        (ITEMS[:2], date(2025, 3, 12), "maps.no_resource"),
        (ITEMS[2:], date(2025, 3, 12), "maps.no_demand"),
        (ITEMS, date(2999, 1, 1), "maps.day_to_come"),
        (
            [*ITEMS, *(Item(str(n), "demand", str(n), 1) for n in range(MOST_ITEMS))],
            date(2025, 3, 12),
            "maps.too_many",
        ),
    ],
)
def test_what_is_no_map_is_refused(cast, items, day, code):
    draw = lambda: draw_map(by=cast.anna, unit=cast.north, items=items, drawn_on=day)  # noqa: E731
    assert refused(draw) == code
    assert not BalanceMap.objects.exists()


def test_no_map_is_drawn_of_a_closed_unit(cast):
    cast.south.valid_to = date(2024, 1, 1)
    cast.south.save()
    assert refused(lambda: drawn(cast, unit="south")) == "maps.unit_closed"


def test_of_two_who_change_a_map_the_second_is_told(cast):
    of = drawn(cast)
    items = items_of(of)
    save = {"by": cast.mats, "drawn": of, "items": items, "drawn_on": of.drawn_on}
    change_map(**save, seen=1, note="Först")
    assert refused(lambda: change_map(**save, seen=1, note="Sedan")) == "maps.changed_since"
    of.refresh_from_db()
    assert (of.note, of.version) == ("Först", 2)


def test_a_map_stays_as_it_was_once_a_later_one_is_drawn(cast):
    of = drawn(cast, date(2025, 1, 10))
    drawn(cast, date(2025, 3, 12))
    save = lambda: change_map(  # noqa: E731
        by=cast.mats, drawn=of, seen=1, items=ITEMS, drawn_on=of.drawn_on, note="Ny"
    )
    assert refused(save) == "maps.newer_drawn"


def test_the_latest_map_and_the_one_before_go_by_the_day_they_show(cast):
    with at(timezone.now() - timedelta(days=3)):
        late = drawn(cast, date(2025, 3, 12))
    early = drawn(cast, date(2025, 1, 10))
    drawn(cast, date(2025, 4, 1), unit="south")
    assert latest_map(cast.home_care) == late
    assert before(late) == early
    assert before(early) is None


# The drawing ------------------------------------------------------------------------------------


def test_the_drawing_has_a_box_for_each_and_a_line_for_each_link(cast):
    made = drawing(shown(items_of(drawn(cast))))
    assert len(made.boxes) == 4
    assert len(made.links) == 3
    assert all(box.y + box.height <= made.height for box in made.boxes)


def test_boxes_never_lie_on_each_other_however_long_their_texts(cast):
    long = [Item(str(n), "demand", f"{n} " + "mycket lång text " * 12, 3) for n in range(15)]
    made = drawing(shown([*long, Item("r", "resource", "Stöd", 1)]))
    left = sorted((box for box in made.boxes if box.x == 0), key=lambda box: box.y)
    for one, other in pairwise(left):
        assert one.y + one.height < other.y
    assert all(len(line) <= 27 for box in left for _, line in box.lines)


def page(client, path: str) -> str:
    answer = client.get(f"{BASE}{path}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_the_same_in_the_drawing_and_in_tables(cast, as_):
    text = page(as_(cast.mats), f"maps/{drawn(cast).pk}/")
    svg = re.search(r'<svg class="balance".*?</svg>', text, re.DOTALL)[0]
    tables = text.split("</svg>")[-1]
    for one in ITEMS:
        assert one.text in svg
        assert one.text in tables
        assert f"{one.weight} av 5" in svg
    assert 'role="img"' in svg
    assert "<title id=" in svg
    assert "<desc id=" in svg
    assert "! väger tyngre" in svg  # a sign and words, not colour alone
    assert "högt är dåligt" in text
    assert "högt är bra" in text
    assert Faults(svg, words=False).found == []


def test_what_people_wrote_is_no_markup_in_the_drawing(cast, as_):
    items = [Item("d", "demand", "<script>x</script>", 3), ITEMS[2]]
    of = draw_map(by=cast.anna, unit=cast.home_care, items=items, drawn_on=date(2025, 3, 12))
    assert "<script>x" not in page(as_(cast.mats), f"maps/{of.pk}/")


def test_a_map_is_compared_with_the_one_before(cast, as_):
    drawn(cast, date(2025, 1, 10))
    items = [
        Item("1", "demand", "Högt tempo", 3, card="pace"), Item("2", "demand", "Hot", 2),
        Item("3", "resource", "kollegor", 4), ITEMS[3],
    ]  # fmt: skip
    of = draw_map(by=cast.anna, unit=cast.home_care, items=items, drawn_on=date(2025, 3, 12))
    text = page(as_(cast.mats), f"maps/{of.pk}/")
    assert "↓ från 5" in text
    assert "↑ från 3" in text
    assert ">nytt<" in text
    assert "Borta sedan förra kartan" in text
    assert "Svåra samtal" in text


def test_the_history_of_a_unit_compares_it_with_itself_only(cast, as_):
    drawn(cast, date(2025, 1, 10))
    drawn(cast, date(2025, 3, 12))
    drawn(cast, date(2025, 3, 12), unit="south")
    text = page(as_(cast.mats), f"maps/?unit={cast.home_care.pk}")
    assert text.index("2025-01-10") < text.index("2025-03-12")
    assert re.search(r"Högt tempo</th><td>5</td><td>5</td>", text)
    listed = page(as_(cast.mats), "maps/")
    assert "Hemtjänsten" in listed
    assert "Söder" not in listed  # Mats has no role there


def test_the_latest_map_is_offered_to_other_pages(cast, as_):
    drawn(cast)
    text = page(as_(cast.vera), f"maps/latest/{cast.home_care.pk}/")
    assert "<html" not in text
    assert "Högt tempo: 5 av 5" in text
    none = page(as_(cast.vera), f"maps/latest/{cast.south.pk}/")
    assert "Ingen karta är ritad än" in none


# Drawing by hand --------------------------------------------------------------------------------


def typed(items, **more):
    places = {"demand": 0, "resource": 0}
    sent = {"drawn_on": "2025-03-12", "note": ""}
    for side, text, weight in items:
        sent[f"{side}_text_{places[side]}"] = text
        sent[f"{side}_weight_{places[side]}"] = weight
        places[side] += 1
    return {**sent, **more}


def test_a_map_is_drawn_by_hand_in_two_steps(cast, as_):
    mats, there = as_(cast.mats), f"{BASE}maps/new/?unit={cast.home_care.pk}"
    lines = [("demand", "Högt tempo", "4"), ("demand", "", ""), ("resource", "Våra rutiner", "2")]
    answer = mats.post(there, typed(lines))
    of = BalanceMap.objects.get()
    assert answer.headers["Location"] == f"{BASE}maps/{of.pk}/links/"
    found = by_text(of)
    assert (found["Högt tempo"].card, found["Våra rutiner"].card) == ("pace", "")
    demand, resource = found["Högt tempo"].key, found["Våra rutiner"].key
    form = page(mats, f"maps/{of.pk}/links/")
    assert "väger tyngre" in form
    linked = {"seen": "1", f"meets_{demand}": [resource], f"cause_{demand}": "Två vakanser"}
    assert mats.post(f"{BASE}maps/{of.pk}/links/", linked).status_code == 302
    after = by_text(of)
    assert after["Högt tempo"].cause == "Två vakanser"
    assert after["Högt tempo"].meets == (after["Våra rutiner"].key,)


def test_a_new_map_begins_with_what_stood_on_the_last(cast, as_):
    drawn(cast)
    text = page(as_(cast.mats), f"maps/new/?unit={cast.home_care.pk}")
    assert 'value="Svåra samtal"' in text
    assert "2025-03-12" in text


def test_changing_the_words_of_a_line_keeps_its_links_and_its_cause(cast, as_):
    of = drawn(cast)
    lines = [
        ("demand", "Högt tempo", "5"), ("demand", "Samtal med anhöriga", "2"),
        ("resource", "Kollegor", "3"), ("resource", "Handledning", "1"),
    ]  # fmt: skip
    as_(cast.mats).post(f"{BASE}maps/{of.pk}/change/", typed(lines, seen="1"))
    found = by_text(of)
    assert found["Samtal med anhöriga"].cause == "Ingen handledning"
    assert len(found["Samtal med anhöriga"].meets) == 2


def test_a_text_without_a_weight_is_told_and_nothing_typed_is_lost(cast, as_):
    there = f"{BASE}maps/new/?unit={cast.home_care.pk}"
    answer = as_(cast.mats).post(there, typed([("demand", "Hot", ""), ("resource", "Stöd", "2")]))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Välj hur mycket det finns av det." in text
    assert 'value="Hot"' in text
    assert 'value="Stöd"' in text


def test_something_on_a_map_becomes_a_finding(cast, as_):
    of = drawn(cast)
    item = by_text(of)["Högt tempo"].key
    there = f"{BASE}maps/{of.pk}/{item}/finding/"
    sent = {
        "kind": "problem", "text": "Tempot", "cause": "", "factor": "", "found_on": "2025-03-12",
    }  # fmt: skip
    assert as_(cast.mats).post(there, sent).headers["Location"] == f"{BASE}maps/{of.pk}/"
    made = Finding.objects.get()
    assert (made.source, made.question, made.reference) == ("other", "pace", f"map:{of.pk}")


def test_a_meeting_that_nobody_weighed_gives_a_map_of_the_middle(cast, as_):
    of = voted(cast, 3)
    as_(cast.mats).post(f"{BASE}{of.pk}/meeting/map/")
    weights = BalanceMap.objects.get().items.values_list("weight", flat=True)
    assert set(weights) == {3}
