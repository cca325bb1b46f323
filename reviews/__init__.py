"""Review rounds, comments and verdicts: what a consultant does with a client's canvas.

transitions.py   the states of a review, and what leads from one to another (pure)
rounds.py        the one way to change a state
comments.py      what is said about a canvas, and what becomes of it
suggestions.py   proposed wording, taken over or not
own.py           what one person keeps for themselves: notes, phrases, checklists
documents.py     what changed between versions, by step
reading.py       what pages show of all this
notices.py       who hears of it by mail; digests.py those once a day
"""
