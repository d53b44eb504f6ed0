"""What the pages send while people type, and what they hear of each other."""

import pytest

from arbetsro.web.analyses import actions, deciding
from arbetsro.web.analyses.content import items
from web.analyses.conftest import again, events, url

pytestmark = pytest.mark.django_db

FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def save(cast, as_, analysis):
    """Sends a value as a page does, by Anna unless somebody else is named."""

    def act(address, text="", *, who="anna", where=None, seen=1, **more):
        client = as_(getattr(cast, who) if who else None)
        sent = {"address": address, "text": text, "seen": seen, **more}
        return client.post(url("save", where or analysis), sent, headers=FETCH)

    return act


def answer(response, status=200):
    assert response.status_code == status
    return response.json()


def plain(text):
    return text.replace("\xa0", " ")


class TestAValue:
    def test_is_saved_and_written_as_the_field_shows_it(self, analysis, save):
        found = answer(save("C5", "12 mkr"))
        assert (found["state"], found["version"], found["seen"]) == ("saved", 2, 2)
        assert plain(found["text"]) == "12 000 000"
        assert again(analysis).content["C5"] == 12_000_000

    def test_brings_back_every_row_of_the_page_that_follows_from_it(self, save):
        found = answer(save("C5", "12 mkr", page="sheet C"))
        rows = {key: plain(one["result"]) for key, one in found["rows"].items()}
        assert rows["row-C6"] == "1 008 840 000"  # 996 840 000 + 12 000 000
        assert rows["row-C10"] == "19 975 032"  # · 22 % · 9 %
        assert plain(found["totals"]["C20"]) == "22 252 032 kr"  # + 2 277 000

    def test_of_an_activity_brings_back_the_rows_of_its_page(self, analysis, save):
        first = items(analysis.content, "interventions")[0]
        activity = items(analysis.content, f"interventions.{first}.activities")[0]
        found = answer(save(f"activities.{activity}.H4", "0", page=f"activity {activity}"))
        results = [plain(one["result"]) for one in found["rows"].values()]
        assert "40 600" in results  # H10: 240 100 less the offer of 199 500
        assert plain(found["totals"]["G34"]) == "1 664 819 kr"  # 1 864 319 - 199 500

    @pytest.mark.parametrize(
        "page", ["", "x", "sheet", "sheet K", "sheet ZZ", "activity gone", "a b c"]
    )
    def test_from_no_page_that_there_is_brings_back_no_rows(self, save, page):
        assert answer(save("C5", "1", page=page))["rows"] == {}

    def test_can_be_a_range(self, analysis, save):
        typed = {"distribution": "uniform", "low": "20", "high": "30"}
        found = answer(save("C7", form="range", **typed))
        assert (found["is_range"], found["text"]) == (True, "25")
        kept = {"distribution": "uniform", "low": 0.2, "high": 0.3}
        assert again(analysis).content["C7"] == kept

    def test_can_be_a_reference_value(self, analysis, save):
        found = answer(save("C12", "short-absence-share-recommended", form="reference"))
        assert (found["is_range"], found["text"]) == (False, "6")

    def test_may_be_emptied(self, analysis, save):
        assert answer(save("C7", ""))["text"] == ""
        assert "C7" not in again(analysis).content

    @pytest.mark.parametrize("seen", ["", "x", "-1", "9" * 30, "١"])
    def test_with_a_version_that_is_no_number_is_as_if_nothing_was_seen(self, save, seen):
        assert answer(save("A4", "Ny", seen=seen))["state"] == "saved"


