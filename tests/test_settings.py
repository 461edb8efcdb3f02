"""The settings that come from the environment, and the example that lists them."""

import os
import re
import subprocess
import sys

import pytest

from r2p.settings import BASE_DIR

EXAMPLE = (BASE_DIR / ".env.example").read_text()
SOURCE = (BASE_DIR / "r2p" / "settings.py").read_text()
VARIABLES = set(re.findall(r'\benv\.\w+\(\s*"([A-Z_]+)"', SOURCE))


def setting(name, tmp_path, **environment):
    """A setting as a fresh interpreter reads it from the environment."""
    command = [sys.executable, "-c", f"from r2p import settings; print(settings.{name})"]
    environment = os.environ | {"VAR_DIR": str(tmp_path)} | environment
    return subprocess.check_output(command, cwd=BASE_DIR, env=environment, text=True).strip()


@pytest.mark.parametrize("name", ["SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD"])
def test_strict_transport_of_other_sites_is_off_unless_asked_for(tmp_path, name):
    assert setting(name, tmp_path) == "False"
    assert setting(name, tmp_path, **{name: "true"}) == "True"


def test_strict_transport_lasts_a_year(tmp_path):
    assert setting("SECURE_HSTS_SECONDS", tmp_path) == "31536000"


def test_example_of_the_environment_names_every_variable_once():
    names = re.findall(r"^#? ?([A-Z_]+)=", EXAMPLE, re.MULTILINE)

    assert len(VARIABLES) > 10
    assert sorted(names) == sorted(VARIABLES)


def test_page_of_the_settings_names_every_variable():
    page = (BASE_DIR / "docs/settings.md").read_text()

    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]

    assert sorted(re.findall(r"`([A-Z_]+)`", "".join(rows))) == sorted(VARIABLES)


def test_example_of_the_environment_says_a_word_about_every_variable():
    paragraphs = [lines.splitlines() for lines in EXAMPLE.split("\n\n")[1:]]

    described = [
        lines
        for lines in paragraphs
        if re.match("# [A-Z][^=]+$", lines[0]) and re.match(r"(# )?[A-Z_]+=", lines[-1])
    ]
    assert len(paragraphs) == len(VARIABLES)
    assert described == paragraphs


def test_example_of_the_environment_leaves_required_settings_empty():
    assert re.findall(r"^([A-Z_]+)=$", EXAMPLE, re.MULTILINE) == [
        "SECRET_KEY",
        "ALLOWED_HOSTS",
        "EMAIL_URL",
    ]
