"""What other sentences of step 2 say too: which these are, and what to ask about them."""

from __future__ import annotations

from canvases import models
from canvases.editing.consequences import listed
from canvases.editing.errors import Shared
from canvases.editing.link_ends import End
from web.text.language import gettext, ngettext

# What may be answered: change it in every sentence, or in this one alone.
ALL, OWN = "all", "own"


def sentences_with_offer(
    proposition: models.Proposition, who: End, problem: models.Problem | None
) -> list[str]:
    """Whose other sentences offer the same, by name; `who` once for each other one of theirs."""
    solved = proposition.solvings.exclude(problem=problem).values_list(
        "problem__persona", "problem__persona__name", "problem__segment", "problem__segment__name"
    )
    fits = proposition.fits.values_list("persona", "persona__name", "segment", "segment__name")
    own = ("persona_id", who.pk) if who.column == "persona_id" else ("segment_id", who.pk)
    ends = [_end(row) for row in solved]
    told = {end for end, _ in ends}
    bare = [(end, name) for end, name in map(_end, fits) if end != own and end not in told]
    return [name for _, name in (*ends, *bare)]


def sentences_with_need(problem: models.Problem, proposition: models.Proposition | None) -> int:
    """How many other sentences begin with the same need."""
    return problem.solvings.exclude(proposition=proposition).count()


def is_held(item: models.BlockItem) -> bool:
    """Whether anything on the canvas points at an item. A need stands in sentences only: what
    else names it would keep a sentence on the page that was removed."""
    if isinstance(item, models.Problem):
        return bool(item.solvings.exists())
    return any(
        relation.related_model._default_manager.filter(**{relation.field.attname: item.pk}).exists()
        for relation in item._meta.related_objects
    )


def ask(who: str, offered: list[str], needed: int) -> None:
    """Raises Shared where words that change stand in other sentences too: `offered` names who
    else is offered the same, `needed` counts the others with the same need."""
    if not (offered or needed):
        return
    both = len(offered) + needed == 1
    everywhere = gettext("Change both") if both else gettext("Change all of them")
    alone = gettext("Change this one alone")
    if offered and needed:
        text = gettext(
            "Other sentences begin with this need, and offer this, too: change all of them?"
        )
        raise Shared("offer", text, {ALL: everywhere, OWN: alone})
    if needed:
        text = ngettext(
            "Another sentence begins with this need too: change both, or this one alone?",
            "%(count)s other sentences begin with this need too: change all of them, or this one"
            " alone?",
            needed,
        )
        raise Shared("need", text % {"count": needed}, {ALL: everywhere, OWN: alone})
    give = gettext("Give %(who)s an own one") % {"who": who}
    own = alone if set(offered) == {who} else give
    raise Shared("offer", _about_offer(who, offered, both=both), {ALL: everywhere, OWN: own})


def _about_offer(who: str, offered: list[str], *, both: bool) -> str:
    """What to ask where the same is offered to others, or to `who` in other sentences."""
    names = sorted({name for name in offered if name != who})
    again = offered.count(who)
    if names and again:
        names.append(
            ngettext("another sentence", "%(count)s other sentences", again) % {"count": again}
        )
    elif again:
        text = ngettext(
            "Another sentence has this offer too: change both, or give %(who)s an own one?",
            "%(count)s other sentences have this offer too: change all of them, or give %(who)s an"
            " own one?",
            again,
        )
        return text % {"count": again, "who": who}
    if both:
        text = gettext("%(names)s has this offer too: change both, or give %(who)s an own one?")
    else:
        text = ngettext(
            "%(names)s has this offer too: change all of them, or give %(who)s an own one?",
            "%(names)s have this offer too: change all of them, or give %(who)s an own one?",
            len(names),
        )
    return text % {"names": listed(names), "who": who}


def _end(row: tuple[int | None, str | None, int | None, str | None]) -> tuple[tuple[str, int], str]:
    persona, name, segment, group = row
    if persona is not None:
        return ("persona_id", persona), name or ""
    assert segment is not None
    return ("segment_id", segment), group or ""
