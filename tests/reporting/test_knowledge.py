"""The knowledge base in words: parts of an entry that say nothing, and searches without hits."""

from dataclasses import replace

import pytest

from arbetsro.knowledge.content import Claim
from arbetsro.knowledge.entry import standing
from arbetsro.knowledge.library import built_in
from arbetsro.language import LANGUAGES, Text
from arbetsro.reporting.document import Bullets, Heading, Paragraph
from arbetsro.reporting.interventions.entry import entry_document
from arbetsro.reporting.knowledge import (
    PARTS_AFTER,
    PARTS_BEFORE,
    acts_on,
    none_found,
    parts,
    words,
)

SILENT = ("resources", "not_when")
SCREENING = built_in()["staff-screening"]
CLAIM = Claim(Text(sv="En sak.", en="A thing.", da="En ting."), ())


def part_of(entry, key):
    return next(parts(entry, (key,), "sv"), None)


@pytest.mark.parametrize("key", SILENT)
def test_every_entry_tells_what_it_takes_and_when_not_to_use_it_or_that_nothing_is_known(key):
    for entry in built_in():
        if key == "not_when" and standing(entry) == "against":
            continue
        part = part_of(entry, key)
        assert part.claims == getattr(entry, key)
        assert bool(part.silence) is not bool(part.claims)


def test_what_is_advised_against_is_not_said_to_have_no_case_against_it():
    entry = replace(built_in()["post-trauma-debriefing"], not_when=())
    assert part_of(entry, "not_when") is None


def test_figures_of_an_activity_tell_what_it_takes():
    assert any(one.H or one.I for one in SCREENING.activities)
    assert part_of(replace(SCREENING, resources=()), "resources") is None
    assert part_of(replace(SCREENING, resources=(), activities=()), "resources").silence


def test_of_an_own_entry_it_is_the_organisation_that_has_told_nothing():
    silent = replace(SCREENING, resources=(), not_when=(), activities=())
    for key in SILENT:
        assert part_of(silent, key).silence.startswith("Källorna ")
        own = part_of(replace(silent, owner="demo"), key).silence
        assert own.startswith("Organisationen ")


@pytest.mark.parametrize("key", ["suits", "mechanism"])
def test_other_parts_without_claims_are_left_out(key):
    assert key in (*PARTS_BEFORE, *PARTS_AFTER)
    assert part_of(replace(SCREENING, **{key: ()}), key) is None
    assert part_of(replace(SCREENING, **{key: (CLAIM,)}), key).claims == (CLAIM,)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_tells_under_its_heading_that_the_sources_say_nothing(language):
    silent = replace(SCREENING, resources=(), not_when=(), activities=())
    blocks = entry_document(silent, built_in(), language).blocks
    for part in parts(silent, SILENT, language):
        place = blocks.index(Heading(part.title, 2))
        assert blocks[place + 1] == Paragraph(part.silence)
        assert not isinstance(blocks[place + 2], Bullets)


def test_a_factor_that_nothing_acts_on_is_told_apart_from_other_searches_without_hits():
    acted_on = {factor for entry in built_in() for factor in entry.factors}
    assert "predictability" not in acted_on
    nothing = none_found(built_in(), "predictability", "sv")
    assert nothing == (
        "Inget i kunskapsbanken verkar på förutsägbarhet. "
        "Man vet inte tillräckligt om vad som hjälper."
    )
    for factor in ("", "recovery"):
        assert none_found(built_in(), factor, "sv") == "Ingen insats svarar mot det ni söker."


def test_what_is_advised_against_is_only_meant_for_something():
    assert acts_on(built_in()["post-trauma-debriefing"], "sv") == "Är tänkt för"
    assert acts_on(built_in()["task-influence"], "sv") == "Verkar på"


def test_words_with_commas_stand_apart_by_semicolons():
    assert words("branch", ["hospitals", "care"], "sv") == "Sjukhus; Boenden, hemtjänst och omsorg"
    assert words("branch", ["hospitals", "retail"], "sv") == "Sjukhus, Butiker"
