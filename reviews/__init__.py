"""Review rounds, comments and verdicts: what a consultant does with a client's canvas.

transitions   the states of a review, and what leads from one to another (pure)
rounds        the one way to change a state; what was submitted, approved, and has changed since
comments      what is said about a canvas, what becomes of it, and how it is shown
people        what somebody wrote when they were still here
mail          who hears of it; digests are once a day
desk          the clients of a consultant, and what they keep for themselves
letterheads   under what name, logo and colour a review goes out
pdf, views    what all this looks like
"""
