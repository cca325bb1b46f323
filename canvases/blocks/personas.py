"""People, each drawn well enough to recognise."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, choice
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="personas",
    one=_("person"),
    many=_("people"),
    title=_("People"),
    ask=_("Add a person by first name, for example “Ted”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("A first name is enough. It goes into sentences: “Ted needs …”"),
        placeholder=_("Ted"),
    ),
    fields=(
        choice(
            "personas.role",
            _("Do they buy, or use?"),
            choices=(
                ("buyer", _("Buyer")),
                ("user", _("User")),
                ("both", _("Buyer and user")),
                ("beneficiary", _("Beneficiary")),
            ),
            glosses={
                "buyer": _("decides and pays"),
                "user": _("works with it"),
                "both": _("pays for it and works with it"),
                "beneficiary": _("is better off, and neither buys nor uses it"),
            },
            report_label="",
            brief={
                "buyer": _("buys"),
                "user": _("uses"),
                "both": _("both"),
                "beneficiary": _("benefits"),
            },
        ),
    ),
    in_row=("role", "segment"),
    more=(
        More(
            line=_("Add what {name} thinks and feels"),
            fields=(
                Field(
                    key="think",
                    label=_("Thinks"),
                    kind="text",
                    help=_(
                        "What do they believe about this part of their day? In their own words."
                    ),
                    placeholder=_("“I should not have to climb down for a number.”"),
                ),
                Field(
                    key="see",
                    label=_("Sees"),
                    kind="text",
                    help=_(
                        "What is around them? What do colleagues and rivals of yours show them?"
                    ),
                    placeholder=_("Faded type plates, and colleagues who carry paper lists"),
                ),
                Field(
                    key="feel",
                    label=_("Feels"),
                    kind="text",
                    help=_("What worries or pleases them, when it matters most?"),
                    placeholder=_("Watched by the customer while waiting on hold"),
                ),
                Field(
                    key="do",
                    label=_("Does"),
                    kind="text",
                    help=_("What would you film them doing today?"),
                    placeholder=_("Photographs the plate, rings the counter, waits"),
                ),
            ),
        ),
        More(
            line=_("Say who {name} is in real life"),
            fields=(
                Field(
                    key="examples",
                    label=_("Real examples"),
                    kind="text",
                    help=_("People whom you could ring today. First names will do."),
                    placeholder=_("Theo at Ridgeway, Dana at Cooper & Sons, …"),
                ),
            ),
        ),
        More(
            line=_("Put {name} into a segment"),
            fields=(Field(key="segment", label=_("Segment"), kind="ref", of=("segments",)),),
        ),
    ),
    noun=ngettext_noop("%(count)s person", "%(count)s people"),
    end="persona",
    letter="p",
    draft=AssumptionDraft("persona", _("there are many like {name}")),
)
