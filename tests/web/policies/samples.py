"""What stands in the addresses of the documents."""

from arbetsro.web.policies.models import Policy
from web.access.sample import Make, Sample, word
from web.conftest import Cast
from web.policies.writing import decided, filled


def _policy(unit, template: str = "policy", *, draft: bool = False) -> Make:
    """A document of a unit, in force; ``draft`` where it is only being written."""

    def make(cast: Cast, who) -> object:
        where, title = unit(cast), f"{template} {'utkast' if draft else ''}".strip()
        found = Policy.objects.filter(unit=where, title=title, withdrawn_at=None).first()
        write = filled if draft else decided
        return (found or write(cast.karin, where, template, title=title)).pk

    return make


def _sample(template: str = "policy", *, draft: bool = False) -> Sample:
    return Sample(
        _policy(lambda cast: cast.home_care, template, draft=draft),
        _policy(lambda cast: cast.other_root, template, draft=draft),
        _policy(lambda cast: cast.south, template, draft=draft),
    )


SAMPLES = {
    "policies:policy": _sample(),
    "policies:decide:policy": _sample(draft=True),
    "policies:drop:policy": _sample(draft=True),
    "policies:readers:policy": _sample("instruction"),
    "policies:number": word("1"),
    "policies:kind": word("pdf"),
}
BODIES = {"policies:acknowledge": {"number": "1"}}
