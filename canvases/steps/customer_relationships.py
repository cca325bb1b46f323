"""Step 4: how they deal with the business while they buy and while they use."""

from canvases import words
from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Help, LinkTable, Litmus, Step
from web.text.formats import in_line
from web.text.language import gettext_noop as _

GUIDANCE = Guidance(
    good=(
        _("Choices first: who answers, who does the work, how long it lasts."),
        _("A promise that you can keep, at a cost that you know."),
    ),
    traps=(
        _("“Phone support, yes or no?” is a false choice. Personal help can be sold."),
        _("A promise that no channel carries, or that nobody staffs."),
        _("A monthly bill for somebody you deal with only once."),
    ),
    examples={
        "product": _(
            "Ted helps himself in the app. When that fails, somebody who has repaired "
            "such units answers inside it within the hour: *mixed, self-service, ongoing*. For the "
            "first offices the founder sets everything up by hand, to learn what the manual must "
            "say. Omar hears from one named person each quarter. A line for emergencies is sold "
            "apart, at 40 a month for a firm. Three firms took it."
        ),
        "scope": _(
            "Each firm has one named engineer who knows the partners, the court dates "
            "and the printer on the second floor: *dedicated, full service, ongoing*. It takes "
            "fifteen hours a firm each month, and it is why nobody leaves. Sam shares a desk with "
            "the other sole practitioners. Whoever is on duty helps him, and the price allows for "
            "that."
        ),
        "infrastructure": _(
            "Marta wants no relationship: a bill that comes by itself, and a "
            "text when the power fails, which says the truth about her street. *Automated, "
            "self-service, ongoing*. Ines has an engineer’s mobile number and a warning before any "
            "planned work. The difference is what one bad hour costs."
        ),
    },
    more=(
        Help(
            _("A channel is the means, a relationship is the dealing"),
            _(
                "A channel is a thing: the counter in Mill Street, the app, Priya’s number. A "
                "relationship is what happens through it: “somebody who knows my units answers "
                "within the hour”.\n\n"
                "One phone can carry a named adviser, or a queue with music. One adviser can be "
                "met at a desk, by phone or by video. So the two are chosen apart, and then "
                "checked against each other.\n\n"
                "A test: if you could buy it or switch it off, you have written down a channel. "
                "Ask what people get when they use it. How the product reaches them, by van or by "
                "download, is delivery, and belongs in step 3."
            ),
        ),
        Help(
            _("Who answers them?"),
            _(
                "- **Personal.** Whoever is on duty helps. A hotel desk. It works when the case is "
                "short and the notes are good.\n"
                "- **Dedicated.** One named person knows them. A private banker. It is dear, hard "
                "to leave, and falls with the person: have a second one.\n"
                "- **Automated.** A machine answers at once, at any hour. A parcel tracker. It is "
                "cheap for each case, and dear to build well.\n"
                "- **Mixed.** The machine first, a person when it fails. Most online shops. The "
                "way from one to the other must be short."
            ),
        ),
        Help(
            _("Who does the work?"),
            _(
                "- **Full service.** You do it for them. A removal firm packs, drives and "
                "unpacks.\n"
                "- **Self-service.** You give them the means. The hire van waits, they drive.\n"
                "- **Community.** They help each other. Gardeners answer gardeners, and you keep "
                "the place tidy.\n"
                "- **Made together.** They make a part of it. Guests write the reviews that bring "
                "the next guests."
            ),
        ),
        Help(
            _("How long does it last?"),
            _(
                "- **One-off.** They buy and go. A taxi from the airport. Each time you start "
                "again, so winning them must be cheap.\n"
                "- **Ongoing.** Each time builds on the last. A family dentist. You may spend more "
                "to win them, because they stay.\n\n"
                "If they are billed each month, they need a reason each month. A subscription on "
                "top of a one-off dealing is a cancellation that has not happened yet."
            ),
        ),
        Help(
            _("“Phone support, yes or no?” is a false choice"),
            _(
                "The question is who needs a person, for what, and who pays. Work out what a call "
                "costs you. Then offer it at a fair price: in the larger package, as a fee for "
                "each call, or as a yearly plan.\n\n"
                "Those who need it pay gladly. Those who do not are not charged for others. If you "
                "are unsure, mark it as a premium support to test and offer it to ten customers. "
                "What they buy becomes a stream in step 5."
            ),
        ),
        Help(
            _("By hand at first"),
            _(
                "While you are learning, serve people in ways that could never grow. Set up each "
                "account yourself. Answer every question in person. In business with firms, sell "
                "hours of advice before you sell the software. This is a concierge test: you act "
                "as the machine that you have not built.\n\n"
                "It may lose money, and that is fine for a while. Mark it as done by hand for now, "
                "write down what you learn, and say when it ends."
            ),
        ),
        Help(
            _("What does each contact cost?"),
            _(
                "Take a call. Eight minutes of talk and four of notes make twelve. At 30 an hour "
                "that is 6. Somebody who calls twice a month costs 12 a month. If they pay 25, "
                "half of it is gone.\n\n"
                "Three ways out: make the reason for the call go away, let a machine take the "
                "simple ones, or charge for it. Do this sum for each kind of contact, and carry "
                "the total to step 9."
            ),
        ),
        Help(
            _("Are they ready for a machine?"),
            _(
                "Ask what they do today. People who bank by phone will not mind a chat window. "
                "People who send a fax will. It also depends on the moment: machines are welcome "
                "when all is well, and hated when something has failed. A machine that knows them "
                "and says when it does not know is better company than a tired person."
            ),
        ),
        Help(
            _("Walk the whole way"),
            _(
                "The journey of step 3 stands beside this one. Go through it stage by stage and "
                "ask whether the promise holds. A friendly voice before the sale and a ticket "
                "number after it are two relationships. They will remember the second.\n\n"
                "Then write down the sentence that you would like to overhear about yourself, and "
                "look for the choice here that would make anyone say it."
            ),
        ),
        Help(
            _("How do you hear that needs have changed?"),
            _(
                "People rarely announce it. They ask for less, they ask for something odd, or they "
                "go. Name one habit that would show you in time: ten calls a month, every question "
                "read, a visit each spring. Say whose job it is."
            ),
        ),
        Help(
            _("How does a customer leave?"),
            _(
                "Everybody leaves one day. Decide who notices, what they take with them (their "
                "data, a last bill, a thank you), and whether you ask why. Somebody who left with "
                "ease may come back, and says so to others. Somebody who was held back by a form "
                "tells everyone."
            ),
        ),
    ),
)

