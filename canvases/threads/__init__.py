"""The thread of each persona: from its problem to what all of that costs. Pure."""

from canvases.threads.building import thread, threads
from canvases.threads.values import Edge, Gap, Kind, Stage, Thread, ThreadLine

__all__ = ["Edge", "Gap", "Kind", "Stage", "Thread", "ThreadLine", "thread", "threads"]
