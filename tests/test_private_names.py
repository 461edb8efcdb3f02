"""Private names of Django that the project relies on, each held by a case that fails without it.

When a new version of Django renames one of them, the case names it, and the code that uses it is
found with `git grep`. Names that Django and django-simple-history document are left out.
"""

import ast
from pathlib import Path

import pytest
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.forms import BaseModelForm
from django.forms.formsets import BaseFormSet
from django.http import HttpResponse
from django.test import RequestFactory

from documents.models import Document, DocumentFile
from r2p.accounts.models import User

ROOT = Path(__file__).parent.parent
FOLDERS = ["r2p", "events", "documents", "bench"]

DOCUMENTED = {"_base_manager", "_default_manager", "_meta", "_state", "_db"}
OF_SIMPLE_HISTORY = {"_change_reason", "_history_user"}
OF_PYTHON = {"_exit", "_replace"}


def request_with_messages():
    request = RequestFactory().get("/")
    request.session = SessionBase()
    MessageMiddleware(lambda request: HttpResponse()).process_request(request)
    return request


def user_with_permissions():
    user = User(email="somebody@example.org", is_active=True, is_superuser=True)
    ModelBackend().get_all_permissions(user)
    return user


def joined():
    return Document.objects.filter(symbols__key="A/1").query


PRIVATE = {
    "_committed": lambda: FieldFile(DocumentFile(), DocumentFile._meta.get_field("file"), "a.pdf"),
    "_construct_form": lambda: BaseFormSet,
    "_create_formsets": lambda: ModelAdmin,
    "_get_field_expression_map": lambda: Model,
    "_get_validation_exclusions": lambda: BaseModelForm,
    "_messages": request_with_messages,
    "_password": lambda: AbstractBaseUser,
    "_perm_cache": user_with_permissions,
    "_post_clean": lambda: BaseModelForm,
    "_registry": AdminSite,
    "_should_delete_form": lambda: BaseFormSet,
    "_update_errors": lambda: BaseModelForm,
    "_validate_session_key": lambda: SessionBase,
    # Without an underscore, but as little documented: what tells the shape of a query.
    "alias_refcount": joined,
    "annotations": joined,
    "base_table": joined,
    "combinator": joined,
    "extra_order_by": joined,
    "is_sliced": joined,
    "where": joined,
}


@pytest.mark.parametrize("name", PRIVATE)
@pytest.mark.django_db
def test_private_name_is_still_there(name):
    assert hasattr(PRIVATE[name](), name)


def test_every_private_name_in_use_is_held():
    used = {name for path in modules() for name in private_names(path)}

    assert used - DOCUMENTED - OF_SIMPLE_HISTORY - OF_PYTHON - PRIVATE.keys() == set()


def modules():
    return [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")]


def private_names(path):
    tree = ast.parse(path.read_text())
    attributes = (node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return [name for name in attributes if name.startswith("_") and not name.startswith("__")]
