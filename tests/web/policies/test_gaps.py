"""What is left to fill in of a text."""

from arbetsro.web.policies.gaps import gaps, pieces


def test_each_gap_is_told_once_in_order():
    assert gaps("[Namn] gör det med [vem], och [Namn] igen.") == ("Namn", "vem")


def test_what_is_no_gap_is_none():
    assert gaps("Utan hakar, [ ] och [] och ett löst [.") == ("",)


def test_the_pieces_are_the_whole_text():
    text = "Ring [namn, telefon] eller [e-post]."
    found = list(pieces(text))
    assert "".join(one.text for one in found) == text
    assert [one.text for one in found if one.is_gap] == ["[namn, telefon]", "[e-post]"]