# "How do you deal with everyone?": these three, before any prose.
EVERYONE_TITLE = _("How do you deal with everyone?")
DIFFERENT_TITLE = _("Does anyone differ?")


def named(contact: str | None, service: str | None, basis: str | None) -> str:
    """A name for a relationship of which only the choices are known: "Self-service, automated".

    Raises KeyError for a value that is no choice; "" where nothing was chosen.
    """
    labels = (
        words.label("relationships.service", service),
        words.label("relationships.contact", contact),
        words.label("relationships.basis", basis),
    )
    text = in_line(filter(None, labels)).lower()
    return text[:1].upper() + text[1:]


STEP = Step(
    key="customer-relationships",
    part=_("Offer and customers"),
    title=_("Customer relationships"),
    question=_("How do they deal with you while they buy and while they use?"),
    minutes=12,
    note_prompt=_("Why this way? Write what it costs you, and what they should say about you."),
    guidance=GUIDANCE,
    blocks=(BLOCKS["relationships"],),
    links=(
        LinkTable(
            key="serves",
            rows=("relationships",),
            columns=("who",),
            title=_("Whom is each kind of dealing for?"),
            hint=_("A row without a tick is for everyone."),
        ),
        LinkTable(
            key="through",
            rows=("relationships",),
            columns=("channels",),
            title=_("Which channels carry it?"),
            hint=_("Tick the channels of step 3 in which this dealing happens."),
        ),
    ),
    litmus=(
        Litmus(
            key="all-the-way",
            question=_("Can you keep it up, from marketing to after-sales?"),
        ),
        Litmus(key="numbers", question=_("Do the numbers work?")),
        Litmus(key="premium", question=_("Is there a premium support to test?")),
        Litmus(
            key="contact-cost",
            question=_("What does each contact cost in people, hours and money?"),
        ),
        Litmus(key="machine", question=_("Are they ready for a machine?")),
        Litmus(key="say-about-you", question=_("What should they say about you?")),
        Litmus(key="leave", question=_("How does a customer leave?")),
    ),
)
