"""Every URL of the product, and who may do what there. A URL without a row fails the suite."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.permissions.rules import (
    ANYONE,
    ASKER,
    BIN,
    COMMENT,
    EDIT,
    HOLDER,
    HOME,
    IN_ROUND,
    LEAVE,
    LET_IN,
    ON_COMMENT,
    OWN,
    OWN_OR_REVIEW,
    READ,
    REVIEW,
    REVIEW_DRAFT,
    SIGNED_IN,
    SUBMITTED,
    TEAM,
    UNSENT,
    VERSIONS,
    Row,
)


def _saves(**rest: Any) -> Row:
    return Row(post=EDIT, json=True, **rest)


_ITEM = {"block": "personas", "ref": "p1"}
_ANALYSIS = {"key": "analysis"}

TABLE: Mapping[str, Row] = {
    # Canvases as wholes
    "canvases:start": Row(get=ANYONE),
    "canvases:examples": Row(get=ANYONE),
    "canvases:example": Row(get=ANYONE, at={"slug": "rooftop-parts"}),
    "canvases:list": Row(get=ANYONE),
    "canvases:new": Row(get=ANYONE, post=ANYONE, data={"title": "New"}),
    "canvases:import": Row(get=ANYONE, post=ANYONE),
    "canvases:schema": Row(get=ANYONE),
    "canvases:details": Row(get=EDIT, post=EDIT, json=True),
    "canvases:poster": Row(get=READ),
    "canvases:download": Row(get=READ),
    "canvases:download_pdf": Row(get=READ),
    "canvases:download_file": Row(get=READ),
    "canvases:copy": Row(post=READ),
    "canvases:delete": Row(post=OWN),
    "canvases:restore": Row(post=BIN),
    # Sharing
    "canvases:leave": Row(post=LEAVE),
    "canvases:share": Row(
        get=OWN, post=LET_IN, data={"email": "new@example.org", "role": "viewer"}
    ),
    "canvases:reviewing": Row(post=LET_IN),
    "canvases:make_link": Row(post=LET_IN, data={"kind": "view", "days": "30"}),
    "canvases:revoke_link": Row(post=LET_IN),
    "canvases:withdraw": Row(post=LET_IN),
    "canvases:change_role": Row(post=LET_IN, data={"role": "viewer"}),
    "canvases:remove_member": Row(post=LET_IN),
    "canvases:open_link": Row(get=HOLDER, post=HOLDER, at={"token": "link"}, data={"name": "A"}),
    "canvases:invitation": Row(get=HOLDER, post=HOLDER, at={"token": "invited"}),
    # The walk
    "wizard:home": Row(get=HOME),
    "wizard:undo": _saves(query="?step=channels"),
    "wizard:take_back": _saves(query="?step=channels"),
    "wizard:quick": Row(get=EDIT, post=EDIT, json=True, at={"number": 1}),
    "wizard:quick_done": Row(get=READ),
    "wizard:history": Row(get=EDIT),
    "wizard:history_row": Row(get=EDIT, post=EDIT, json=True, at={"name": "p1"}),
    "wizard:threads": Row(get=READ),
    "wizard:suppose": Row(get=READ, at={"name": "v1"}),
    "wizard:pulse": Row(get=READ),
    "wizard:here": Row(post=TEAM),
    "wizard:step": Row(get=READ),
    "wizard:note": _saves(data={"note": "New", "revision": "0"}),
    "wizard:status": _saves(data={"status": "done", "revision": "0"}),
    "wizard:litmus": _saves(data={"test": "shoes", "ticked": "shoes"}),
    "wizard:links": _saves(at={"key": "value-propositions", "link": "fits"}),
    "wizard:sentence": _saves(
        at={"key": "value-propositions"}, data={"who": "p1", "need": "More", "offer": "Less"}
    ),
    "wizard:dealing": _saves(at={"key": "customer-relationships"}),
    "wizard:premium": _saves(at={"key": "customer-relationships", "ref": "r1"}),
    "wizard:answers": _saves(at={"key": "value-propositions"}),
    "wizard:journey": _saves(at={"key": "channels"}),
    "wizard:business_type": _saves(at={"key": "key-activities"}),
    "wizard:forces": _saves(at=_ANALYSIS),
    "wizard:add_action": _saves(at=_ANALYSIS, data={"name": "Call"}),
    "wizard:action": _saves(at={**_ANALYSIS, "ref": "action"}, data={"text": "Call"}),
    "wizard:next_review": _saves(at=_ANALYSIS),
    "wizard:add": _saves(at={"block": "personas"}, data={"name": "Ann"}),
    "wizard:item": Row(get=READ, post=EDIT, json=True, at=_ITEM, data={"name": "Edward"}),
    "wizard:move": _saves(at=_ITEM, data={"way": "down", "revision": "1"}),
    "wizard:remove": _saves(at=_ITEM, data={"revision": "1"}),
    "wizard:mend": _saves(data={"code": "C01", "about": "s1", "mend": "Nothing"}),
    "wizard:dismissal": _saves(data={"code": "C07", "about": "v2", "reason": ""}),
    "wizard:assume": _saves(at={"ref": "p1"}),
    # Versions
    "wizard:versions": Row(get=VERSIONS, post=EDIT),
    "wizard:compare": Row(get=VERSIONS),
    "wizard:version": Row(get=VERSIONS),
    "wizard:version_pdf": Row(get=VERSIONS),
    "wizard:version_file": Row(get=VERSIONS),
    "wizard:restore_version": Row(post=EDIT),
    "wizard:copy_version": Row(post=VERSIONS),
    # Reviews
    "reviews:review": Row(get=SUBMITTED),
    "reviews:submit": Row(get=OWN, post=OWN, data={"scope": "whole"}),
    "reviews:withdraw": Row(post=OWN),
    "reviews:reopen": Row(get=OWN_OR_REVIEW, post=OWN_OR_REVIEW),
    "reviews:finish": Row(get=REVIEW_DRAFT, post=REVIEW),
    "reviews:history": Row(get=VERSIONS),
    "reviews:step": Row(get=SUBMITTED),
    "reviews:verdict": Row(post=REVIEW, data={"verdict": "approve"}),
    "reviews:note": Row(post=REVIEW, data={"note": "New"}),
    "reviews:checklist": Row(post=IN_ROUND),
    "reviews:agenda": Row(get=VERSIONS),
    "reviews:comments": Row(get=COMMENT, post=COMMENT, data={"text": "New", "kind": "should"}),
    "reviews:comment": Row(get=ON_COMMENT),
    "reviews:reply": Row(post=ON_COMMENT, data={"text": "New"}),
    "reviews:resolve": Row(post=ON_COMMENT),
    "reviews:reopen_comment": Row(post=ON_COMMENT),
    "reviews:assign": Row(post=ON_COMMENT),
    "reviews:accept": Row(post=EDIT),
    "reviews:decline": Row(post=EDIT),
    "reviews:remove": Row(post=UNSENT),
    "reviews:desk": Row(get=SIGNED_IN, query="?as=editor&q=plover"),
    "reviews:desk_csv": Row(get=SIGNED_IN, query="?as=editor&q=plover"),
    "reviews:archives": Row(post=SIGNED_IN),
    "reviews:archive": Row(get=ASKER),
    "reviews:archive_download": Row(get=ASKER),
    "reviews:own": Row(get=SIGNED_IN, post=SIGNED_IN),
    "reviews:mail": Row(get=SIGNED_IN, post=SIGNED_IN, data={"pace": "daily"}),
    "reviews:unsubscribe": Row(get=ANYONE, post=ANYONE, at={"token": "nothing"}),
    # Accounts: everybody's own, and nobody else's
    "whoami": Row(get=ANYONE),
    "account_login": Row(get=ANYONE, post=ANYONE),
    "account_logout": Row(get=ANYONE, post=ANYONE),
    "account_inactive": Row(get=ANYONE),
    "account_signup": Row(get=ANYONE, post=ANYONE),
    "account_reauthenticate": Row(get=ANYONE, post=ANYONE),
    "account_email": Row(get=SIGNED_IN, post=SIGNED_IN),
    "account_email_verification_sent": Row(get=ANYONE),
    "account_change_password": Row(get=SIGNED_IN, post=SIGNED_IN),
    "account_set_password": Row(get=SIGNED_IN, post=SIGNED_IN),
    "account_reset_password": Row(get=ANYONE, post=ANYONE),
    "account_reset_password_done": Row(get=ANYONE),
    "account_reset_password_from_key": Row(
        get=ANYONE, post=ANYONE, path="/accounts/password/reset/key/1-nothing/"
    ),
    "account_reset_password_from_key_done": Row(get=ANYONE),
    "account_confirm_email": Row(get=ANYONE, post=ANYONE, path="/accounts/confirm-email/nothing/"),
    "account_confirm_login_code": Row(get=ANYONE, post=ANYONE),
    "account_request_login_code": Row(get=ANYONE, post=ANYONE),
}
