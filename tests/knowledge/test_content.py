"""The content, walked through: every fault in it is printed at once."""

import re
from collections import Counter

import pytest
from economics.test_declared import FOREIGN

from arbetsro.economics.declared import rows_by_code
from arbetsro.knowledge.balance import rules
from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.entry import standing
from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.practice import efforts
from arbetsro.knowledge.sources import UnknownReference, read_reference, sources
from arbetsro.knowledge.vocabulary import terms
from arbetsro.language import LANGUAGES

from .all_texts import KINDS, texts

#: Names and titles that are told in their own language.
NAMES = re.compile(
    r"Det Nationale Forskningscenter for Arbejdsmiljø|Arbetsmiljöverket|Örebro|Åkerström|Køge"
    r"|Job & Sind|København|Københavns|Malmö|Göteborg|Strömberg|Wåhlin"
)
TEXTS = texts()
SENTENCES = [(place, text) for place, text in TEXTS if len(text.sv.split()) > 5]


def test_there_is_content():
    assert len(built_in()) >= 50
    assert len(contexts()) >= 8
    assert len(TEXTS) > 1500


def test_no_text_is_in_another_language():
    faults = [
        f"{place} in {language}: {found[0]!r} in {text.in_(language)!r}"
        for place, text in TEXTS
        for language in LANGUAGES
        if (found := FOREIGN[language].search(NAMES.sub("", text.in_(language))))
    ]
    assert faults == []


def test_no_sentence_is_left_untranslated():
    faults = [place for place, text in SENTENCES if len({text.sv, text.en, text.da}) < 3]
    assert faults == []


def test_a_claim_is_a_sentence_in_every_language():
    faults = [
        f"{entry.id} in {language}: {text.in_(language)!r}"
        for entry in built_in()
        for text, _ in entry.statements()
        for language in LANGUAGES
        if not text.in_(language).rstrip('”")').endswith((".", "?"))
    ]
    assert faults == []


def test_no_text_has_a_space_too_many_or_a_field():
    bad = re.compile(r"  |\s$|^\s|\n|\{|\}|\.\.")
    faults = [
        f"{place}: {text.in_(language)!r}"
        for place, text in TEXTS
        if not place.startswith("balance")
        for language in LANGUAGES
        if bad.search(text.in_(language))
    ]
    assert faults == []


def test_names_are_short_and_used_once_in_each_language():
    for language in LANGUAGES:
        names = [entry.name.in_(language) for entry in built_in()]
        assert [name for name in names if len(name) > 70] == []
        assert [name for name, count in Counter(names).items() if count > 1] == []


def test_every_file_is_called_what_can_stand_in_an_address():
    ids = [*built_in().entries, *contexts()]
    assert [id_ for id_ in ids if not re.fullmatch(r"[a-z]+(-[a-z]+)*", id_)] == []


def test_no_entry_is_called_what_an_address_is_taken_for():
    taken = {"recommend", "about", "practice", "coverage", "sources", "own"}
    assert taken & set(built_in().entries) == set()
    assert [id_ for id_ in built_in().entries if id_.startswith("own-")] == []


def test_figures_of_activities_are_rows_of_sheets_h_and_i_that_are_filled_in():
    faults = []
    for entry in built_in():
        for activity in entry.activities:
            for sheet, figures in (("H", activity.H), ("I", activity.I)):
                for code, value in figures.items():
                    row = rows_by_code().get(code)
                    if row is None or row.sheet != sheet or not row.is_input or value <= 0:
                        faults.append(f"{entry.id}: {code} = {value}")
    assert faults == []


def test_what_an_entry_goes_with_is_another_entry():
    faults = [
        entry.id
        for entry in built_in()
        for companion in entry.companions
        if entry.id in companion.one_of or not companion.one_of
    ]
    assert faults == []


def test_what_one_must_turn_to_is_not_itself_advised_against():
    against = {entry.id for entry in built_in() if standing(entry) == "against"}
    faults = [
        entry.id
        for entry in built_in()
        for companion in entry.companions
        if against & set(companion.one_of)
    ]
    assert against
    assert faults == []


def test_an_individual_entry_that_is_recommended_says_what_it_must_stand_beside():
    """Help for the individual hangs together with work; screening with help."""
    faults = [
        entry.id
        for entry in built_in()
        if entry.is_individual
        and standing(entry) in {"supported", "promising"}
        and not entry.companions
    ]
    assert faults == []


class TestSources:
    def test_what_is_reported_is_told_by_a_work_that_was_read(self):
        faults = [
            one.id
            for one in sources().values()
            if one.kind == "reported"
            and (sources()[one.through].kind != "read" or not one.number or one.places)
        ]
        assert faults == []

    def test_what_was_read_has_title_authors_and_places(self):
        read = [one for one in sources().values() if one.kind == "read"]
        assert len(read) == 5
        assert [one.id for one in read if not (one.title and one.authors and one.places)] == []

    def test_every_source_is_used(self):
        used = {reference.source for entry in built_in() for reference in entry.references()}
        for context in contexts().values():
            claims = (context.summary, *(point.says for point in context.points))
            used |= {reference.source for claim in claims for reference in claim.sources}
        used |= {reference.source for one in efforts().values() for reference in one.sources}
        used |= {reference.source for rule in rules().values() for reference in rule.why.sources}
        used |= {
            read_reference(t.source).source for k in KINDS for t in terms(k).values() if t.source
        }
        assert set(sources()) - used <= {"own", "organisation"}

    def test_an_entry_rests_on_more_than_the_projects_own_proposals(self):
        faults = [
            entry.id
            for entry in built_in()
            if not any(
                sources()[one.source].kind in {"read", "reported"} for one in entry.references()
            )
        ]
        assert faults == []

    def test_no_outcome_rests_on_the_projects_own_proposal_alone(self):
        faults = [
            f"{entry.id}: {outcome.about}"
            for entry in built_in()
            for outcome in entry.outcomes
            if all(sources()[one.source].kind == "own" for one in outcome.sources)
        ]
        assert faults == []

    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ("nobody", "unknown_source"),
            ("nfa-norliv-2017", "missing_place"),
            ("nfa-norliv-2017#99.9", "unknown_place"),
        ],
    )
    def test_a_reference_that_leads_nowhere_is_refused_with_what_there_is(self, given, code):
        with pytest.raises(UnknownReference) as error:
            read_reference(given)
        assert error.value.code == code
        assert error.value.known
