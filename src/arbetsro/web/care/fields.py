"""A field whose content is sealed in the database."""

from typing import Any

from django.db import models

from arbetsro.web.care.sealing import Sealed, is_sealed, seal, unseal


class SealedField(models.TextField[Any, Any]):
    """A value that JSON can hold, sealed in the database. Nothing can be searched by it."""

    # What the type checker reads: whatever JSON can hold goes in and comes out.
    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, value: str | None, expression: object, connection: object) -> Any:  # noqa: ANN401
        """The value as it was given."""
        return None if value is None else unseal(value)

    def get_prep_value(self, value: Any) -> str | None:  # noqa: ANN401
        """What the database keeps."""
        if value is None or isinstance(value, Sealed):
            return value
        return seal(value)

    def to_python(self, value: Any) -> Any:  # noqa: ANN401
        """A sealed value, as from a backup, stays sealed until it is read from the database."""
        return Sealed(value) if is_sealed(value) else value

    def value_to_string(self, obj: models.Model) -> str:
        """What a backup holds."""
        value = self.value_from_object(obj)
        return "" if value is None else seal(value)

    def get_lookup(self, lookup_name: str) -> Any:  # noqa: ANN401
        """Only whether there is anything; sealed twice, the same text differs."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """As Django writes migrations."""
        name, _, args, kwargs = super().deconstruct()
        return name, "arbetsro.web.care.fields.SealedField", list(args), kwargs
