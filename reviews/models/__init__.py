"""Rows of reviews. All hang on a canvas or a person and go with them."""

from reviews.models.archives import Archive, ArchivedPdf
from reviews.models.comments import Comment, CommentKind, Reply, wanted
from reviews.models.desk import KEY_LENGTH, CanvasText, DeskRow
from reviews.models.kept_texts import Kept
from reviews.models.letterheads import NAME_LENGTH, Letterhead
from reviews.models.mail import MailChoice, MailPace, Notice
from reviews.models.notes_and_checklists import CheckItem, CheckTick, Phrase, PrivateNote
from reviews.models.rounds import Event, Review, Round, StepVerdict

__all__ = [
    "KEY_LENGTH",
    "NAME_LENGTH",
    "Archive",
    "ArchivedPdf",
    "CanvasText",
    "CheckItem",
    "CheckTick",
    "Comment",
    "CommentKind",
    "DeskRow",
    "Event",
    "Kept",
    "Letterhead",
    "MailChoice",
    "MailPace",
    "Notice",
    "Phrase",
    "PrivateNote",
    "Reply",
    "Review",
    "Round",
    "StepVerdict",
    "wanted",
]
