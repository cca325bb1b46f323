"""Addresses of canvases as wholes. Those of one canvas's walk stand in wizard/urls.py."""

from django.urls import path

from canvases.exports.formats import FORMATS
from canvases.pages import (
    arrival,
    details,
    downloads,
    importing,
    my_canvases,
    poster,
    sharing,
    start,
)

app_name = "canvases"

_SHARE = "canvases/<uuid:canvas_id>/share/"

urlpatterns = [
    path("", start.start, name="start"),
    path("examples/", my_canvases.examples, name="examples"),
    path("examples/<slug:slug>/", my_canvases.example, name="example"),
    path("canvases/", my_canvases.my_canvases, name="list"),
    path("canvases/new/", my_canvases.new, name="new"),
    path("canvases/import/", importing.import_file, name="import"),
    path("canvases/schema.json", importing.schema, name="schema"),
    path("canvases/<uuid:canvas_id>/details/", details.details, name="details"),
    path("canvases/<uuid:canvas_id>/poster/", poster.show, name="poster"),
    path("canvases/<uuid:canvas_id>/download/", downloads.page, name="download"),
    *(
        path(f"canvases/<uuid:canvas_id>/{one.page}", downloads.pdf, name=f"download_{name}")
        if one.to_order
        else path(
            f"canvases/<uuid:canvas_id>/{one.page}",
            downloads.file,
            {"format": name},
            name=f"download_{name}",
        )
        for name, one in FORMATS.items()
    ),
    path("canvases/<uuid:canvas_id>/copy/", my_canvases.copy, name="copy"),
    path("canvases/<uuid:canvas_id>/delete/", my_canvases.delete, name="delete"),
    path("canvases/<uuid:canvas_id>/restore/", my_canvases.restore, name="restore"),
    path("canvases/<uuid:canvas_id>/leave/", sharing.leave, name="leave"),
    path(_SHARE, sharing.share, name="share"),
    path(_SHARE + "reviewing/", sharing.reviewing, name="reviewing"),
    path(_SHARE + "links/", sharing.make_link, name="make_link"),
    path(_SHARE + "links/<int:link>/revoke/", sharing.revoke_link, name="revoke_link"),
    path(_SHARE + "invitations/<int:invitation>/", sharing.withdraw, name="withdraw"),
    path(_SHARE + "members/<int:member>/", sharing.change_role, name="change_role"),
    path(_SHARE + "members/<int:member>/remove/", sharing.remove_member, name="remove_member"),
    path("s/<str:token>/", arrival.open_link, name="open_link"),
    path("invitations/<int:invitation>/accept/", arrival.accept, name="accept_invitation"),
    path("invitations/<int:invitation>/decline/", arrival.decline, name="decline_invitation"),
    path("invitations/<str:token>/", arrival.invitation, name="invitation"),
]
