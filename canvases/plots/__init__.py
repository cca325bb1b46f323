"""Pictures of what the readers say: geometry for SVG, and the words that tell the same. Pure.

Templates in canvases/plots draw these values and need nothing else. Colours stand in the
picture as attributes, as print has them; a page's stylesheet has the last word (plots.css).
"""

from canvases.plots.assumptions import AssumptionPlot, assumption_plot
from canvases.plots.balance import BalancePlot, balance_plot
from canvases.plots.channels import ChannelPlot, channel_plot
from canvases.plots.thread import ThreadPicture, thread_picture

__all__ = [
    "AssumptionPlot",
    "BalancePlot",
    "ChannelPlot",
    "ThreadPicture",
    "assumption_plot",
    "balance_plot",
    "channel_plot",
    "thread_picture",
]
