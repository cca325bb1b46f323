"""Forms that walks are sent out for: together they send every form that the product has.

A walk that only strolls meets the same forms again and again. So each has a few errands, by its
seed: whose form it is, and where people find it. Its own control sends it, as everything does.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from tests.permissions.table import TABLE

ERRANDS_A_WALK = 5
TRIES = 9  # acts, before it is given up
_STEP = "/canvases/{parts}/steps/"
_SEGMENTS, _OFFERS = f"{_STEP}customer-segments/", f"{_STEP}value-propositions/"
_CANVASES, _SHARE, _ASKED = "/canvases/", "/canvases/{parts}/share/", "/canvases/{asked}/comments/"
_HANDED, _TALKS = "/canvases/{handed}/review/channels/", "/canvases/{asked}/steps/channels/"
MAIL = "mail"
# Who finds it, and where; what is missing here stands on a step, and its owner finds it there.
_PLACES: Mapping[str, tuple[str, str]] = {
    "canvases:new": ("ann", "/canvases/new/"),
    "canvases:import": ("ann", "/canvases/import/"),
    "canvases:details": ("ann", "/canvases/{parts}/details/"),
    "canvases:copy": ("ann", "/canvases/{rooftop-parts}/"),
    "canvases:delete": ("ann", _CANVASES),
    "canvases:restore": ("ann", _CANVASES),
    "canvases:leave": ("ben", _CANVASES),
    "canvases:share": ("ann", _SHARE),
    "canvases:reviewing": ("ann", _SHARE),
    "canvases:make_link": ("ann", _SHARE),
    "canvases:revoke_link": ("ann", _SHARE),
    "canvases:withdraw": ("ann", _SHARE),
    "canvases:change_role": ("ann", _SHARE),
    "canvases:remove_member": ("ann", _SHARE),
    "canvases:open_link": ("gus", "/s/{talk}/"),
    "canvases:invitation": ("sam", MAIL),
    "canvases:accept_invitation": ("sam", _CANVASES),
    "canvases:decline_invitation": ("sam", _CANVASES),
    "wizard:quick": ("ann", "/canvases/{blank}/quick/1/"),
    "wizard:sentence": ("ann", _OFFERS),
    "wizard:remove_sentence": ("ann", _OFFERS),
    "wizard:members": ("ann", _SEGMENTS),
    "wizard:choose": ("ann", _SEGMENTS),
    "wizard:dealing": ("ann", f"{_STEP}customer-relationships/"),
    "wizard:business_type": ("ann", f"{_STEP}key-activities/"),
    "wizard:forces": ("ann", f"{_STEP}analysis/"),
    "wizard:add_action": ("ann", f"{_STEP}analysis/"),
    "wizard:action": ("ann", f"{_STEP}analysis/"),
    "wizard:next_review": ("ann", f"{_STEP}analysis/"),
    "wizard:answers": ("ann", _OFFERS),
    "wizard:assume": ("ann", f"{_STEP}customer-relationships/"),
    "wizard:versions": ("ann", "/canvases/{parts}/versions/"),
    "wizard:restore_version": ("ann", "/canvases/{parts}/versions/1/"),
    "wizard:copy_version": ("ann", "/canvases/{parts}/versions/1/"),
    "reviews:submit": ("ann", "/canvases/{parts}/review/submit/"),
    "reviews:withdraw": ("ann", "/canvases/{handed}/review/submit/"),
    "reviews:reopen": ("ann", "/canvases/{approved}/review/reopen/"),
    "reviews:finish": ("rae", "/canvases/{handed}/review/finish/"),
    "reviews:verdict": ("rae", _HANDED),
    "reviews:note": ("rae", _HANDED),
    "reviews:checklist": ("rae", _HANDED),
    "reviews:comments": ("rae", _HANDED),
    "reviews:edit": ("rae", _HANDED),
    "reviews:remove": ("rae", _HANDED),
    "reviews:reply": ("ann", _ASKED),
    "reviews:resolve": ("ann", _ASKED),
    "reviews:reopen_comment": ("ann", _ASKED),
    "reviews:assign": ("ann", _ASKED),
    "reviews:accept": ("ann", _ASKED),
    "reviews:decline": ("ann", _ASKED),
    "reviews:archives": ("rae", "/desk/"),
    "reviews:own": ("rae", "/reviews/phrases/"),
    "reviews:letterhead": ("rae", "/reviews/letterhead/"),
    "reviews:mail": ("rae", "/reviews/mail/"),
    "reviews:unsubscribe": ("rae", MAIL),
    "account_login": ("gus", "/accounts/login/"),
    "account_logout": ("ben", "/accounts/logout/"),
    "account_signup": ("gus", "/accounts/signup/"),
    "account_reauthenticate": ("ann", "/accounts/reauthenticate/"),
    "account_email": ("ann", "/accounts/email/"),
    "account_name": ("ann", "/accounts/name/"),
    "account_change_password": ("ann", "/accounts/password/change/"),
    "account_set_password": ("pat", "/accounts/password/set/"),
    "account_reset_password": ("gus", "/accounts/password/reset/"),
    "account_reset_password_from_key": ("ann", MAIL),
    "account_confirm_email": ("pat", MAIL),
    "account_request_login_code": ("gus", "/accounts/login/code/"),
    "account_confirm_login_code": ("gus", "/accounts/login/code/"),
}
# What has to be sent before there is anything to be found.
_AFTER = {
    "account_confirm_login_code": "account_request_login_code",
    "account_reset_password_from_key": "account_reset_password",
    "account_confirm_email": "account_email",
}


@dataclass
class Errand:
    route: str
    who: str
    place: str  # "" for any step
    tries: int = 0


def errands_of(seed: str) -> list[Errand]:
    """What this walk sets out for: all of them in turn, in another order for each seed."""
    first, _, walk = seed.partition(".")
    routes = sorted(route for route, row in TABLE.items() if row.post)
    random.Random(f"errands {first}").shuffle(routes)
    start = (int(walk or 1) - 1) * ERRANDS_A_WALK
    chosen = [routes[at % len(routes)] for at in range(start, start + ERRANDS_A_WALK)]
    return [errand for route in chosen for errand in _errands(route)]


def _errands(route: str) -> list[Errand]:
    who, place = _PLACES.get(route, ("ann", ""))
    before = [Errand(one, _PLACES[one][0], _PLACES[one][1]) for one in (_AFTER.get(route),) if one]
    if before and before[0].who != who and before[0].route == "account_email":
        before[0].who = who
    return [*before, Errand(route, who, place)]