class TestAValueThatIsRefused:
    @pytest.mark.parametrize(
        ("address", "text", "told"),
        [
            ("C7", "många", "många"),
            ("C7", "1.234", "1.234"),
            ("period.start", "i maj", "”i maj” är inte ett datum"),
            ("title", "x" * 301, "301 tecken"),
            ("A4", "x" * 1_000_000, "1000000 tecken"),
        ],
    )
    def test_is_told_in_a_sentence_and_not_saved(self, analysis, save, address, text, told):
        found = answer(save(address, text), 422)
        assert found["state"] == "refused"
        assert told in found["message"]
        assert again(analysis).version == 1

    def test_range_is_told_in_a_sentence(self, save):
        typed = {"distribution": "pert", "low": "30", "likely": "20", "high": "10"}
        message = answer(save("C7", form="range", **typed), 422)["message"]
        assert message.startswith("Det lägsta talet måste vara minst")

    @pytest.mark.parametrize("address", ["title", "A4", "period.start", "discount_rate"])
    def test_range_where_none_can_be_leaves_every_page_whole(
        self, cast, as_, analysis, save, address
    ):
        typed = {"distribution": "uniform", "low": "1", "high": "2"}
        answer(save(address, form="range", **typed), 422)
        assert as_(cast.anna).get(url("show", analysis)).status_code == 200

    @pytest.mark.parametrize(
        "address", ["", "C10", "nothing", "goals", "sampling", "title\x00", "😀"]
    )
    def test_for_want_of_a_place_is_not_found(self, analysis, save, address):
        assert save(address, "1").status_code == 404
        assert again(analysis).version == 1

    def test_in_a_thing_that_is_gone_is_told(self, save):
        assert "finns inte kvar" in answer(save("goals.gone.text", "Mål"), 422)["message"]

    def test_because_somebody_was_first_tells_who_and_what(self, analysis, save):
        answer(save("C7", "30", who="karin"))
        found = answer(save("C7", "40"), 409)
        assert (found["state"], found["theirs"], found["seen"]) == ("conflict", "30", 2)
        assert found["message"].startswith("Karin ändrade fältet")
        assert again(analysis).content["C7"] == 0.3
        assert answer(save("C7", "40", seen=found["seen"]))["state"] == "saved"

    @pytest.mark.parametrize("state", ["sent", "decided"])
    def test_because_the_analysis_is_closed_is_told(self, cast, analysis, signed, save, state):
        if state == "decided":
            deciding.decide(by=cast.vera, proposal=signed)
        assert answer(save("C7", "40"), 423)["message"].startswith("Analysen är låst")


class TestWhoMaySave:
    def test_nobody_without_logging_in(self, analysis, save):
        assert save("C7", "40", who=None).status_code == 401
        assert again(analysis).version == 1

    @pytest.mark.parametrize(
        ("who", "status"),
        [
            ("anna", 200), ("mats", 200), ("siv", 200), ("karin", 200), ("vera", 403),
            ("erik", 403), ("olle", 403), ("ulla", 404), ("nils", 404), ("stina", 404),
        ],
    )  # fmt: skip
    def test_those_who_work_on_analyses(self, save, who, status):
        assert save("C7", "40", who=who).status_code == status

    def test_a_manager_only_in_the_own_units(self, save, empty):
        assert save("C7", "40", who="mats", where=empty).status_code == 404

    def test_nobody_without_the_token_of_the_page(self, cast, analysis):
        from django.test import Client

        client = Client(enforce_csrf_checks=True)
        client.force_login(cast.anna)
        sent = {"address": "C7", "text": "1", "seen": "1"}
        assert client.post(url("save", analysis), sent).status_code == 403
        assert client.get(url("save", analysis)).status_code == 405


class TestNews:
    @pytest.fixture
    def news(self, cast, as_, analysis):
        def act(since, *, who="anna", page="sheet C"):
            address = f"{url('news', analysis)}?since={since}&page={page}"
            return as_(getattr(cast, who)).get(address, headers=FETCH).json()

        return act

    def test_are_few_words_when_nothing_has_happened(self, news):
        found = news(1)
        assert (found["version"], found["open"]) == (1, True)
        assert set(found) == {"version", "open", "token"}

    def test_tell_what_another_has_changed_and_what_follows(self, save, news):
        save("C5", "12 mkr", who="karin")
        found = news(1)
        assert {k: plain(v["text"]) for k, v in found["fields"].items()} == {"C5": "12 000 000"}
        assert found["fields"]["C5"]["seen"] == 2
        assert plain(found["rows"]["row-C10"]["result"]) == "19 975 032"
        assert plain(found["totals"]["C20"]) == "22 252 032 kr"
        assert found["message"].startswith("Karin har ändrat")
        assert found["structure"] is False

    def test_of_ones_own_changes_in_another_window_name_nobody(self, save, news):
        save("C5", "12 mkr")
        found = news(1)
        assert "C5" in found["fields"]
        assert found["message"] == ""

    def test_leave_out_what_was_seen_before(self, save, news):
        save("C5", "12 mkr", who="karin")
        save("C7", "30", who="karin")
        assert set(news(2)["fields"]) == {"C7"}

    def test_tell_that_a_list_has_another_shape(self, cast, analysis, news):
        actions.add_item(by=cast.karin, analysis=analysis, list_address="goals", item="g1")
        found = news(1)
        assert (found["structure"], found["fields"]) == (True, {})

    def test_tell_what_has_been_emptied(self, save, news):
        save("C7", "", who="karin")
        assert news(1)["fields"]["C7"]["text"] == ""

    def test_tell_that_it_has_been_closed(self, proposal, news):
        assert news(1)["open"] is False

    def test_tell_those_who_only_read_that_they_cannot_write(self, news):
        assert news(1, who="vera")["open"] is False

    def test_leave_no_reading_in_the_log(self, news):
        news(1)
        assert events("analysis.read") == []
