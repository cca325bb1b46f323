"""An eleventh step with a list of its own, as somebody would write it: five files."""

from __future__ import annotations

from pathlib import Path

_BLOCK = '''"""What has to arrive."""

from canvases.blocks.block import AssumptionDraft, Block, Field, PosterPlace

BLOCK = Block(
    key="supplies",
    noun=("%(count)s supply", "%(count)s supplies"),
    end="supply",
    letter="u",
    one="supply",
    many="supplies",
    title="Supplies",
    ask="Add a supply, for example “Spare parts”",
    name=Field(key="name", label="Name"),
    fields=(
        Field(
            key="how", label="How", kind="choice", choices=(("road", "By road"), ("sea", "By sea"))
        ),
        Field(key="monthly", label="A month", kind="money"),
    ),
    draft=AssumptionDraft("other", "{name} arrives when it is needed"),
    on_poster=PosterPlace("foot", 2),
)
'''
_STEP = '''"""What has to arrive, and from where."""

from canvases.blocks import BLOCKS
from canvases.steps.base import Guidance, Litmus, Step

STEP = Step(
    key="supply-lines",
    part="Infrastructure",
    title="Supply lines",
    question="What has to arrive, and from where?",
    minutes=5,
    note_prompt="Why from there?",
    guidance=Guidance(good=("It arrives.",), traps=("It does not.",), examples={}),
    blocks=(BLOCKS["supplies"],),
    litmus=(Litmus(key="second-source", question="Who else could send it?"),),
)
'''
_STRUCT = """Transport = Literal["road", "sea"]


class Supply(Item):
    name: Name
    how: Transport | None = None
    monthly: Money | None = None


"""
_LITMUS = '        "supply-lines": ("second-source",),\n'
_LIST = "    supplies: Annotated[tuple[Supply, ...], _BLOCK] = ()\n"
_MODEL = '''class Supply(NamedItem):
    """What has to arrive."""

    how = fields.choice(document.values.Transport)
    monthly = fields.money()

    class Meta(NamedItem.Meta):
        default_related_name = "supplies"
        verbose_name_plural = "supplies"


'''


def write(root: Path) -> None:
    """Write the step, its block, its part of the file and its table; Django writes a migration."""
    canvases = root / "canvases"
    (canvases / "steps/supply_lines.py").write_text(_STEP, encoding="utf-8")
    (canvases / "blocks/supplies.py").write_text(_BLOCK, encoding="utf-8")
    _before(canvases / "models/blocks.py", '@fields.of_block("assumptions")\n', _MODEL)
    values = canvases / "document/values.py"
    _before(values, "class Test(_Value):\n", _STRUCT)
    _before(values, "    assumptions: Annotated[", _LIST)
    _before(values, '    "analysis",\n]\n', '    "supply-lines",\n')
    _before(values, '        "analysis": ("read-aloud"', _LITMUS)
    _before(values, '        "analysis": (),\n', '        "supply-lines": ("supplies",),\n')


def _before(file: Path, line: str, words: str) -> None:
    """Put words before a line that stands in the file once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(line) == 1, f"{line!r} in {file.name}"
    file.write_text(text.replace(line, words + line), encoding="utf-8")
