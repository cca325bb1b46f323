"""A canvas as a PDF worth handing to an investor.

    render.py           a document as the bytes of a PDF, drawn in the process that calls it
    process.py          the same in a process beside the web process, bounded and kept warm
    cache.py            PDFs that were made before
    missing_glyphs.py   which writing no font can draw

`render` needs WeasyPrint and its system library; nothing else here does, so that a
machine without them still serves every page.
"""

__all__ = ["cache", "missing_glyphs", "process", "widths"]
