"""What other apps may follow. All but the last are sent inside the transaction that writes, so that
what they keep is true whenever it is committed.

`written`         a canvas says something else now: `canvas`, `actor`
`tallied`         its counts are others now: `canvas`, and what they were `before`
`people_changed`  who may know of canvases, or what they may do there: `canvas_ids`
`parted`          somebody is no member any more: `canvas`, `parting`
`entered`         somebody looks at a page of a canvas: `visit`
"""

from django.dispatch import Signal

written = Signal()
tallied = Signal()
people_changed = Signal()
parted = Signal()
entered = Signal()
