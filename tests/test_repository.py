"""What the repository says of itself agrees with the project."""

import re
import tomllib

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
