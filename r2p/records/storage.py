from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files without an address of their own: a view serves them, to those whom they are for."""

    def url(self, name):
        raise ValueError("This file is not accessible via a URL.")
