"""The roles as ``roles.toml`` declares them."""

import pytest

from arbetsro.language import LANGUAGES
from arbetsro.web.access.roles import Permission, Role, roles, roles_that_allow

ADMINISTRATOR = Role.ORGANISATION_ADMINISTRATOR


def test_every_role_is_declared_and_no_other():
    assert set(roles()) == set(Role)


def test_every_permission_is_given_to_some_role():
    assert [one for one in Permission if not roles_that_allow(one)] == []


@pytest.mark.parametrize("role", Role)
def test_a_role_is_named_and_told_in_every_language(role):
    declared = roles()[role]
    for text in (declared.label, declared.about):
        assert all(text.in_(language).strip() for language in LANGUAGES)
        assert len({text.in_(language) for language in LANGUAGES}) > 1


def test_no_two_roles_are_called_the_same():
    for language in LANGUAGES:
        names = [declared.label.in_(language) for declared in roles().values()]
        assert len(set(names)) == len(names)


def test_the_administrator_sees_no_analyses():
    assert not any("analyses" in one or "sign" in one for one in roles()[ADMINISTRATOR].allows)


def test_only_administrators_keep_people_and_read_the_log():
    for permission in (Permission.EDIT_PEOPLE, Permission.EDIT_UNITS, Permission.READ_AUDIT):
        assert roles_that_allow(permission) == {ADMINISTRATOR, Role.CLINIC_ADMINISTRATOR}


def test_who_decides_is_neither_who_writes_nor_who_signs():
    assert roles_that_allow(Permission.DECIDE_ANALYSES) == {Role.EXECUTIVE}
    assert Role.EXECUTIVE not in roles_that_allow(Permission.WRITE_ANALYSES)


def test_each_signature_belongs_to_one_role():
    assert roles_that_allow(Permission.SIGN_AS_MANAGER) == {Role.MANAGER}
    representative = {Role.SAFETY_REPRESENTATIVE}
    assert roles_that_allow(Permission.SIGN_AS_SAFETY_REPRESENTATIVE) == representative


def test_an_employee_sees_only_the_units():
    assert roles()[Role.EMPLOYEE].allows == {Permission.SEE_UNITS}
