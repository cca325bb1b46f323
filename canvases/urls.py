"""Addresses of canvases as wholes. Those of one canvas's walk stand in wizard/urls.py."""

from django.urls import path

from canvases import (
    arrival_views,
    details_views,
    download_views,
    import_views,
    poster_views,
    share_views,
    start_views,
    views,
)

app_name = "canvases"

_SHARE = "canvases/<uuid:canvas_id>/share/"

urlpatterns = [
    path("", start_views.start, name="start"),
    path("examples/", views.examples, name="examples"),
    path("examples/<slug:slug>/", views.example, name="example"),
    path("canvases/", views.my_canvases, name="list"),
    path("canvases/new/", views.new, name="new"),
    path("canvases/import/", import_views.import_file, name="import"),
    path("canvases/schema.json", import_views.schema, name="schema"),
    path("canvases/<uuid:canvas_id>/details/", details_views.details, name="details"),
    path("canvases/<uuid:canvas_id>/poster/", poster_views.show, name="poster"),
    path("canvases/<uuid:canvas_id>/download/", download_views.page, name="download"),
    path("canvases/<uuid:canvas_id>/download.pdf", download_views.pdf, name="download_pdf"),
    path("canvases/<uuid:canvas_id>/file.canvas.json", download_views.file, name="download_file"),
    path("canvases/<uuid:canvas_id>/copy/", views.copy, name="copy"),
    path("canvases/<uuid:canvas_id>/delete/", views.delete, name="delete"),
    path("canvases/<uuid:canvas_id>/restore/", views.restore, name="restore"),
    path("canvases/<uuid:canvas_id>/leave/", share_views.leave, name="leave"),
    path(_SHARE, share_views.share, name="share"),
    path(_SHARE + "reviewing/", share_views.reviewing, name="reviewing"),
    path(_SHARE + "links/", share_views.make_link, name="make_link"),
    path(_SHARE + "links/<int:link>/revoke/", share_views.revoke_link, name="revoke_link"),
    path(_SHARE + "invitations/<int:invitation>/", share_views.withdraw, name="withdraw"),
    path(_SHARE + "members/<int:member>/", share_views.change_role, name="change_role"),
    path(_SHARE + "members/<int:member>/remove/", share_views.remove_member, name="remove_member"),
    path("s/<str:token>/", arrival_views.open_link, name="open_link"),
    path("invitations/<int:invitation>/accept/", arrival_views.accept, name="accept_invitation"),
    path("invitations/<int:invitation>/decline/", arrival_views.decline, name="decline_invitation"),
    path("invitations/<str:token>/", arrival_views.invitation, name="invitation"),
]
