"""The halfway review: the customer half, read aloud before the plumbing."""

from canvases.steps.base import Guidance, Step

GUIDANCE = Guidance(good=("Read it aloud.",), traps=("Nodding along.",), examples={})

STEP = Step(
    key="halfway",
    number=None,
    part="Offer and customers",
    title="Halfway review",
    question="Does this still make sense?",
    minutes=10,
    note_prompt="Which sentence sounded wrong, and what did you change?",
    guidance=GUIDANCE,
)
