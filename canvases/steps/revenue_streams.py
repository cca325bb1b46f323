"""Step 5: who pays for what, and what comes back besides money."""

from canvases.steps.base import (
    Block,
    Field,
    Guidance,
    Link,
    Litmus,
    More,
    Step,
    choice,
    yes_no,
)

GUIDANCE = Guidance(good=("A payer and a reason.",), traps=("No driver.",), examples={})

STREAMS = Block(
    key="revenue_streams",
    one="revenue stream",
    many="revenue streams",
    title="Revenue streams",
    ask="Add a revenue stream, for example “Monthly seat licence”",
    name=Field(
        key="name",
        label="Name",
        help="What would stand on the bill.",
        placeholder="Monthly seat licence",
    ),
    fields=(
        Field(
            key="drivers",
            label="For whose use of what?",
            kind="fits",
            of=("fits",),
            help="The pairs of step 2 that earn this money.",
        ),
        Field(
            key="paid_by",
            label="Who pays, if it is somebody else?",
            kind="refs",
            of=("segments", "personas"),
        ),
        choice("revenue_streams.form", "Form"),
    ),
    more=(
        More(
            line="Add prices",
            fields=(
                Field(
                    key="packages",
                    label="Packages",
                    kind="rows",
                    columns=(
                        Field(key="name", label="Package", placeholder="Standard"),
                        Field(key="price", label="Price", kind="money", placeholder="25.00"),
                        Field(key="per", label="For each", placeholder="seat"),
                        choice("packages.period", "How often"),
                        Field(
                            key="units",
                            label="How many you expect",
                            kind="count",
                            help="Bills of this kind in one such period: 400 seats a month.",
                            placeholder="400",
                        ),
                    ),
                ),
                choice("revenue_streams.pricing", "How the price is set"),
            ),
        ),
        More(
            line="Say what the price rests on",
            fields=(
                choice("revenue_streams.charged_on", "Charged on"),
                yes_no("revenue_streams.varies_by_segment", "Does it differ by segment?"),
                yes_no("revenue_streams.volume_discount", "Is a larger order cheaper?"),
            ),
        ),
        More(
            line="Describe {name}",
            fields=(
                Field(
                    key="description",
                    label="What the payer gets, and when they pay",
                    kind="text",
                    placeholder="Billed on the first of the month, for the seats in use",
                ),
            ),
        ),
        More(
            line="Name a business to copy it from",
            fields=(
                Field(
                    key="analogue",
                    label="A business that earns like this",
                    kind="text",
                    help="It may be from another trade.",
                    placeholder="Phone contracts for company fleets",
                ),
            ),
        ),
    ),
)

CAPTURES = Block(
    key="captures",
    one="thing captured",
    many="things captured",
    title="Beyond money",
    ask="Add what else you get, for example “A satisfied technician tells his crew”",
    name=Field(
        key="text",
        label="What comes back",
        kind="text",
        placeholder="A satisfied technician tells his crew",
    ),
    fields=(choice("captures.form", "Form"),),
    more=(
        More(
            line="Say what earns it, and when",
            fields=(
                Field(
                    key="earned_by",
                    label="Earned by",
                    kind="refs",
                    of=("problems", "propositions"),
                    help="The need that you met, or the offer that pleased them.",
                ),
                choice("captures.stage", "When"),
            ),
        ),
    ),
    line="Add what comes back besides money",
)

CAPTURE_SUMMARY = Field(
    key="capture_summary",
    label="In one sentence: what is a customer worth over the years?",
    kind="text",
    placeholder="A crew stays about four years, brings one more crew, and costs one visit to win.",
)

STEP = Step(
    key="revenue-streams",
    number=5,
    part="Offer and customers",
    title="Revenue streams",
    question="For each way you earn money: who pays, and for whose use of what?",
    minutes=10,
    note_prompt="Why these streams, and why at these prices? Write what a colleague would ask you.",
    guidance=GUIDANCE,
    blocks=(STREAMS, CAPTURES),
    links=(
        Link(
            key="drivers",
            rows=("fits",),
            columns=("revenue_streams",),
            holder="columns",
            title="What drives each stream?",
            hint="Rows are the fits from step 2. Tick the stream that each one earns.",
        ),
        Link(
            key="paid_by",
            rows=("revenue_streams",),
            columns=("who",),
            title="Who pays for each stream?",
            hint="Tick the one whose money it is. A row without a tick is paid by its user.",
        ),
        Link(
            key="earned_by",
            rows=("captures",),
            columns=("problems", "propositions"),
            title="What earns the rest?",
            hint="Tick the need or the offer that brings feedback, praise and loyalty.",
        ),
    ),
    litmus=(
        Litmus(key="value-or-cost", question="Do you charge on value, or on cost?"),
        Litmus(
            key="banker-lawyer",
            question="People like their banker and resent their lawyer. "
            "Which are you when they pay?",
        ),
        Litmus(key="analogue", question="Is there a business to copy this from?"),
        Litmus(
            key="matches-effort",
            question="Does the money come from where the effort goes?",
        ),
    ),
)
