"""URLs of the site."""

from django.contrib import admin
from django.urls import include, path

from r2p.desk.visibility.views import preview
from r2p.records.pdf import as_pdf

from . import robots, sitemaps, views
from .briefs import region_brief
from .share_images import region_share_image, site_share_image

handler404 = "r2p.errors.not_found"

urlpatterns = [
    path("", views.home, name="home"),
    path("regions/", views.region_list, name="region-list"),
    path("regions/<slug:slug>/", views.region_detail, name="region-detail"),
    path("regions/<slug:slug>/print.pdf", as_pdf(views.region_detail), name="region-pdf"),
    path("regions/<slug:slug>/card.png", region_share_image, name="region-share-image"),
    path("regions/<slug:slug>/brief/", region_brief, name="region-brief"),
    path("regions/<slug:slug>/brief.pdf", as_pdf(region_brief, "-brief"), name="region-brief-pdf"),
    path("card.png", site_share_image, name="site-share-image"),
    path("", include("events.urls")),
    path("", include("documents.urls")),
    path("", include("r2p.pages.urls")),
    # The admin's shortcut "view on site" checks no permission: it would disclose drafts.
    path("admin/r/<path:rest>", views.admin_shortcut_not_found, name="admin-shortcut"),
    path("admin/", admin.site.urls),
    path("preview/<slug:token>/", preview, name="preview"),
    path("robots.txt", robots.robots_txt, name="robots"),
    path(".well-known/security.txt", robots.security_txt, name="security-contact"),
    path("sitemap.xml", sitemaps.sitemap_index, name="sitemap-index"),
    path("sitemap-<slug:section>-<int:page>.xml", sitemaps.sitemap, name="sitemap"),
    path("accounts/", include("allauth.account.urls")),
]
