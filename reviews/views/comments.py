"""Comments: write, answer, settle, take over what is suggested."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import names
from canvases import access, checks, editing
from canvases import document as doc
from canvases.access import opened_links
from canvases.access.visit import Visit, enter
from canvases.document import Document
from canvases.page_ids import handle
from canvases.pages.own_name import take_name
from canvases.saving import form_values
from canvases.steps import BY_KEY
from reviews import comments
from reviews.comments import About, Board, Draft, suggestions
from reviews.labels import kinds
from reviews.models import Comment
from reviews.views.pages import writing
from reviews.views.review_visit import comments as may_comment
from reviews.views.review_visit import go, home, refused, refuses

_PHRASE_IS_IN = gettext_noop("The phrase is in the text now. Look it over, then send it.")

# What is said of a suggestion to who takes it over. Somebody else may have been first.
_DECIDED = {
    "accepted": gettext_noop("Taken over."),
    "declined": gettext_noop("This was declined before, so the words stay as they are."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@refuses
def all_comments(request: HttpRequest, canvas_id: uuid.UUID) -> HttpResponse:
    """Every comment that somebody may read, by step; and the form for a new one."""
    visit = enter(request, canvas_id, may_comment)
    if request.method == "POST":
        return _add(request, visit)
    board = Board(visit.actor, visit.canvas, visit.rights)
    open_ = [(where, many) for where, many in _by_place(board) if many]
    context = {
        "canvas": visit.canvas,
        "base": home(canvas_id),
        "groups": open_,
        "resolved": [thread for thread in board.threads if not thread.is_open],
        "kinds": kinds(),
        "at": "comments",
        "rights": visit.rights,
        "writing": writing(visit, comments.subject(visit.canvas, visit.rights), "", ""),
        "nameless": visit.actor.user is None and not visit.actor.name,
        "asks_name": names.is_wanted(visit.actor.user),
    }
    return render(request, "reviews/comments.html", context)


@require_safe
@refuses
def comment(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    """Where it stands: in the review for whoever reviews, else in its step."""
    visit = enter(request, canvas_id, may_comment)
    found = comments.find(visit.actor, visit.canvas, visit.rights, pk)
    place = "review" if visit.rights.review or not visit.rights.read else "steps"
    path = f"{place}/{found.step}/" if found.step else "comments/"
    return redirect(f"{home(canvas_id)}{path}#comment-{pk}")


@require_POST
@refuses
def reply(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    visit = _named(request, enter(request, canvas_id, may_comment))
    comments.reply(visit.actor, canvas_id, pk, request.POST.get("text", ""))
    return go(request, canvas_id, fragment=f"comment-{pk}")


@require_POST
@refuses
def resolve(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    """Settle it; what was typed meanwhile is a last reply."""
    text = request.POST.get("text", "")
    if text.strip():
        visit = _named(request, enter(request, canvas_id, may_comment))
        comments.reply(visit.actor, canvas_id, pk, text)
    return _settled(request, canvas_id, pk, wanted=True)


@require_POST
@refuses
def reopen(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    return _settled(request, canvas_id, pk, wanted=False)


@require_POST
@refuses
def assign(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    visit = enter(request, canvas_id, may_comment)
    who, due = request.POST.get("assignee", ""), request.POST.get("due", "")
    comments.assign(visit.actor, canvas_id, pk, who, due)
    return go(request, canvas_id, fragment=f"comment-{pk}")


@require_POST
@refuses
def remove(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    """Take back what was not sent yet: the comment, or the `reply` that is named."""
    visit = enter(request, canvas_id, may_comment)
    if "reply" in request.POST:
        comments.remove_reply(visit.actor, canvas_id, pk, request.POST["reply"])
        return go(request, canvas_id, fragment=f"comment-{pk}", said=gettext("Taken back."))
    comments.remove(visit.actor, canvas_id, pk)
    return go(request, canvas_id, fragment="comments", said=gettext("Taken back."))


@require_POST
@refuses
def edit(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    """Change what was not sent yet: the comment, or the `reply` that is named."""
    visit, post = enter(request, canvas_id, may_comment), request.POST
    if "reply" in post:
        comments.edit_reply(visit.actor, canvas_id, pk, post["reply"], post.get("text", ""))
    else:
        typed = {name: post.get(name, "") for name in ("kind", "text", "proposed")}
        comments.edit(visit.actor, canvas_id, pk, **typed)
    return go(request, canvas_id, fragment=f"comment-{pk}")


@require_POST
@refuses
def accept(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    """Write the proposed words; where somebody changed the item meanwhile, show both first."""
    visit = enter(request, canvas_id, lambda rights: rights.edit)
    try:
        suggestions.accept(visit.actor, canvas_id, pk, form_values.revision(request.POST))
    except suggestions.Moved as moved:
        found = comments.find(visit.actor, visit.canvas, visit.rights, pk)
        return _moved(request, visit, found, moved)
    except editing.Gone:
        said = gettext("This is not on the canvas any more, so there is nothing to reword.")
        return go(request, canvas_id, fragment=f"comment-{pk}", said=said)
    said = gettext(_DECIDED[_outcome(visit, pk)])
    return go(request, canvas_id, fragment=f"comment-{pk}", said=said)


@require_POST
@refuses
def decline(request: HttpRequest, canvas_id: uuid.UUID, pk: int) -> HttpResponse:
    visit = enter(request, canvas_id, lambda rights: rights.edit)
    suggestions.decline(visit.actor, canvas_id, pk)
    said = "" if _outcome(visit, pk) == "declined" else gettext("This was taken over before.")
    return go(request, canvas_id, fragment=f"comment-{pk}", said=said)


def _outcome(visit: Visit, pk: int) -> str:
    """What was decided, by whoever was first."""
    return comments.find(visit.actor, visit.canvas, visit.rights, pk).outcome


def _add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new comment; of a finding, in one click."""
    visit = _named(request, visit)
    if phrase := request.POST.get("phrase", ""):
        return _with_phrase(request, visit, phrase)
    document = comments.subject(visit.canvas, visit.rights)
    draft = _of_finding(request, document) or _draft(request, document)
    added = comments.add(visit.actor, visit.canvas.pk, draft)
    return go(request, visit.canvas.pk, fragment=f"comment-{added.pk}")


