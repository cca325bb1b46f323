"""Kinds of dealing with customers while they buy and while they use."""

from canvases.blocks.block import (
    AssumptionDraft,
    Block,
    Field,
    More,
    PosterPlace,
    choice,
    choices,
    yes_no,
)
from canvases.blocks.shared import JOURNEY, JOURNEY_GLOSSES
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

# The choices that are made once for everyone, before anybody differs.
EVERYONE = (
    choice(
        "relationships.contact",
        _("Who answers them?"),
        choices=(
            ("personal", _("Personal")),
            ("dedicated", _("Dedicated, a named person")),
            ("automated", _("Automated")),
            ("mixed", _("Mixed")),
        ),
        glosses={
            "personal": _("whoever is on duty helps: a hotel desk"),
            "dedicated": _("one named person knows them: a private banker"),
            "automated": _("a machine answers, and knows them if you let it: a parcel tracker"),
            "mixed": _("the machine first, a person when it fails: most online shops"),
        },
        report_label="",
    ),
    choice(
        "relationships.service",
        _("Who does the work?"),
        choices=(
            ("full", _("Full service")),
            ("self", _("Self-service")),
            ("community", _("Community")),
            ("co_creation", _("Made together")),
        ),
        glosses={
            "full": _("you do it for them: a removal firm"),
            "self": _("you give the means, they do it: a hire van"),
            "community": _("customers help each other: a users’ forum"),
            "co_creation": _("they make part of it: readers who write reviews"),
        },
        report_label="",
    ),
    choice(
        "relationships.basis",
        _("How long does it last?"),
        choices=(
            ("one_off", _("One-off")),
            ("ongoing", _("Ongoing")),
        ),
        glosses={
            "one_off": _("they buy and go: a taxi from the airport"),
            "ongoing": _("each time builds on the last: the family dentist"),
        },
        report_label="",
    ),
)

BLOCK = Block(
    key="relationships",
    one=_("relationship"),
    many=_("relationships"),
    title=_("Relationships"),
    ask=_("Add a kind of dealing, for example “A named person for the owner”"),
    name=Field(
        key="name",
        label=_("Name"),
        help=_("The kind of dealing, not the means: “help within the hour”, not “chat”."),
        placeholder=_("Help inside the app, answered within the hour"),
    ),
    fields=EVERYONE,
    more=(
        More(
            line=_("Say whom it is for, if not everyone"),
            fields=(
                Field(
                    key="serves",
                    label=_("For"),
                    kind="refs",
                    of=("segments", "personas"),
                    help=_("Leave empty for everyone."),
                ),
            ),
        ),
        More(
            line=_("Describe a day of it"),
            fields=(
                Field(
                    key="description",
                    label=_("What it is like for them"),
                    report_label="",
                    kind="text",
                    placeholder=_(
                        "Ted asks in the app. Within the hour somebody who has repaired "
                        "that unit answers."
                    ),
                ),
            ),
        ),
        More(
            line=_("Say what it is to achieve"),
            fields=(
                choices(
                    "relationships.aims",
                    _("It is to"),
                    choices=(
                        ("acquire", _("Win new customers")),
                        ("retain", _("Keep them")),
                        ("grow", _("Sell them more")),
                        ("end", _("Let them go well")),
                    ),
                    glosses={
                        "acquire": _("turn strangers into customers"),
                        "retain": _("give them reasons to stay"),
                        "grow": _("earn more from those you have"),
                        "end": _("part without a quarrel, so that they may return"),
                    },
                ),
            ),
        ),
        More(
            line=_("Say how they reach you"),
            fields=(
                choice(
                    "relationships.path",
                    _("Path"),
                    choices=(
                        ("direct", _("Directly with us")),
                        ("partner", _("Through a partner")),
                    ),
                    glosses={
                        "direct": _("they know you and talk to you"),
                        "partner": _("somebody else stands between you and them"),
                    },
                    report_label="",
                ),
                Field(
                    key="through",
                    label=_("Through"),
                    kind="refs",
                    of=("channels",),
                    help=_("The channels of step 3 that carry it."),
                ),
            ),
        ),
        More(
            line=_("Say whether it pays"),
            fields=(
                yes_no(
                    "relationships.numbers_work",
                    _("Do the numbers work?"),
                    help=_(
                        "People, hours and money for a customer, against what that customer pays."
                    ),
                ),
                Field(
                    key="concierge",
                    label=_("By hand for now, to learn"),
                    report_tick=(_("By hand for now, to learn"), ""),
                    kind="tick",
                    help=_("A concierge test: you do by hand what a machine may do later."),
                ),
                yes_no(
                    "relationships.premium",
                    _("Is there a premium support to test?"),
                    help=_("Personal help at a fair price, for those who want it."),
                ),
            ),
        ),
        More(
            line=_("Say how you hear that their needs have changed"),
            fields=(
                Field(
                    key="listening",
                    label=_("How you hear"),
                    report_label=_("How we hear that needs have changed"),
                    kind="text",
                    placeholder=_("We ring ten users each month, and read every question asked"),
                ),
            ),
        ),
        More(
            line=_("Note where it differs, for one of them or at one stage"),
            fields=(
                Field(
                    key="notes",
                    label=_("Where it differs"),
                    kind="rows",
                    columns=(
                        Field(
                            key="who",
                            label=_("For"),
                            kind="ref",
                            of=("segments", "personas"),
                            help=_("Leave empty for everyone."),
                        ),
                        choice("notes.stage", _("When"), choices=JOURNEY, glosses=JOURNEY_GLOSSES),
                        Field(key="text", label=_("What is different"), kind="text"),
                    ),
                ),
            ),
        ),
    ),
    noun=ngettext_noop("%(count)s relationship", "%(count)s relationships"),
    end="relationship",
    letter="r",
    draft=AssumptionDraft("usability", _("{name} is how they want to be dealt with")),
    on_poster=PosterPlace("above", 3),
)
