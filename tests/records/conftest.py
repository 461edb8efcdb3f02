import pytest

from tests.readers import READERS


@pytest.fixture(params=READERS)
def reader(request):
    """Somebody who reads, and the rung that they should stand on."""
    make, rung = READERS[request.param]
    return make(), rung
