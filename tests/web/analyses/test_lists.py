"""Things in lists come, move and go, and parts beyond the method are chosen."""

import pytest

from arbetsro.web.analyses import actions
from arbetsro.web.analyses.content import items
from web.analyses.conftest import again, url

pytestmark = pytest.mark.django_db


class TestLists:
    @pytest.fixture
    def change(self, cast, as_, analysis):
        def act(do, who="anna", where=None, **sent):
            sent = {"do": do, "list": "needs", **sent}
            return as_(getattr(cast, who)).post(url("items", where or analysis), sent)

        return act

    def needs(self, analysis):
        return items(again(analysis).content, "needs")

    def test_grow_move_and_shrink_and_lead_back_to_the_thing(self, analysis, change):
        page = url("step", analysis, "goals")
        response = change("add", next=page)
        (first,) = self.needs(analysis)
        assert response.headers["Location"] == f"{page}#f-needs-{first}"
        change("add")
        second = self.needs(analysis)[1]
        change("up", item=second)
        assert self.needs(analysis) == [second, first]
        change("down", item=second)
        assert self.needs(analysis) == [first, second]
        change("remove", item=first)
        assert self.needs(analysis) == [second]

    def test_ask_before_something_goes_that_holds_anything(self, cast, analysis, change):
        change("add", next=url("step", analysis, "goals"))
        (need,) = self.needs(analysis)
        actions.set_value(
            by=cast.anna, analysis=analysis, address=f"needs.{need}.text", value="Tid", seen=2
        )
        asked = change("remove", item=need, next=url("step", analysis, "goals"))
        assert asked.status_code == 200
        assert "Ta bort ”Tid”?" in asked.content.decode()
        assert f'href="{url("step", analysis, "goals")}#f-needs-{need}"' in asked.content.decode()
        assert self.needs(analysis) == [need]
        done = change("remove", item=need, sure="yes", next=url("step", analysis, "goals"))
        assert done.headers["Location"] == f"{url('step', analysis, 'goals')}#f-needs"
        assert self.needs(analysis) == []

    @pytest.mark.parametrize(
        "target", ["https://evil.example/", "//evil.example", "javascript:x", ""]
    )
    def test_never_lead_to_another_site(self, analysis, change, target):
        response = change("add", next=target)
        assert response.headers["Location"].startswith(url("show", analysis) + "#")

    def test_of_a_closed_analysis_stay_as_they_are(self, analysis, proposal, change):
        assert change("add").status_code == 302
        assert self.needs(analysis) == []

    @pytest.mark.parametrize("list_address", ["", "title", "whys", "problems.gone.whys"])
    def test_that_are_not_there_are_refused(self, analysis, change, list_address):
        assert change("add", list=list_address).status_code == 302
        assert again(analysis).version == 1

    def test_take_no_unknown_wish(self, change):
        assert change("sort").status_code == 404

    def test_are_not_changed_by_those_who_only_read(self, change, empty):
        assert change("add", who="vera").status_code == 403
        assert change("add", who="ulla").status_code == 404
        assert change("add", who="mats", where=empty).status_code == 404


class TestPartsBeyondTheMethod:
    @pytest.fixture
    def choose(self, cast, as_, analysis):
        def act(*modules, who="anna"):
            return as_(getattr(cast, who)).post(url("modules", analysis), {"module": modules})

        return act

    def test_are_chosen_and_bring_sheet_k_along(self, cast, as_, analysis, choose):
        sheet = url("sheet", analysis, "K")
        assert as_(cast.anna).get(sheet).status_code == 404
        response = choose("vat", "turnover")
        assert response.headers["Location"] == url("step", analysis, "calculation")
        assert again(analysis).content["beyond"] == ["turnover", "vat"]
        assert as_(cast.anna).get(sheet).status_code == 200
        choose()
        assert "beyond" not in again(analysis).content
        assert as_(cast.anna).get(sheet).status_code == 404

    def test_that_there_are_not_are_refused(self, analysis, choose):
        assert choose("turnover", "nonsense").status_code == 302
        assert again(analysis).version == 1

    def test_are_not_chosen_by_those_who_only_read(self, choose):
        assert choose("turnover", who="vera").status_code == 403
        assert choose("turnover", who="ulla").status_code == 404
