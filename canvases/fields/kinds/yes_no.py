"""Yes, no, or nothing said: a choice of two."""

from canvases.fields.kinds.choice import Choice

KIND = Choice()
