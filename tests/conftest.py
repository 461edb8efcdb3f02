"""How the tests are shared out among workers."""

from xdist.scheduler import LoadScopeScheduling

# Tests that share something dear to make run on one worker; all others wherever there is room.
TOGETHER = ("tests/browser/test_pages.py", "tests/browser/", "tests/catalogue/whole/")


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)
