"""The words that entries are sorted by."""

import pytest

from arbetsro.knowledge.library import built_in
from arbetsro.knowledge.sources import UnknownReference, read_reference
from arbetsro.knowledge.vocabulary import size_of, terms
from arbetsro.language import LANGUAGES

from .all_texts import KINDS


class TestVocabulary:
    @pytest.mark.parametrize("kind", KINDS)
    def test_words_rest_on_places_that_exist(self, kind):
        faults = []
        for term in terms(kind).values():
            try:
                if term.source:
                    read_reference(term.source)
            except UnknownReference as error:
                faults.append(f"{term.key}: {error}")
        assert faults == []

    @pytest.mark.parametrize("kind", KINDS)
    def test_labels_are_used_once_in_each_language(self, kind):
        for language in LANGUAGES:
            labels = [term.label.in_(language) for term in terms(kind).values()]
            assert len(set(labels)) == len(labels)

    def test_sizes_follow_each_other_to_the_last(self):
        sizes = list(terms("size").values())
        limits = [one.up_to for one in sizes]
        assert limits[:-1] == sorted(limits[:-1])
        assert limits[-1] is None

    @pytest.mark.parametrize(
        ("employees", "size"),
        [(1, "micro"), (9, "micro"), (10, "small"), (12, "small"), (34, "small"), (35, "larger"),
         (3200, "larger")],
    )  # fmt: skip
    def test_a_number_of_employees_has_a_size(self, employees, size):
        assert size_of(employees) == size

    def test_every_factor_is_acted_on_or_known_to_be_a_gap(self):
        """Where nothing acts on a factor the recommendation answers that not enough is known."""
        acted_on = {factor for entry in built_in() for factor in entry.factors}
        assert set(terms("factor")) - acted_on == {"emotional_demands", "predictability"}
