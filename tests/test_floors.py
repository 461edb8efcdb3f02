"""Imports point one way, never from inside a function, and no module is a drawer."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# From the lowest to the highest; those of one floor do not know one another.
FLOORS = [
    ["r2p.accounts"],
    ["r2p.records"],
    ["r2p.desk"],
    ["r2p.regions", "r2p.themes"],
    ["events"],
    ["documents"],
    ["r2p.members"],
    ["r2p.pages"],
    ["r2p.catalogue"],
    ["r2p"],  # urls, views and what else wires things together
]
FLOOR_OF = {package: number for number, floor in enumerate(FLOORS) for package in floor}
DRAWERS = {"utils", "helpers", "services", "managers", "signals", "mixins", "constants"}


def modules():
    """Our modules by their dotted names, but for the tests."""
    tops = ("r2p", "events", "documents")
    paths = sorted(path for top in tops for path in (ROOT / top).rglob("*.py"))
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in paths}


MODULES = modules()


def package_of(name):
    """The package of a module that has a floor; none for what is not ours."""
    parts = name.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in FLOOR_OF), None)


def imports(module, nodes):
    """Our packages that some nodes of a module import, with the names as they are written."""
    for node in nodes:
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            within = module.split(".")[: -node.level] if node.level else []
            source = ".".join([*within, *([node.module] if node.module else [])])
            names = [f"{source}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from ((package_of(name), name) for name in names if package_of(name))


def tree(module):
    return ast.parse(MODULES[module].read_text())


def points_down(package, imported):
    return imported == package or FLOOR_OF[imported] < FLOOR_OF[package]


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_from_its_own_package_and_from_lower_floors_alone(module):
    package = package_of(module)

    upward = [
        name
        for imported, name in imports(module, ast.walk(tree(module)))
        if not points_down(package, imported)
    ]

    assert upward == []


@pytest.mark.parametrize("module", MODULES)
def test_module_imports_nothing_of_ours_inside_a_function(module):
    functions = (
        node
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )

    hidden = [
        name for function in functions for _package, name in imports(module, ast.walk(function))
    ]

    assert hidden == []


def test_no_module_is_a_drawer():
    parts = {part for module in MODULES for part in module.split(".")}

    assert parts & DRAWERS == set()


def test_every_app_has_its_floor():
    apps = {module.rpartition(".")[0] for module in MODULES if module.endswith(".apps")}

    assert apps == set(FLOOR_OF) - {"r2p"}


@pytest.mark.parametrize(
    ("module", "source", "found"),
    [
        ("events.models.event", "from .series import EventSeries", ["events"]),
        ("events.models.__init__", "from .series import EventSeries", ["events"]),
        ("events.models.event", "from ..views import page", ["events"]),
        ("r2p.records.models", "from r2p.regions.models import Region", ["r2p.regions"]),
        ("r2p.records.models", "from r2p import regions", ["r2p.regions"]),
        ("r2p.records.models", "from .. import regions", ["r2p.regions"]),
        ("r2p.records.models", "from ..regions import models", ["r2p.regions"]),
        ("r2p.records.models", "import documents.models", ["documents"]),
        ("r2p.records.models", "import r2p.views", ["r2p"]),
        ("r2p.records.models", "if True:\n    import events", ["events"]),
        ("r2p.records.models", "from django.db import models", []),
    ],
)
def test_import_is_found_however_it_is_written(module, source, found):
    nodes = ast.walk(ast.parse(source))

    assert [package for package, _name in imports(module, nodes)] == found
