"""Private file storage."""

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files without a public URL: a view serves them to those who may have them."""

    def url(self, name):
        raise ValueError("This file is not accessible via a URL.")
