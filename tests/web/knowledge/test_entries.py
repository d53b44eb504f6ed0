"""Which entries an organisation has before it, and that what was referred to stays readable."""

import pytest

from arbetsro.knowledge.library import Library, built_in
from arbetsro.knowledge.reading import digest_of, read_entry
from arbetsro.web.knowledge import entries
from arbetsro.web.knowledge.actions import change_entry, withdraw_entry
from arbetsro.web.knowledge.entries import as_json, entry_at, keep, library_of
from arbetsro.web.knowledge.models import EntryVersion
from web.knowledge.content import own_content

SCREENING = "staff-screening"


@pytest.fixture
def tomorrow(monkeypatch):
    """A later release, in which the screening says something else and debriefing is gone."""

    def release():
        table = {**built_in()[SCREENING].origin, "version": 9}
        kept = {id_: one for id_, one in built_in().entries.items() if "debriefing" not in id_}
        later = Library({**kept, SCREENING: read_entry(SCREENING, table)})
        monkeypatch.setattr(entries, "built_in", lambda: later)
        return later

    return release


def test_an_organisation_has_what_is_built_in_and_its_own(cast, own, foreign):
    mine = library_of(cast.organisation)
    assert set(mine.entries) == {*built_in().entries, own.key}
    assert mine[own.key].owner == "demo"
    assert set(library_of(cast.other).entries) == {*built_in().entries, foreign.key}


def test_an_entry_that_is_withdrawn_is_gone_from_the_library_and_readable_as_it_was(cast, own):
    was = library_of(cast.organisation)[own.key]
    withdraw_entry(by=cast.anna, own=own)
    assert own.key not in library_of(cast.organisation).entries
    assert entry_at(cast.organisation, own.key) is None
    assert entry_at(cast.organisation, was.reference) == was


def test_an_own_entry_that_is_changed_stays_readable_as_it_was(cast, own):
    was = library_of(cast.organisation)[own.key]
    change_entry(by=cast.karin, own=own, content=own_content(summary="Längre."), seen=1)
    now = entry_at(cast.organisation, own.key)
    assert (now.version, now.summary.text.sv) == (2, "Längre.")
    assert entry_at(cast.organisation, was.reference) == was
    assert entry_at(cast.organisation, now.reference) == now


def test_a_built_in_entry_that_was_kept_stays_readable_as_it_was(cast, tomorrow):
    was, gone = built_in()[SCREENING], built_in()["post-trauma-debriefing"]
    keep(was, organisation=cast.organisation)
    keep(gone, organisation=cast.organisation)
    later = tomorrow()
    assert entry_at(cast.organisation, SCREENING) == later[SCREENING]
    assert entry_at(cast.organisation, was.reference) == was
    assert entry_at(cast.organisation, gone.id) is None
    assert entry_at(cast.organisation, gone.reference) == gone


def test_a_built_in_entry_that_nobody_kept_cannot_be_read_as_it_was(cast, tomorrow):
    was = built_in()[SCREENING]
    tomorrow()
    assert entry_at(cast.organisation, was.reference) is None


def test_a_kept_entry_is_one_for_all_organisations_and_is_kept_once(cast, own):
    entry = built_in()[SCREENING]
    for organisation in (cast.organisation, cast.other, cast.organisation):
        keep(entry, organisation=organisation)
    keep(library_of(cast.organisation)[own.key], organisation=cast.organisation)
    assert EntryVersion.objects.filter(entry=SCREENING).count() == 1
    assert EntryVersion.objects.count() == 2


@pytest.mark.parametrize("entry", list(built_in()), ids=lambda entry: entry.id)
def test_every_entry_can_be_kept_and_read_again_to_the_letter(entry):
    kept = as_json(entry.origin)
    assert kept["reviewed"] == entry.reviewed.isoformat()
    assert digest_of(kept) == entry.digest


def test_what_is_kept_is_read_again_the_same(cast):
    for entry in built_in():
        keep(entry, organisation=cast.organisation)
        kept = EntryVersion.objects.get(entry=entry.id)
        assert entries.as_it_was(kept, cast.organisation) == entry


def test_a_word_that_has_gone_since_is_left_out_of_what_was_kept(cast):
    table = as_json(built_in()[SCREENING].origin)
    table["factors"] = ["demands", "a_word_of_old"]
    table["outcome"][0]["about"] = "an_outcome_of_old"
    kept = EntryVersion.objects.create(entry="old", digest="d1", number=1, content=table)
    found = entry_at(cast.organisation, "old@d1")
    assert found.factors == ("demands",)
    assert len(found.outcomes) == len(table["outcome"]) - 1
    assert found.digest == kept.digest


@pytest.mark.parametrize(
    "reference",
    ["", "@", "nothing", "staff-screening@", "staff-screening@000000000000", "a@b@c", "../etc",
     "staff-screening\x00", "x" * 10_000, "staff-screening@\ud800"],
)  # fmt: skip
def test_a_reference_to_nothing_gives_nothing(cast, reference):
    assert entry_at(cast.organisation, reference) is None


def test_nobody_reads_an_entry_of_another_organisation(cast, foreign):
    theirs = library_of(cast.other)[foreign.key]
    assert entry_at(cast.organisation, theirs.id) is None
    assert entry_at(cast.organisation, theirs.reference) is None
    assert entry_at(cast.other, theirs.reference) == theirs


def test_a_version_is_never_changed(own):
    own.current.content = {}
    with pytest.raises(ValueError, match="never changed"):
        own.current.save()
