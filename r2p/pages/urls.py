"""URLs of the pages that staff write."""

from django.urls import path

from . import views

urlpatterns = [
    path("about/", views.page_detail, name="about"),
    path("about/<slug:slug>/", views.page_detail, name="page-detail"),
]
