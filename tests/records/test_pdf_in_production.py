"""Printing with the settings of production: static files gathered, with a hash in each name."""

import os
import subprocess
import sys

import pypdfium2
import pytest

pytestmark = [pytest.mark.long, pytest.mark.needs_pango]

PRINT = """
import sys, django
django.setup()
from django.core.management import call_command
from django.template.loader import render_to_string
from r2p.records.pdf import make_pdf
call_command("collectstatic", interactive=False, verbosity=0)
page = render_to_string("500.html")
assert "reading-room.css" not in page
sys.stdout.buffer.write(make_pdf(page, "http://127.0.0.1/nowhere/"))
"""


@pytest.fixture
def environment(tmp_path):
    settings = {
        "DJANGO_SETTINGS_MODULE": "r2p.settings",
        "SECRET_KEY": "for-this-test-alone-0123456789-0123456789-0123456789",
        "DEBUG": "false",
        "ALLOWED_HOSTS": "127.0.0.1",
        "EMAIL_URL": "memorymail://",
        "VAR_DIR": str(tmp_path),
    }
    return {**os.environ, **settings}


def test_page_is_printed_in_the_fonts_of_the_site(environment):
    printed = subprocess.run(
        [sys.executable, "-c", PRINT], env=environment, capture_output=True, check=True
    )

    assert {name.partition("+")[2] for name in fonts_of(printed.stdout)} >= {
        "R2P-Serif",
        "R2P-Title",
    }


def fonts_of(pdf):
    [page] = pypdfium2.PdfDocument(pdf)
    texts = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    return {text.get_font().get_base_name() for text in texts}
