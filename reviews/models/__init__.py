"""Rows of reviews. All hang on a canvas or a person and go with them."""

from reviews.models.archives import Archive, ArchivedPdf
from reviews.models.comments import Comment, Reply
from reviews.models.desk import CanvasText, DeskRow
from reviews.models.kept import Kept
from reviews.models.letterheads import Letterhead
from reviews.models.mail import MailChoice, Notice
from reviews.models.own import CheckItem, CheckTick, Phrase, PrivateNote
from reviews.models.rounds import Event, Review, Round, StepVerdict

__all__ = [
    "Archive",
    "ArchivedPdf",
    "CanvasText",
    "CheckItem",
    "CheckTick",
    "Comment",
    "DeskRow",
    "Event",
    "Kept",
    "Letterhead",
    "MailChoice",
    "Notice",
    "Phrase",
    "PrivateNote",
    "Reply",
    "Review",
    "Round",
    "StepVerdict",
]
