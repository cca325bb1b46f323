"""Addresses of one canvas's walk. Names of steps, blocks and links are checked in the views."""

from django.urls import path

from wizard.views import (
    analysis,
    checks,
    history,
    home,
    in_row,
    live,
    own,
    quick,
    reversing,
    saves,
    step,
    suppose,
    threads,
    versions,
)

app_name = "wizard"
_STEP = "<uuid:canvas_id>/steps/<slug:key>/"
_VERSIONS = "<uuid:canvas_id>/versions/"
_ITEM = _STEP + "<slug:block>/<str:ref>/"

urlpatterns = [
    path("<uuid:canvas_id>/", home.home, name="home"),
    path("<uuid:canvas_id>/undo/<int:undo_id>/", saves.undo, name="undo"),
    path("<uuid:canvas_id>/take-back/<int:revision>/", saves.take_back, name="take_back"),
    path("<uuid:canvas_id>/reverse/", reversing.reverse, name="reverse"),
    path("<uuid:canvas_id>/quick/<int:number>/", quick.question, name="quick"),
    path("<uuid:canvas_id>/quick/done/", quick.done, name="quick_done"),
    path(_VERSIONS, versions.versions, name="versions"),
    path(_VERSIONS + "compare/", versions.differences, name="compare"),
    path(_VERSIONS + "<int:number>/", versions.version, name="version"),
    path(_VERSIONS + "<int:number>/download.pdf", versions.pdf, name="version_pdf"),
    path(_VERSIONS + "<int:number>/file.canvas.json", versions.file, name="version_file"),
    path(_VERSIONS + "<int:number>/restore/", versions.restore, name="restore_version"),
    path(_VERSIONS + "<int:number>/copy/", versions.copy, name="copy_version"),
    path("<uuid:canvas_id>/history/", history.all_rows, name="history"),
    path("<uuid:canvas_id>/history/<str:name>/", history.one_row, name="history_row"),
    path("<uuid:canvas_id>/threads/", threads.show, name="threads"),
    path("<uuid:canvas_id>/suppose/<str:name>/", suppose.show, name="suppose"),
    path("<uuid:canvas_id>/pulse/", live.pulse, name="pulse"),
    path("<uuid:canvas_id>/here/", live.here, name="here"),
    path(_STEP, step.step, name="step"),
    path(_STEP + "note/", saves.note, name="note"),
    path(_STEP + "status/", saves.status, name="status"),
    path(_STEP + "litmus/", saves.litmus, name="litmus"),
    path(_STEP + "links/<slug:link>/", saves.links, name="links"),
    path(_STEP + "sentence/", own.sentence, name="sentence"),
    path(_STEP + "sentence/remove/", own.remove_sentence, name="remove_sentence"),
    path(_STEP + "dealing/", own.dealing, name="dealing"),
    path(_STEP + "premium/<str:ref>/", own.premium, name="premium"),
    path(_STEP + "answers/", own.answers, name="answers"),
    path(_STEP + "journey/", own.journey, name="journey"),
    path(_STEP + "business-type/", own.business_type, name="business_type"),
    path(_STEP + "forces/", analysis.forces, name="forces"),
    path(_STEP + "actions/", analysis.add_action, name="add_action"),
    path(_STEP + "actions/<str:ref>/", analysis.action, name="action"),
    path(_STEP + "next-review/", analysis.next_review, name="next_review"),
    path(_STEP + "mend/", checks.mend, name="mend"),
    path(_STEP + "dismissals/", checks.dismissal, name="dismissal"),
    path(_STEP + "assume/<str:ref>/", checks.assume, name="assume"),
    path(_STEP + "add/<slug:block>/", saves.add, name="add"),
    path(_STEP + "look/<slug:block>/", saves.look, name="look"),
    path(_ITEM, saves.item, name="item"),
    path(_ITEM + "choose/", in_row.choose, name="choose"),
    path(_ITEM + "members/", in_row.members, name="members"),
    path(_ITEM + "move/", saves.move, name="move"),
    path(_ITEM + "split/", saves.split, name="split"),
    path(_ITEM + "remove/", saves.remove, name="remove"),
]
