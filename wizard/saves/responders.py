"""Who answers a save: a page, or JSON for the save queue. What it comes to is decided for both by
`canvases.saving`."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from canvases.saving import json_answers
from canvases.steps import Step
from wizard.pages.step_visit import StepVisit
from wizard.saves.json_responder import JsonResponder
from wizard.saves.page_responder import PageResponder


def responder_of(
    request: HttpRequest, visit: StepVisit, declared: Step, where: str, **page: Any
) -> PageResponder | JsonResponder:
    """What answers this request: with JSON where that is asked for, else with the page that
    `page` describes. `where` is the id of the form."""
    if json_answers.wanted(request):
        return JsonResponder(request, visit, declared, where)
    return PageResponder(request, visit, declared, where, **page)
