from django.contrib import admin
from django.urls import include, path

from r2p import robots, sitemaps, views

handler404 = "r2p.errors.not_found"

urlpatterns = [
    path("", views.home, name="home"),
    path("regions/", views.region_list, name="region-list"),
    path("regions/<slug:slug>/", views.region_detail, name="region-detail"),
    path("", include("events.urls")),
    path("", include("documents.urls")),
    path("", include("r2p.pages.urls")),
    # The admin's shortcut from a number to an address asks for no right: it would tell drafts.
    path("admin/r/<path:rest>", views.not_here, name="admin-shortcut"),
    path("admin/", admin.site.urls),
    path("robots.txt", robots.robots_txt, name="robots"),
    path(".well-known/security.txt", robots.security_txt, name="security-contact"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap-index"),
    path("sitemap-<slug:section>-<int:page>.xml", sitemaps.sitemap, name="sitemap"),
    path("accounts/", include("allauth.account.urls")),
]
