"""How the organisation rates its risks: what holds, choosing, and a scale of its own."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from arbetsro.web.access.request import OrganisationRequest
from arbetsro.web.access.roles import Permission
from arbetsro.web.frame.acting import done, pressed
from arbetsro.web.frame.refusal import Refusal
from arbetsro.web.organisations.models import Unit
from arbetsro.web.risks import actions
from arbetsro.web.risks.method import Current, current_method, grid
from arbetsro.web.risks.scale import ScaleForm
from arbetsro.workenv.rating import LEVELS, ScaleError, methods


def show(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """The method that holds, and for those who may choose, the others."""
    row, method = current_method(request.standing.organisation)
    context = {
        "row": row,
        "method": method,
        "grid": grid(method),
        "others": [(one, grid(one)) for one in methods().values() if one != method],
        "may_choose": _may_choose(request),
    }
    return render(request, "risks/method.html", context)


def choose(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """Chooses a built-in method."""
    _check(request)
    method = methods().get(request.POST.get("method", ""))
    back = reverse("risks:method", args=[organisation])
    if method is None:
        return redirect(back)
    return pressed(
        request,
        lambda: actions.choose_method(
            by=request.user, organisation=request.standing.organisation, method=method
        ),
        back,
        "risks.method_chosen",
        title=method.title.in_(request.language),
    )


def own_scale(request: OrganisationRequest, organisation: str) -> HttpResponse:
    """A form for a scale of the organisation's own; the grid is drawn anew where that is asked."""
    _check(request)
    form = _form(request, current_method(request.standing.organisation))
    is_sent = request.method == "POST" and "save" in request.POST
    if is_sent and form.is_valid() and _kept(request, form):
        return done(request, reverse("risks:method", args=[organisation]), "risks.scale_kept")
    status = 422 if is_sent else 200
    context = {"form": form, "levels": LEVELS}
    return render(request, "risks/own_scale.html", context, status=status)


def _form(request: OrganisationRequest, current: Current) -> ScaleForm:
    has_steps = current.method.kind == "matrix"
    return ScaleForm(
        request.POST if request.method == "POST" else None,
        start=current.method if has_steps else methods()["matrix"],
        seen=current.row.pk if current.row else 0,
        language=request.language,
    )


def _kept(request: OrganisationRequest, form: ScaleForm) -> bool:
    """Keeps the scale; where it cannot be used, the form says why."""
    try:
        actions.choose_method(
            by=request.user, organisation=request.standing.organisation, method=form.method(),
            seen=form.cleaned_data["seen"],
        )  # fmt: skip
    except ScaleError as error:
        form.tell_faults(error)
    except Refusal as refusal:
        form.tell(refusal)
        row = current_method(request.standing.organisation).row
        form.data = {**request.POST.dict(), "seen": str(row.pk if row else 0)}
    else:
        return True
    return False


def _check(request: OrganisationRequest) -> None:
    """Lets only those on who keep the routines of the whole organisation.

    Raises:
        Http404: The person keeps them in a part of it at most.
    """
    if not _may_choose(request):
        raise Http404


def _may_choose(request: OrganisationRequest) -> bool:
    root = Unit.objects.get(organisation=request.standing.organisation, parent=None)
    return request.standing.may(Permission.KEEP_POLICIES, root)
