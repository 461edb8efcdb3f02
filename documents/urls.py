from django.urls import path

from . import views

urlpatterns = [
    path("documents/", views.document_list, name="document-list"),
    path("documents/<slug:slug>/", views.document_detail, name="document-detail"),
    path(
        "documents/<slug:slug>/files/<int:number>-<slug:name>.pdf",
        views.document_file,
        name="document-file",
    ),
]
