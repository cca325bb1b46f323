from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("canvases.urls")),
    path("accounts/", include("allauth.urls")),
    path("canvases/", include("wizard.urls")),
    path("admin/", admin.site.urls),
]
