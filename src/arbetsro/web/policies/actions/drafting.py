"""Beginning a document, writing on it, and throwing a draft away."""

from collections.abc import Mapping

from arbetsro.language import Language
from arbetsro.web.accounts.models import Person
from arbetsro.web.audit.recording import action, record
from arbetsro.web.frame.clock import now, today
from arbetsro.web.frame.plain import readable
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.frame.together import Conflict, in_the_way
from arbetsro.web.organisations.models import Unit
from arbetsro.web.policies.actions.locking import locked
from arbetsro.web.policies.models import Policy
from arbetsro.web.policies.texts import draft_of, suggested
from arbetsro.web.risks.models import Risk
from arbetsro.workenv.templates import templates

_LONGEST_TITLE = 200
_LONGEST_TEXT = 20_000


@action("policy.started")
def start_policy(
    *,
    by: Person,
    unit: Unit,
    template: str,
    title: str = "",
    language: Language = "sv",
    risk: Risk | None = None,
) -> Policy:
    """Begins a document from a template, filled with what the template suggests.

    Args:
        by: Who begins it; they keep it until somebody else does.
        unit: Where it is to hold, with everything below it.
        template: The key of the template.
        title: What it is called; the template's own title where nothing is given.
        language: What it is written in.
        risk: Of an instruction at a serious risk, the risk.

    Raises:
        Refusal: There is no such template, the unit is closed, or the risk is of somewhere else.
    """
    if template not in templates():
        raise Refusal("policies.no_such_template", field="template")
    if unit.valid_to is not None and unit.valid_to < today():
        raise Refusal("policies.unit_closed", field="unit", unit=unit.name)
    if risk is not None and risk.organisation != unit.organisation:
        raise Refusal("policies.risk_elsewhere", field="risk")
    chosen = templates()[template]
    policy = Policy.objects.create(
        unit=unit, template=template, requirement=chosen.requirement, risk=risk,
        title=_title(title or chosen.title.in_(language)), language=language,
        keeper=by, started_by=by, changed_by=by, changed_at=now(),
    )  # fmt: skip
    policy.draft = suggested(policy)
    policy.save(update_fields=["draft"])
    record("policy.started", by=by, target=policy, template=template)
    return policy


@action("policy.written")
def write_policy(
    *,
    by: Person,
    policy: Policy,
    seen: int,
    sections: Mapping[str, str],
    title: str | None = None,
) -> Policy:
    """Writes sections of the draft; those that are not given stay as they are.

    Where nobody has drafted anything, the draft begins as what is in force.

    Args:
        by: Who writes.
        policy: The document.
        seen: The version of the draft that the writer had before them.
        sections: Texts by the keys of their sections; an empty text leaves a section out.
        title: What it is called from now on, where that is changed.

    Raises:
        Conflict: Somebody else has written in the same section since; nothing was saved.
        Refusal: It has been withdrawn, or something is too long.
    """
    policy = locked(policy)
    texts = {key: _text(text) for key, text in sections.items()}
    before = draft_of(policy)
    if theirs := in_the_way(before, policy.touched, seen, texts):
        raise Conflict(
            "policies.changed_since", theirs=theirs, version=policy.version,
            name=str(policy.changed_by),
        )  # fmt: skip
    policy.version += 1
    changed = {key for key, text in texts.items() if before.get(key, "") != text}
    policy.touched = {**policy.touched, **dict.fromkeys(changed, policy.version)}
    policy.draft = {**before, **texts}
    policy.title = policy.title if title is None else _title(title)
    policy.changed_by, policy.changed_at = by, now()
    policy.save()
    record("policy.written", by=by, target=policy, version=policy.version)
    return policy


@action("policy.draft_dropped")
def drop_draft(*, by: Person, policy: Policy) -> Policy:
    """Throws a draft away. A document that has never been in force goes with it.

    Raises:
        Refusal: It has been withdrawn, or there is no draft.
    """
    policy = locked(policy)
    if not policy.draft:
        raise Refusal("policies.no_draft")
    policy.draft, policy.touched = {}, {}
    policy.version += 1
    if policy.current is None:
        policy.withdrawn_at, policy.withdrawn_by = now(), by
    policy.save()
    record("policy.draft_dropped", by=by, target=policy)
    return policy


def _title(text: str) -> str:
    title = " ".join(readable(text).split())
    if not title:
        raise Refusal("policies.title_needed", field="title")
    if len(title) > _LONGEST_TITLE:
        raise Refusal("policies.title_too_long", field="title", most=_LONGEST_TITLE)
    return title


def _text(text: str) -> str:
    kept = readable(text).strip()
    if len(kept) > _LONGEST_TEXT:
        raise Refusal("policies.text_too_long", most=_LONGEST_TEXT)
    return kept
