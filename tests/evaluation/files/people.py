"""A few made-up rows that hold a value of every kind, and what files find hard."""

from arbetsro.evaluation.dataset import data_set
from arbetsro.language import Text

PEOPLE = data_set(
    [
        {
            "key": "k7f3", "age_band": "45_54", "sex": "woman", "region": "Örebro",
            "sector": "public", "month_applied": "2024-03", "smbm_12_sum": 62.5,
            "smbm_12_answered": 12, "visits": 2, "problem_before": 9, "sick_leave_before": True,
            "followed_up": True, "problem_after": 4, "sick_leave_after": False, "helpful": 8,
        },
        {
            "key": "k2a9", "age_band": "under_25", "sex": "man", "region": "=HYPERLINK(1)",
            "month_applied": "2024-Q2", "visits": 1, "sick_leave_before": False,
            "followed_up": False, "not_followed_up_because": "not_reached",
        },
        {"key": "k001", "region": "-1; \"x\", y"},
    ],
    is_synthetic=True,
    about=Text("Påhittat här", "Made up here", "Opdigtet her"),
)  # fmt: skip
