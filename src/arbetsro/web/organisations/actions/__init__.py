"""Everything that changes organisations, their units, people and roles."""

from arbetsro.web.organisations.actions.imports import apply_import, check_import, drop_import
from arbetsro.web.organisations.actions.organisations import (
    change_language,
    create_organisation,
    rename_organisation,
)
from arbetsro.web.organisations.actions.roles import end_role, give_role
from arbetsro.web.organisations.actions.units import change_unit, close_unit, create_unit

__all__ = [
    "apply_import",
    "change_language",
    "change_unit",
    "check_import",
    "close_unit",
    "create_organisation",
    "create_unit",
    "drop_import",
    "end_role",
    "give_role",
    "rename_organisation",
]
