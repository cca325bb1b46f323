"""What is offered."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, PosterPlace, choice
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="propositions",
    one=_("proposition"),
    many=_("propositions"),
    title=_("What you offer"),
    ask=_("Add what you offer, for example “Parts lookup in the field”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("What they get, as they would say it. Not how it is built."),
        placeholder=_("Parts lookup in the field"),
    ),
    fields=(
        Field(
            key="description",
            label=_("What it does for them"),
            report_label="",
            kind="text",
            placeholder=_("Names the part from a photograph of the type plate"),
        ),
    ),
    more=(
        More(
            line=_("Say which problems {name} solves"),
            fields=(Field(key="solves", label=_("Solves"), kind="refs", of=("problems",)),),
        ),
        More(
            line=_("Say whether {name} solves something or is a nice extra"),
            fields=(
                choice(
                    "propositions.kind",
                    _("Kind"),
                    choices=(
                        ("solution", _("Solution")),
                        ("value_add", _("Nice extra")),
                    ),
                    glosses={
                        "solution": _("answers a problem that they have"),
                        "value_add": _(
                            "pleasant to have beside the solution; solves nothing alone"
                        ),
                    },
                    report_label="",
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s offer", "%(count)s offers"),
    end="proposition",
    letter="v",
    draft=AssumptionDraft("value", _("{name} is better than what they do today")),
    on_poster=PosterPlace("whole", 2),
)
