"""The pages of checklists: built in, an organisation's own, and as they were."""

import pytest

from arbetsro.web.investigations import actions
from arbetsro.web.investigations.checklists import checklist_of
from arbetsro.web.investigations.models import OwnChecklist
from arbetsro.workenv.checklists import checklists
from web.investigations.making import PRIORITY, SHORT, TIME, own_content, own_list, round_of

BASE = "/o/demo/investigations/checklists/"


@pytest.fixture
def anna(cast, as_):
    return as_(cast.anna)


def text(reply) -> str:
    return reply.content.decode()


def test_every_built_in_checklist_can_be_read(cast, anna):
    page = text(anna.get(BASE))
    for key, one in checklists().items():
        assert one.title.sv in page
        assert anna.get(f"{BASE}{key}/").status_code == 200


def test_a_checklist_shows_the_duties_cited_dated_and_marked(cast, anna):
    page = text(anna.get(f"{BASE}osa/"))
    assert "AFS 2023:2" in page
    assert "i kraft från 2025-01-01" in page
    assert "Inte kontrollerat mot författningstexten" in page


def kept(checklist, *without: str) -> dict[str, str]:
    return {f"keep_{one.key}": "on" for one in checklist.questions if one.key not in without}


def test_an_own_checklist_is_made_from_another_one(cast, anna):
    sent = {
        "title": "Vår rond", "use": "Varje vår", "own_questions": "Är golvet helt?",
        **kept(checklists()[SHORT], TIME),
    }  # fmt: skip
    reply = anna.post(f"{BASE}new/?from={SHORT}", sent)
    own = OwnChecklist.objects.get()
    assert reply["Location"] == f"{BASE}{own.key}/"
    now = checklist_of(own.current)
    asked = {one.key for one in now.questions}
    assert TIME not in asked
    assert PRIORITY in asked
    assert now.questions[-1].text.da == "Är golvet helt?"
    assert len(asked) == len(checklists()[SHORT].questions)  # one less, one more
    assert "Vår rond" in text(anna.get(BASE))


def test_a_question_that_stays_keeps_its_key_in_a_new_version(cast, anna):
    own = own_list(cast.anna, cast.organisation)
    sent = {
        "title": "Vår rond", "own_questions": "Lyser lamporna?\nSyns skyltarna?", "seen": "1",
        **kept(checklists()[SHORT]),
    }  # fmt: skip
    anna.post(f"{BASE}{own.key}/change/", sent)
    own.refresh_from_db()
    keys = {one.text.sv: one.key for one in checklist_of(own.current).questions}
    assert keys["Syns skyltarna?"] == "own-1"
    assert keys["Lyser lamporna?"] == "own-2"
    page = text(anna.get(f"{BASE}{own.key}/"))
    assert "Version 2" in page
    assert "Version 1" in page


def test_an_own_checklist_is_made_from_nothing(cast, anna):
    anna.post(f"{BASE}new/", {"title": "Bara vårt", "own_questions": "Är golvet helt?"})
    now = checklist_of(OwnChecklist.objects.get().current)
    assert [one.text.sv for one in now.questions] == ["Är golvet helt?"]


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"title": "Tom", "own_questions": ""}, "Checklistan frågar inget"),
        ({"title": "", "own_questions": "En?"}, "Namn"),
        ({"title": "Lång", "own_questions": "\n".join(map(str, range(41)))}, "för många egna"),
    ],
)
def test_a_checklist_that_is_none_stays_with_a_sentence(cast, anna, sent, said):
    reply = anna.post(f"{BASE}new/", sent)
    assert reply.status_code == 422
    assert said in text(reply)
    assert not OwnChecklist.objects.exists()


def test_somebody_elses_change_is_told_and_what_was_typed_stays(cast, anna):
    own = own_list(cast.anna, cast.organisation)
    new = own_content(question="Lyser lamporna?")
    actions.change_checklist(by=cast.siv, own=own, content=new, seen=1)
    sent = {"title": "Mitt namn på den", "own_questions": "Min fråga?", "seen": "1"}
    reply = anna.post(f"{BASE}{own.key}/change/", sent)
    assert reply.status_code == 422
    assert "Någon annan ändrade checklistan" in text(reply)
    assert "Mitt namn på den" in text(reply)


def test_a_withdrawn_checklist_is_read_but_not_chosen(cast, anna):
    own = own_list(cast.anna, cast.organisation)
    found = round_of(cast.anna, cast.north, checklist=own.key)
    assert "Dra tillbaka" in text(anna.get(f"{BASE}{own.key}/withdraw/"))
    anna.post(f"{BASE}{own.key}/withdraw/")
    assert "Tillbakadragna" in text(anna.get(BASE))
    page = text(anna.get(f"{BASE}{own.key}/"))
    assert "drogs tillbaka" in page
    assert "change/" not in page
    assert anna.get(f"{BASE}{own.key}/change/").status_code == 404
    was = f"{BASE}{own.key}/{found.checklist.digest}/"
    assert "Syns skyltarna?" in text(anna.get(was))
    assert anna.get(f"/o/demo/investigations/round/{found.pk}/").status_code == 200


def test_an_older_version_says_that_it_is_older(cast, anna):
    own = own_list(cast.anna, cast.organisation)
    before = own.current.digest
    new = own_content(question="Lyser lamporna?")
    actions.change_checklist(by=cast.anna, own=own, content=new, seen=1)
    page = text(anna.get(f"{BASE}{own.key}/{before}/"))
    assert "Syns skyltarna?" in page
    assert "Den har ändrats sedan dess" in page


def test_another_organisations_checklist_is_not_there(cast, anna):
    other = own_list(cast.karin, cast.other, "Deras")
    for path in ("", "change/", "withdraw/", f"{other.current.digest}/"):
        assert anna.get(f"{BASE}{other.key}/{path}").status_code == 404
    assert anna.get(f"{BASE}new/?from={other.key}").status_code == 404
    assert "Deras" not in text(anna.get(BASE))
