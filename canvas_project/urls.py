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

handler400 = "web.unreadable.bad_request"
handler403 = "web.unreadable.permission_denied"
handler500 = "web.faults.server_error"
handler404 = "canvases.pages.not_found.not_found"
