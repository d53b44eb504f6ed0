"""Pages that cannot rot: what the program declares, and what it computes, as roles and directives.

Roles: ``figure``, ``reckon``, ``row``.
Directives: ``worksheet``, ``rows``, ``modules``, ``references``, ``cost-categories``,
``messages``, ``schema``, ``commands``, ``arbetsro``, ``chart``, ``settings``, ``roles``, ``steps``,
``columns``; of the knowledge base ``vocabulary``, ``knowledge-sources``, ``interventions``,
``contexts``, ``criteria``, ``balance-rules``, ``coverage``, ``recommended``, ``balanced``; of the
work environment ``checklists``, ``duties``, ``who-may``; of the counselling ``data-set``.
"""

from typing import Any

from commands import Commands, Run
from data_set import DataSet
from figures import Figure, Reckon
from knowledge import (
    BalanceRules,
    Contexts,
    Coverage,
    Criteria,
    Interventions,
    KnowledgeSources,
    Vocabulary,
)
from lists import CostCategories, Messages, References, Schema
from pictures import Chart
from sheets import Modules, RowLink, Rows, Worksheet
from sphinx.application import Sphinx
from variables import Settings
from workbench import Columns, Roles, Steps
from worked import Balanced, Recommended
from workenv import Checklists, Duties, WhoMay

_ROLES = {"figure": Figure, "reckon": Reckon, "row": RowLink}
_DIRECTIVES = {
    "arbetsro": Run,
    "balance-rules": BalanceRules,
    "balanced": Balanced,
    "chart": Chart,
    "checklists": Checklists,
    "columns": Columns,
    "commands": Commands,
    "contexts": Contexts,
    "cost-categories": CostCategories,
    "coverage": Coverage,
    "criteria": Criteria,
    "data-set": DataSet,
    "duties": Duties,
    "interventions": Interventions,
    "knowledge-sources": KnowledgeSources,
    "messages": Messages,
    "modules": Modules,
    "recommended": Recommended,
    "references": References,
    "roles": Roles,
    "rows": Rows,
    "schema": Schema,
    "settings": Settings,
    "steps": Steps,
    "vocabulary": Vocabulary,
    "who-may": WhoMay,
    "worksheet": Worksheet,
}


def setup(app: Sphinx) -> dict[str, Any]:
    """Makes the roles and directives known."""
    for name, role in _ROLES.items():
        app.add_role(name, role())
    for name, directive in _DIRECTIVES.items():
        app.add_directive(name, directive)
    return {"parallel_read_safe": True}
