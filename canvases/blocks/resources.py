"""Assets that the business must have."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, PosterPlace, choice
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="resources",
    one=_("resource"),
    many=_("resources"),
    title=_("Key resources"),
    ask=_("Add what you must have, for example “Licensed manual library”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("Something that you have, can get, or would miss."),
        placeholder=_("Licensed manual library"),
    ),
    fields=(
        choice(
            "resources.kind",
            _("Kind"),
            choices=(
                ("physical", _("Physical")),
                ("intellectual", _("Knowledge and rights")),
                ("human", _("People")),
                ("financial", _("Money")),
            ),
            glosses={
                "physical": _("buildings, machines, vehicles, lines"),
                "intellectual": _("software, data, brands, patents, know-how"),
                "human": _("people who are hard to replace"),
                "financial": _("cash, credit, guarantees"),
            },
            report_label="",
        ),
        Field(
            key="used_by",
            label=_("Used by"),
            kind="refs",
            of=("activities", "relationships"),
            help=_("What would stop without it?"),
        ),
    ),
    more=(
        More(
            line=_("Describe {name}"),
            fields=(
                Field(
                    key="description",
                    label=_("Where it comes from, and what would replace it"),
                    report_label="",
                    kind="text",
                    placeholder=_("Licensed for three years from eleven makers"),
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s resource", "%(count)s resources"),
    end="resource",
    letter="e",
    open_slot=OpenSlot(("used_by",), _("Link what uses it")),
    draft=AssumptionDraft("other", _("we can get and keep this: {name}")),
    on_poster=PosterPlace("below", 1),
)
