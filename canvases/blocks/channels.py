"""Means by which offers are promoted, sold or delivered."""

from canvases.blocks.block import AssumptionDraft, Block, Field, More, PosterPlace, choice
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="channels",
    one=_("channel"),
    many=_("channels"),
    title=_("Channels"),
    ask=_("Add a channel, for example “Poster at the trade counter”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("The thing itself, so that a stranger could find it."),
        placeholder=_("Poster at the trade counter"),
    ),
    fields=(
        choice(
            "channels.kind",
            _("Kind"),
            choices=(
                ("web", _("Website")),
                ("app", _("App")),
                ("phone", _("Phone")),
                ("video", _("Video call")),
                ("chat", _("Chat")),
                ("email", _("E-mail")),
                ("post", _("Post")),
                ("store", _("Store")),
                ("face_to_face", _("Face to face")),
                ("partner", _("Through a partner")),
                ("media", _("Press and media")),
                ("other", _("Something else")),
            ),
            report_label="",
        ),
    ),
    more=(
        More(
            line=_("Describe {name}"),
            fields=(
                Field(
                    key="description",
                    label=_("What happens there"),
                    report_label="",
                    kind="text",
                    placeholder=_("A code on the poster opens the app store"),
                ),
            ),
        ),
        More(
            line=_("Say whom {name} reaches, if not everyone"),
            fields=(
                Field(
                    key="reaches",
                    label=_("Reaches"),
                    kind="refs",
                    of=("segments", "personas"),
                    help=_("Leave empty for everyone."),
                ),
            ),
        ),
        More(
            line=_("Say whose {name} is, and whether it is in use yet"),
            fields=(
                choice(
                    "channels.owner",
                    _("Whose"),
                    choices=(
                        ("own", _("Our own")),
                        ("partner", _("A partner’s")),
                    ),
                    report_label="",
                ),
                choice(
                    "channels.use",
                    _("In use"),
                    choices=(
                        ("now", _("In use now")),
                        ("later", _("For later")),
                        ("rejected", _("Rejected")),
                    ),
                    report_label="",
                ),
            ),
        ),
        More(
            line=_("Rate {name}"),
            fields=(
                Field(
                    key="speed",
                    label=_("Speed"),
                    kind="rating",
                    help=_("5: the customer has it at once."),
                ),
                Field(
                    key="efficiency",
                    label=_("Efficiency"),
                    kind="rating",
                    help=_("5: little effort for each customer won or served."),
                ),
                Field(
                    key="investment",
                    label=_("Investment"),
                    kind="rating",
                    help=_("5: needs little money to set up."),
                ),
                Field(
                    key="preference",
                    label=_("Customer preference"),
                    kind="rating",
                    help=_("5: it is the way that they would choose."),
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s channel", "%(count)s channels"),
    end="channel",
    letter="c",
    draft=AssumptionDraft("customer_creation", _("they find us, and buy, through {name}")),
    on_poster=PosterPlace("below", 3),
)
