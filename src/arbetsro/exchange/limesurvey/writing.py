"""An instrument as a LimeSurvey structure file, with the tables of version 4 and later.

Each run of items with the same answers under a heading is an array; each score is an equation that
is hidden from those who answer and stays blank where too little is answered.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from arbetsro.exchange.faults import Note
from arbetsro.exchange.instrument_file import as_toml
from arbetsro.exchange.limesurvey.tables import OURS
from arbetsro.exchange.limesurvey.words import as_markup
from arbetsro.exchange.rules import Rule, Term, left_out, rules_of
from arbetsro.exchange.sheet import Choice, Question, Section, Sheet, Texts, sheet_of
from arbetsro.instruments.structure import Instrument
from arbetsro.instruments.wording import Wording

Row = dict[str, object]
Tables = dict[str, list[Row]]

_VERSION = 640
_SID = 100_000
_TABLES = (
    "answers", "answer_l10ns", "groups", "group_l10ns", "questions", "subquestions",
    "question_l10ns", "question_attributes", "surveys", "surveys_languagesettings",
)  # fmt: skip


def write_lss(of: Instrument, wording: Wording | None = None) -> bytes:
    """The structure file.

    Raises:
        NoWordsError: Its words are not given, and are not the program's to show.
    """
    sheet = sheet_of(of, wording)
    tables: Tables = {name: [] for name in _TABLES}
    codes: dict[int, str] = {}
    for order, section in enumerate(sheet.sections or (Section("", sheet.title, {}),), 1):
        _group(tables, order, section, sheet)
        asked = [one for one in sheet.questions if one.section == section.key]
        for choices, run in groupby(asked, key=lambda one: one.choices):
            codes |= _array(tables, order, tuple(run), choices, sheet)
    for rule in rules_of(of):
        _equation(tables, rule, codes, max(len(sheet.sections), 1), sheet)
    _survey(tables, sheet)
    return _document(sheet, tables, as_toml(of)).encode()


def not_written(of: Instrument) -> tuple[Note, ...]:
    """What of an instrument a survey in LimeSurvey does not work out."""
    return tuple(Note("score_left_out", one.key) for one in left_out(of))


def _group(tables: Tables, gid: int, section: Section, sheet: Sheet) -> None:
    tables["groups"].append(
        {"gid": gid, "sid": _SID, "group_order": gid, "randomization_group": "", "grelevance": ""}
    )
    tables["group_l10ns"] += [
        {
            "id": len(tables["group_l10ns"]) + i,
            "gid": gid,
            "group_name": as_markup(section.texts[language]),
            "description": as_markup(section.intro.get(language) or sheet.recall.get(language, "")),
            "language": language,
        }
        for i, language in enumerate(sheet.languages, 1)
    ]


def _array(
    tables: Tables, gid: int, run: tuple[Question, ...], choices: tuple[Choice, ...], sheet: Sheet
) -> dict[int, str]:
    """Questions with the same answers; gives what formulas call each of them."""
    order = len(tables["questions"]) + 1
    title = f"a{order}"
    qid = _question(tables, "questions", sheet, {}, gid=gid, type="F", title=title, order=order)
    for i, one in enumerate(run, 1):
        code = f"q{one.number}"
        _question(
            tables, "subquestions", sheet, one.texts,
            gid=gid, type="T", title=code, order=i, parent_qid=qid,
        )  # fmt: skip
    for i, choice in enumerate(choices, 1):
        _answer(tables, qid, i, choice, sheet)
    return {one.number: f"{title}_q{one.number}" for one in run}


def _question(
    tables: Tables, table: str, sheet: Sheet, texts: Texts, *, order: int, **fields: object
) -> int:
    qid = len(tables["questions"]) + len(tables["subquestions"]) + 1
    row = {"qid": qid, "parent_qid": 0, "sid": _SID} | fields
    # People may leave any question out; that is for them to decide.
    row |= {"preg": "", "other": "N", "mandatory": "N", "encrypted": "N", "question_order": order}
    tables[table].append(row | {"scale_id": 0, "same_default": 0, "relevance": "1"})
    tables["question_l10ns"] += [
        {
            "id": len(tables["question_l10ns"]) + i,
            "qid": qid,
            "question": as_markup(texts.get(language, "")),
            "help": "",
            "language": language,
        }
        for i, language in enumerate(sheet.languages, 1)
    ]
    return qid


def _answer(tables: Tables, qid: int, order: int, choice: Choice, sheet: Sheet) -> None:
    aid = len(tables["answers"]) + 1
    tables["answers"].append(
        {
            "aid": aid, "qid": qid, "code": choice.value, "sortorder": order,
            "assessment_value": choice.value, "scale_id": 0,
        }
    )  # fmt: skip
    tables["answer_l10ns"] += [
        {
            "id": len(tables["answer_l10ns"]) + i,
            "aid": aid,
            "answer": as_markup(choice.text(language)),
            "language": language,
        }
        for i, language in enumerate(sheet.languages, 1)
    ]


def _equation(tables: Tables, rule: Rule, codes: dict[int, str], gid: int, sheet: Sheet) -> None:
    order = len(tables["questions"]) + 1
    texts = {one: rule.label.in_(one) for one in sheet.languages}
    title = f"s{order}{rule.key.replace('_', '')}"[:20]
    qid = _question(tables, "questions", sheet, texts, gid=gid, type="*", title=title, order=order)
    for attribute, value in (("equation", formula(rule, codes)), ("hidden", "1")):
        tables["question_attributes"].append(
            {"qid": qid, "attribute": attribute, "value": value, "language": ""}
        )


def formula(rule: Rule, codes: dict[int, str]) -> str:
    """A score as LimeSurvey works it out; blank where too few are answered."""
    names = ", ".join(f"{codes[term.number]}.NAOK" for term in rule.terms)
    total = " + ".join(_term(term, codes) for term in rule.terms)
    # LimeSurvey works out both sides of a condition, also where nobody has answered.
    mean = f"({total}) / max(count({names}), 1)"
    if rule.less:
        mean = f"({mean} - {rule.less:g})"
    score = f"{mean} * {rule.times:.12g}" if rule.times != 1 else mean
    return f'{{if(count({names}) >= {rule.least}, {score}, "")}}'


def _term(term: Term, codes: dict[int, str]) -> str:
    name = f"{codes[term.number]}.NAOK"
    value = name if term.turned_from is None else f"{term.turned_from} - {name}"
    return f"if(is_empty({name}), 0, {value})"


def _survey(tables: Tables, sheet: Sheet) -> None:
    main, *others = sheet.languages
    # Nothing that could tell who answered: no time, no address, no link to a list of people.
    no = ("active", "datestamp", "ipaddr", "refurl", "savetimings", "usetokens")
    tables["surveys"].append(
        {"sid": _SID, "gsid": 1, "anonymized": "Y", "format": "G", "language": main}
        | {"additional_languages": " ".join(others)}
        | dict.fromkeys(no, "N")
    )
    tables["surveys_languagesettings"] += [
        {
            "surveyls_survey_id": _SID,
            "surveyls_language": language,
            "surveyls_title": as_markup(sheet.title[language]),
        }
        for language in sheet.languages
    ]


def _document(sheet: Sheet, tables: Tables, carried: str) -> str:
    languages = "".join(f"<language>{one}</language>" for one in sheet.languages)
    parts = "\n".join(_table(name, rows) for name, rows in tables.items() if rows)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<document>\n'
        f"<LimeSurveyDocType>Survey</LimeSurveyDocType>\n<DBVersion>{_VERSION}</DBVersion>\n"
        f"<languages>{languages}</languages>\n{parts}\n<{OURS}>{_cdata(carried)}</{OURS}>\n"
        "</document>\n"
    )


def _table(name: str, rows: list[Row]) -> str:
    fields = "".join(f"<fieldname>{one}</fieldname>" for one in rows[0])
    return (
        f"<{name}>\n<fields>{fields}</fields>\n<rows>\n"
        + "\n".join(f"<row>{''.join(_fields(row))}</row>" for row in rows)
        + f"\n</rows>\n</{name}>"
    )


def _fields(row: Row) -> Iterator[str]:
    for name, value in row.items():
        yield f"<{name}>{_cdata(str(value))}</{name}>" if value != "" else f"<{name}/>"


def _cdata(text: str) -> str:
    return f"<![CDATA[{']]]]><![CDATA[>'.join(_allowed(text).split(']]>'))}]]>"


def _allowed(text: Iterable[str]) -> str:
    """The text without signs that XML has no place for."""
    return "".join(one for one in text if one >= " " or one in "\t\n\r")
