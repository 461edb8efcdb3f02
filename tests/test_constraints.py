"""No constraint of any of our apps goes untried."""

from tests.accounts import test_constraints as of_accounts
from tests.constraints import all_constraints, tried_by
from tests.desk import test_constraints as of_the_desk
from tests.documents import test_constraints as of_documents
from tests.events import (
    test_constraints_of_events,
    test_constraints_of_lines,
    test_constraints_of_organizations,
    test_constraints_of_participants,
    test_constraints_of_periods,
    test_constraints_of_records,
)
from tests.members import test_constraints as of_members
from tests.records import test_constraints as of_former_addresses
from tests.regions import test_constraints as of_regions

MODULES = [
    of_accounts,
    of_former_addresses,
    of_the_desk,
    of_regions,
    test_constraints_of_records,
    test_constraints_of_organizations,
    test_constraints_of_participants,
    test_constraints_of_periods,
    test_constraints_of_events,
    test_constraints_of_lines,
    of_the_desk,
    of_documents,
    of_members,
]


def test_every_constraint_has_a_case():
    tests = [module.test_constraint_is_kept_by_the_database for module in MODULES]

    tried = {case.constraint for test in tests for case in tried_by(test)}

    assert tried == set(all_constraints())


def test_every_case_with_a_sentence_is_explained():
    for module in MODULES:
        explained = tried_by(module.test_constraint_is_explained_by_full_clean)

        assert explained == list(module.CASES.explained.values())
