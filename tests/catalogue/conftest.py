from io import StringIO

import pytest
from django.core.management import call_command

from r2p.catalogue.loading import DATA
from r2p.catalogue.resources import FILES


@pytest.fixture
def load():
    """Run the command; its output."""

    def run(*arguments):
        output = StringIO()
        call_command("load_catalogue", *arguments, stdout=output)
        return output.getvalue()

    return run


@pytest.fixture
def directory(tmp_path):
    """Make a directory of files that have a header and no rows, but for the given lines."""

    def make(**lines):
        for name in (resource.file for resource in FILES):
            header = (DATA / f"{name}.csv").read_text(encoding="utf-8").partition("\n")[0]
            text = "\n".join([header, *lines.get(name, [])])
            (tmp_path / f"{name}.csv").write_text(text + "\n", encoding="utf-8")
        return tmp_path

    return make
