from django.contrib import admin
from django.urls import include, path

from accounts.views import name, whoami

urlpatterns = [
    path("", include("canvases.urls")),
    path("accounts/whoami/", whoami, name="whoami"),
    path("accounts/name/", name, name="account_name"),
    path("accounts/", include("allauth.urls")),
    path("canvases/", include("wizard.urls")),
    path("", include("reviews.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "canvas_project.readable.bad_request"
handler403 = "canvas_project.readable.permission_denied"
handler500 = "canvas_project.faults.server_error"
handler404 = "canvases.missing.not_found"
