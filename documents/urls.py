"""URLs of documents."""

from django.urls import path

from r2p.records.pdf import as_pdf

from . import views
from .share_images import document_share_image

urlpatterns = [
    path("documents/", views.document_list, name="document-list"),
    path("documents/<slug:slug>/", views.document_detail, name="document-detail"),
    path("documents/<slug:slug>/print.pdf", as_pdf(views.document_detail), name="document-pdf"),
    path("documents/<slug:slug>/card.png", document_share_image, name="document-share-image"),
    path(
        "documents/<slug:slug>/files/<int:number>-<slug:name>.pdf",
        views.document_file,
        name="document-file",
    ),
]
