"""A survey as Parquet: the rows of the publication with names beside the keys."""

import json
from io import BytesIO
from typing import TYPE_CHECKING

from arbetsro.language import Language
from arbetsro.reporting.survey import codebook
from arbetsro.reporting.survey.export import Export, label_of_group

if TYPE_CHECKING:
    import pyarrow as pa

#: Columns of a publication that are called otherwise in files.
_CALLED = {"place": "unit", "background": "about", "value": "group"}


def as_parquet(export: Export, language: Language) -> bytes:
    """The file. Its own marks hold the codebook and how it was made, as JSON."""
    import pyarrow.parquet as pq

    table = export.table
    names = [_CALLED.get(one, one) for one in table.column_names]
    named = table.rename_columns(names)
    for name, found in _names(export, table, language).items():
        named = named.append_column(name, found)
    written = BytesIO()
    pq.write_table(named.replace_schema_metadata(_marks(export, language)), written,
                   compression="zstd")  # fmt: skip
    return written.getvalue()


def _names(export: Export, table: "pa.Table", language: Language) -> dict[str, "pa.Array"]:
    """What stands beside the keys: of the place, the kind of people, and the variable."""
    spots = {one.id: one for one in export.spots}
    groups = {
        (one.key, value): label_of_group(one, value, language)
        for one in export.form.backgrounds
        for value in one.values
    }
    labels = {one.key: one.label.in_(language) for one in export.form.variables}
    places = table["place"].to_pylist()
    kinds = zip(table["background"].to_pylist(), table["value"].to_pylist(), strict=True)
    return {
        "unit_name": _texts([spots[one].name for one in places]),
        "within": _texts([spots[one].within for one in places]),
        "group_name": _texts([groups.get(one, "") for one in kinds]),
        "label": _texts([labels.get(one, "") for one in table["variable"].to_pylist()]),
    }


def _texts(found: list[str]) -> "pa.Array":
    import pyarrow as pa

    return pa.array(found, pa.string()).dictionary_encode()


def _marks(export: Export, language: Language) -> dict[str, str]:
    rows = [
        dict(zip(codebook.COLUMNS, one, strict=True)) for one in codebook.rows(export, language)
    ]
    told = {"arbetsro_about": list(codebook.about(export, language)), "arbetsro_codebook": rows}
    return {key: json.dumps(value, ensure_ascii=False) for key, value in told.items()}
