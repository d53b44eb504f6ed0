"""The Excel workbook, calculated by LibreOffice and held against the library."""

import io
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.cell import Cell as ExcelCell

from arbetsro.economics.analysis import Analysis, analyse
from arbetsro.economics.case import Activity, Alternative, Case, Intervention, UseReference
from arbetsro.economics.case_file import read_case
from arbetsro.economics.declared import MODULES
from arbetsro.language import LANGUAGES, Language
from arbetsro.reporting.workbook import write_workbook

from .conftest import Recalculate, read

EXAMPLES = Path(__file__).parents[2] / "examples"
MADE = date(2026, 11, 22)
FIGURES = (
    "net_present_value", "annuity", "end_value", "benefit_cost_ratio", "internal_rate",
    "payback_years",
)  # fmt: skip

DEMO = read_case(EXAMPLES / "demo-alltjanst.toml")
INVESTMENT = read_case(EXAMPLES / "investment-alternatives.toml")
#: Somebody has begun: pay and stress are known, and one activity has an offer and no more.
INCOMPLETE = Case(
    "Påbörjad AB",
    rows={"C7": 0.2, "D1": 30_000, "D4": 10, "D10": 1_760, "E6": 0.02, "J6": 0.1},
    interventions=(
        Intervention("Kurs", activities=(Activity("Köp", external=10_000), Activity("Genomförande"))),
        Intervention("Utan delinsats"),
        Intervention("Bara minuter", activities=(Activity("Möten", H={"H4": 500}, I={"I4": 60}),)),
    ),
)
#: Everything that a case may hold: all modules, references, sums typed over, live alternatives.
EVERYTHING = replace(
    DEMO,
    beyond=MODULES,
    rows={
        **DEMO.rows, "C7": UseReference("high-stress-usual-span"), "D6": 700_000_000.5,
        "K1": 90, "K2": 0.1, "K3": 300_000, "K11": 0.4, "K12": 0.02, "K13": 0.005, "K21": 2_000,
        "K22": 0.3, "K23": 2_500, "K41": 1.3, "K52": 0.15, "K62": 0.5,
    },
    discount_rate=0.04,
    alternatives=(
        Alternative("Direkt", "G34", yearly_benefit="J7", ramp_up_years=3, fade_out_years=1, life=6),
        Alternative("Profil", 50_000, yearly_benefit=90_000, profile=(0.2, 1, 0.5), yearly_cost=4e4),
        Alternative("Aldrig", 1_000_000, benefits=(1, 0, 0), yearly_cost="H10", residual_value=5),
        Alternative("Tecken", 100, benefits=(230, 0), costs=(0, 132)),
        Alternative("Gratis", 0, benefits=(0, 10, -20, 40)),
    ),
)  # fmt: skip
CASES = {"demo": DEMO, "investment": INVESTMENT, "incomplete": INCOMPLETE, "everything": EVERYTHING}


def made(case: Case | Analysis, language: Language = "sv") -> bytes:
    file = io.BytesIO()
    analysis = analyse(case) if isinstance(case, Case) else case
    write_workbook(analysis, language, file, made=MADE)
    return file.getvalue()
