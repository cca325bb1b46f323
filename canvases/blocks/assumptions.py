"""What a step rests on and has not proven yet: the same list stands in every step."""

from canvases.blocks.block import Block, Field, More, choice
from canvases.document import REFERENCES

BLOCK = Block(
    key="assumptions",
    one="assumption",
    many="assumptions",
    title="Assumptions to test",
    ask="We believe that …",
    name=Field(
        key="text",
        label="We believe that",
        kind="text",
        placeholder="technicians can expense up to $30 a month without asking",
    ),
    fields=(
        Field(
            key="impact",
            label="If it is wrong",
            kind="rating",
            help="1: we shrug. 5: the business ends.",
        ),
        Field(
            key="evidence",
            label="What we know",
            kind="rating",
            help="1: a guess. 3: people said so. 5: people did so, and paid.",
        ),
        choice("assumptions.status", "Status"),
    ),
    more=(
        More(
            line="Plan a test",
            fields=(
                Field(
                    key="tests",
                    label="Tests",
                    kind="rows",
                    columns=(
                        Field(
                            key="how",
                            label="How",
                            kind="text",
                            placeholder="Ask twelve technicians to show a claim",
                        ),
                        Field(
                            key="measure",
                            label="What is counted",
                            kind="text",
                            placeholder="Claims of up to $30 that nobody had to approve",
                        ),
                        Field(
                            key="pass_mark",
                            label="Pass mark, set beforehand",
                            kind="text",
                            placeholder="9 of 12",
                        ),
                        Field(key="due", label="By", kind="date"),
                        Field(key="result", label="What came out", kind="text"),
                        choice("tests.verdict", "Verdict"),
                    ),
                ),
            ),
        ),
        More(
            line="Say what kind of belief it is, and what rests on it",
            fields=(
                choice("assumptions.kind", "It is about"),
                choice("assumptions.step", "Step"),
                Field(
                    key="about",
                    label="Rests on it",
                    kind="ref",
                    of=REFERENCES["assumptions"]["about"],
                ),
            ),
        ),
    ),
    noun=("assumption", "assumptions"),
    end="assumption",
    letter="h",
)
