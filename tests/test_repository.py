"""The statements of the repository's files agree with the project."""

import re
import tomllib

import pytest
from django.apps import apps

from r2p.settings import BASE_DIR


def project():
    return tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]


def test_changelog_has_an_entry_for_the_version_of_the_project():
    changelog = (BASE_DIR / "CHANGELOG.md").read_text()

    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)

    assert versions[0] == project()["version"]


def test_security_policy_supports_the_version_of_the_project():
    policy = (BASE_DIR / "SECURITY.md").read_text()

    supported = re.findall(r"^\| ([\d.]+) \| yes \|$", policy, re.MULTILINE)

    assert supported == [project()["version"].rpartition(".")[0]]


def test_license_is_the_one_that_the_project_names():
    text = (BASE_DIR / project()["license-files"][0]).read_text()

    assert (project()["license"], text.splitlines()[0]) == ("BSD-3-Clause", "BSD 3-Clause License")


def test_modules_are_named_after_what_they_hold():
    drawers = ["utils", "helpers", "services", "managers", "signals", "mixins", "constants"]
    apps = ("r2p", "events", "documents", "bench")

    modules = [path for app in apps for path in (BASE_DIR / app).rglob("*.py")]

    assert [path for path in modules if {path.stem, path.parent.name} & {*drawers}] == []


def test_index_of_the_documentation_names_every_page():
    pages = {path.name for path in (BASE_DIR / "docs").glob("*.md")} - {"README.md"}

    index = (BASE_DIR / "docs/README.md").read_text()

    assert set(re.findall(r"^\| \[([\w.]+)\]", index, re.MULTILINE)) == pages


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/*.md"])
def test_links_between_pages_lead_somewhere(page):
    broken = [
        (path.name, link)
        for path in BASE_DIR.glob(page)
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text())
        if not (path.parent / link).exists()
    ]

    assert broken == []


@pytest.mark.parametrize(
    "page", ["docs/architecture.md", "docs/glossary.md", "README.md", "CONTRIBUTING.md"]
)
def test_files_that_a_page_names_are_there(page):
    named = re.findall(
        r"`((?:r2p|events|documents|bench|tests)/[\w/.]+)`", (BASE_DIR / page).read_text()
    )

    assert [name for name in named if not (BASE_DIR / name).exists()] == []


def test_drawing_of_the_model_has_every_model():
    drawing = (BASE_DIR / "docs/model.svg").read_text()
    ours = ("accounts", "records", "desk", "regions", "themes", "events", "documents", "members")
    models = [model for app in (*ours, "pages") for model in apps.get_app_config(app).get_models()]

    names = {model.__name__ for model in models if not model.__name__.startswith("Historical")}

    assert {name for name in names if not re.search(rf"\b{name}\b", drawing)} == set()


def test_make_has_every_target_that_a_page_names():
    targets = set(re.findall(r"^([a-z-]+):", (BASE_DIR / "Makefile").read_text(), re.MULTILINE))
    pages = [*BASE_DIR.glob("*.md"), *(BASE_DIR / "docs").glob("*.md")]

    named = {name for page in pages for name in re.findall(r"`make ([a-z-]+)", page.read_text())}

    assert named - targets == set()
