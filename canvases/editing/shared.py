"""What other sentences of step 2 say too: which these are, and what to ask about them."""

from __future__ import annotations

from canvases import models
from canvases.editing.consequences import listed
from canvases.editing.errors import Shared
from canvases.editing.link_ends import End

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
    change = "both" if len(offered) + needed == 1 else "all of them"
    everywhere, alone = f"Change {change}", "Change this one alone"
    if offered and needed:
        text = "Other sentences begin with this need, and offer this, too: change all of them?"
        raise Shared("offer", text, {ALL: everywhere, OWN: alone})
    if needed:
        begin = "Another sentence begins" if needed == 1 else f"{needed} other sentences begin"
        text = f"{begin} with this need too: change {change}, or this one alone?"
        raise Shared("need", text, {ALL: everywhere, OWN: alone})
    names = sorted({name for name in offered if name != who})
    if again := offered.count(who):
        another = "another sentence" if names else "Another sentence"
        names.append(f"{again} other sentences" if again > 1 else another)
    have = "has" if len(names) == 1 and again < 2 else "have"
    text = f"{listed(names)} {have} this offer too: change {change}, or give {who} an own one?"
    own = alone if set(offered) == {who} else f"Give {who} an own one"
    raise Shared("offer", text, {ALL: everywhere, OWN: own})


def _end(row: tuple[int | None, str | None, int | None, str | None]) -> tuple[tuple[str, int], str]:
    persona, name, segment, group = row
    if persona is not None:
        return ("persona_id", persona), name or ""
    assert segment is not None
    return ("segment_id", segment), group or ""
