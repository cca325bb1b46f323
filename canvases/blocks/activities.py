"""What the business must do well."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, OpenSlot, PosterPlace
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="activities",
    one=_("activity"),
    many=_("activities"),
    title=_("Key activities"),
    ask=_("Add what you must do well, for example “Keep the catalogue current”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("A verb and what it is done to."),
        placeholder=_("Keep the catalogue current"),
    ),
    fields=(
        Field(
            key="delivers",
            label=_("Delivers"),
            kind="refs",
            of=("propositions",),
            help=_("Which offers would fail without it?"),
        ),
    ),
    more=(
        More(
            line=_("Say what else it keeps running"),
            fields=(
                Field(
                    key="manages",
                    label=_("Looks after"),
                    kind="refs",
                    of=("channels", "relationships", "partners"),
                    help=_("Channels, relationships and partners that somebody must tend."),
                ),
            ),
        ),
        More(
            line=_("Say whether it is the heart of the business"),
            fields=(
                Field(
                    key="core",
                    label=_("Core"),
                    report_tick=(_("Core"), _("Not core")),
                    kind="tick",
                    help=_("Core: you win or lose by it. What is not core, a partner may do."),
                ),
            ),
        ),
        More(
            line=_("Describe {name}"),
            fields=(
                Field(
                    key="description",
                    label=_("What is done, how often, by whom"),
                    report_label="",
                    kind="text",
                    placeholder=_("Two people read new manuals every Monday"),
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s activity", "%(count)s activities"),
    end="activity",
    letter="a",
    open_slot=OpenSlot(("delivers", "manages"), _("Link what it delivers or manages")),
    draft=AssumptionDraft("other", _("we can do this well: {name}")),
    on_poster=PosterPlace("above", 1),
)