def _with_phrase(request: HttpRequest, visit: Visit, phrase: str) -> HttpResponse:
    """The comment with the phrase in it, to look over and send: without scripts it could not be
    seen before. With them it was put into the text at once, and nothing of it comes here."""
    typed = request.POST.copy()
    del typed["phrase"]
    typed["text"] = "\n".join(filter(None, (typed.get("text", ""), phrase)))
    request.POST = typed  # type: ignore[assignment]
    return refused(request, visit, {"": [gettext(_PHRASE_IS_IN)]})


def _draft(request: HttpRequest, document: Document) -> Draft:
    post = request.POST
    block, ref, step = (post.get(name, "") for name in ("block", "ref", "step"))
    if not ref:
        block, _, ref = post.get("item", "").partition(":")
    about = About(step, block, ref, quote=comments.quoted(document, block, ref))
    field, proposed = post.get("field", ""), post.get("proposed", "")
    if not proposed.strip() or proposed == _says(document, ref, field):
        field = proposed = ""
    return Draft(post.get("kind", ""), post.get("text", ""), about, field, proposed)


def _says(document: Document, ref: str, field: str) -> str:
    """What an item says in a field now: the same again is no suggestion."""
    return str(getattr(doc.index(document).get(ref), field, None) or "")


def _of_finding(request: HttpRequest, document: Document) -> Draft | None:
    """The finding that the form names, in its own words. Raises NotFound where it is mended."""
    code = request.POST.get("finding", "")
    if not code:
        return None
    wanted = set(request.POST.getlist("refs"))
    for one in checks.findings(document):
        if one.code == code and {handle(ref) for ref in one.about} == wanted:
            kind = "must_fix" if one.severity == "error" else "should"
            about = About(one.step, finding=code, refs=one.about, quote=one.message)
            return Draft(kind, f"{one.message} {one.why}", about)
    raise editing.NotFound


def _named(request: HttpRequest, visit: Visit) -> Visit:
    """Who came by a share link says once what to be called; who is signed in may."""
    take_name(request)
    name = " ".join(doc.clean_line(request.POST.get("name", "")).split())[: doc.NAME_LENGTH]
    if name and visit.actor.user is None and visit.rights.role == "commenter":
        comments.check_name(name, visit.canvas)
        opened_links.call(request, names.cleaned(name))
        return Visit(access.actor_of(request), visit.canvas, visit.rights)
    return visit


def _by_place(board: Board) -> list[tuple[str, list]]:
    found: dict[str, list] = {}
    for key in ("", *BY_KEY):
        for thread in board.of_step(key):
            if thread.is_open:
                found.setdefault(thread.where, []).append(thread)
    return list(found.items())


def _settled(request: HttpRequest, canvas_id: uuid.UUID, pk: int, *, wanted: bool) -> HttpResponse:
    visit = enter(request, canvas_id, may_comment)
    comments.resolve(visit.actor, canvas_id, pk, wanted=wanted)
    return go(request, canvas_id, fragment=f"comment-{pk}")


def _moved(
    request: HttpRequest, visit: Visit, found: Comment, moved: suggestions.Moved
) -> HttpResponse:
    context = {
        "canvas": visit.canvas,
        "base": home(visit.canvas.pk),
        "comment": found,
        "now": moved.now,
        "revision": moved.revision,
        "at": request.POST.get("at", ""),
        "step": request.POST.get("step", ""),
    }
    return render(request, "reviews/moved.html", context, status=409)
