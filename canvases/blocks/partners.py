"""Those who do what the business should not do itself."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, PosterPlace, choice
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="partners",
    one=_("partner"),
    many=_("partners"),
    title=_("Key partners"),
    ask=_("Add a partner, for example “Equipment makers”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("A firm, or a kind of firm that you could list."),
        placeholder=_("Equipment makers"),
    ),
    fields=(
        Field(
            key="provides",
            label=_("Provides"),
            kind="refs",
            of=("activities", "resources", "channels"),
            help=_("What you would have to do, own or run without them."),
        ),
        choice(
            "partners.motive",
            _("Why a partner?"),
            choices=(
                ("economy", _("Cheaper than doing it ourselves")),
                ("risk", _("Shares the risk")),
                ("acquisition", _("Has what we lack")),
            ),
            glosses={
                "economy": _("they do it at a scale that you lack"),
                "risk": _("they carry part of what may go wrong"),
                "acquisition": _("a licence, a skill, access to customers"),
            },
            report_label="",
        ),
    ),
    more=(
        More(
            line=_("Say whether you could go on without {name}"),
            fields=(
                Field(
                    key="key",
                    label=_("Key partner"),
                    report_tick=(_("Key partner"), _("Not a key partner")),
                    kind="tick",
                    help=_("Key: the model stops when they stop. Others are suppliers."),
                ),
            ),
        ),
        More(
            line=_("Describe the deal"),
            fields=(
                Field(
                    key="description",
                    label=_("What you give them, what they give you"),
                    report_label="",
                    kind="text",
                    placeholder=_("They license the manuals; we send them what fails in the field"),
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s partner", "%(count)s partners"),
    end="partner",
    letter="n",
    open_slot=OpenSlot(("provides",), _("Link what they provide")),
    draft=AssumptionDraft("other", _("{name} will do their part")),
    on_poster=PosterPlace("whole", 0),
)
