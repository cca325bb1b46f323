"""Addresses of reviews: of one canvas, and of one person."""

from django.urls import path

from reviews.views import (
    acts,
    agenda,
    archives,
    comments,
    desk,
    kept_texts,
    letterhead,
    mail,
    pages,
    phrases_and_checklists,
    takeaway,
)

app_name = "reviews"
_CANVAS = "canvases/<uuid:canvas_id>/"
_REVIEW = _CANVAS + "review/"
_STEP = _REVIEW + "<slug:key>/"
_COMMENT = _CANVAS + "comments/<int:pk>/"

urlpatterns = [
    path(_REVIEW, pages.review, name="review"),
    path(_REVIEW + "submit/", acts.submit, name="submit"),
    path(_REVIEW + "withdraw/", acts.withdraw, name="withdraw"),
    path(_REVIEW + "reopen/", acts.reopen, name="reopen"),
    path(_REVIEW + "finish/", acts.finish, name="finish"),
    path(_REVIEW + "review.pdf", takeaway.pdf, name="pdf"),
    path(_REVIEW + "history/", pages.history, name="history"),
    path(_STEP, pages.step, name="step"),
    path(_STEP + "verdict/", acts.verdict, name="verdict"),
    path(_STEP + "note/", acts.note, name="note"),
    path(_STEP + "checklist/", acts.checklist, name="checklist"),
    path(_CANVAS + "agenda/", agenda.agenda, name="agenda"),
    path(_CANVAS + "comments/", comments.all_comments, name="comments"),
    path(_COMMENT, comments.comment, name="comment"),
    path(_COMMENT + "reply/", comments.reply, name="reply"),
    path(_COMMENT + "resolve/", comments.resolve, name="resolve"),
    path(_COMMENT + "reopen/", comments.reopen, name="reopen_comment"),
    path(_COMMENT + "assign/", comments.assign, name="assign"),
    path(_COMMENT + "accept/", comments.accept, name="accept"),
    path(_COMMENT + "decline/", comments.decline, name="decline"),
    path(_COMMENT + "edit/", comments.edit, name="edit"),
    path(_COMMENT + "remove/", comments.remove, name="remove"),
    path("desk/", desk.desk, name="desk"),
    path("desk/clients.csv", desk.as_csv, name="desk_csv"),
    path("desk/archives/", archives.ask, name="archives"),
    path("desk/archives/<uuid:archive_id>/", archives.page, name="archive"),
    path(
        "desk/archives/<uuid:archive_id>/canvases.zip", archives.download, name="archive_download"
    ),
    path("reviews/kept/<int:pk>/", kept_texts.kept, name="kept"),
    path("reviews/phrases/", phrases_and_checklists.page, name="own"),
    path("reviews/letterhead/", letterhead.page, name="letterhead"),
    path("reviews/letterhead/logo.png", letterhead.logo, name="logo"),
    path("reviews/mail/", mail.choose, name="mail"),
    path("reviews/mail/<str:token>/", mail.unsubscribe, name="unsubscribe"),
]
