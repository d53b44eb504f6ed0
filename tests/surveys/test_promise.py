"""What those who answer are told before and after."""

from arbetsro.surveys.promise import promise, receipt


def keys(told):
    return [one.key for one in told]


def test_what_is_not_asked_is_not_told_of():
    assert keys(promise("sv", threshold=5)) == [
        "voluntary", "kept", "not_kept", "seen", "why", "limits",
    ]  # fmt: skip
    full = promise("sv", threshold=5, has_background=True, has_texts=True, help_at="Hälsan")
    assert keys(full)[5:] == ["about_you", "own_words", "limits", "help"]


def test_the_threshold_and_the_place_to_turn_are_said():
    told = {one.key: one.text for one in promise("da", threshold=7, help_at="Ring 12 {34}.")}
    assert "mindst 7" in told["seen"]
    assert told["help"].endswith("Ring 12 {34}.")


def test_the_receipt_says_what_is_kept_and_that_it_cannot_be_taken_back():
    told = receipt("en", talk_by="15 October 2026", help_at="The clinic")
    assert keys(told) == ["thanks", "kept", "fixed", "next", "help"]
    assert "15 October 2026" in told[3].text
    assert keys(receipt("sv")) == ["thanks", "kept", "fixed"]
