"""Next steps. They have no id in the file."""

from canvases.blocks.block import Block, Field
from web.text.language import gettext_noop as _
from web.text.language import ngettext_noop

BLOCK = Block(
    key="actions",
    one=_("next step"),
    many=_("next steps"),
    title=_("Next steps"),
    ask=_("Add a next step, for example “Ask twelve technicians to show an expense claim”"),
    name=Field(
        key="text",
        label=_("What"),
        kind="text",
        placeholder=_("Ask twelve technicians to show an expense claim"),
    ),
    fields=(
        Field(key="owner", label=_("Who does it"), placeholder=_("Priya")),
        Field(key="due", label=_("By"), kind="date"),
        Field(key="done", label=_("Done"), kind="tick"),
    ),
    noun=ngettext_noop("%(count)s next step", "%(count)s next steps"),
    letter="t",
)
