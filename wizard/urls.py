"""Addresses of one canvas's walk. Names of steps, blocks and links are checked in the views."""

from django.urls import path

from wizard.pages import history, home, live, quick, step, suppose, threads, versions
from wizard.saves import analysis, every_step, findings, in_row, single_steps, undo

app_name = "wizard"
_STEP = "<uuid:canvas_id>/steps/<slug:key>/"
_VERSIONS = "<uuid:canvas_id>/versions/"
_ITEM = _STEP + "<slug:block>/<str:ref>/"

urlpatterns = [
    path("<uuid:canvas_id>/", home.home, name="home"),
    path("<uuid:canvas_id>/undo/<int:undo_id>/", every_step.undo, name="undo"),
    path("<uuid:canvas_id>/take-back/<int:revision>/", every_step.take_back, name="take_back"),
    path("<uuid:canvas_id>/reverse/", undo.reverse, name="reverse"),
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
    path(_STEP + "note/", every_step.note, name="note"),
    path(_STEP + "status/", every_step.status, name="status"),
    path(_STEP + "litmus/", every_step.litmus, name="litmus"),
    path(_STEP + "links/<slug:link>/", every_step.links, name="links"),
    path(_STEP + "sentence/", single_steps.sentence, name="sentence"),
    path(_STEP + "sentence/remove/", single_steps.remove_sentence, name="remove_sentence"),
    path(_STEP + "dealing/", single_steps.dealing, name="dealing"),
    path(_STEP + "premium/<str:ref>/", single_steps.premium, name="premium"),
    path(_STEP + "answers/", single_steps.answers, name="answers"),
    path(_STEP + "journey/", single_steps.journey, name="journey"),
    path(_STEP + "business-type/", single_steps.business_type, name="business_type"),
    path(_STEP + "forces/", analysis.forces, name="forces"),
    path(_STEP + "actions/", analysis.add_action, name="add_action"),
    path(_STEP + "actions/<str:ref>/", analysis.action, name="action"),
    path(_STEP + "next-review/", analysis.next_review, name="next_review"),
    path(_STEP + "mend/", findings.mend, name="mend"),
    path(_STEP + "dismissals/", findings.dismissal, name="dismissal"),
    path(_STEP + "assume/<str:ref>/", findings.assume, name="assume"),
    path(_STEP + "add/<slug:block>/", every_step.add, name="add"),
    path(_STEP + "look/<slug:block>/", every_step.look, name="look"),
    path(_ITEM, every_step.item, name="item"),
    path(_ITEM + "choose/", in_row.choose, name="choose"),
    path(_ITEM + "members/", in_row.members, name="members"),
    path(_ITEM + "move/", every_step.move, name="move"),
    path(_ITEM + "split/", every_step.split, name="split"),
    path(_ITEM + "remove/", every_step.remove, name="remove"),
]
