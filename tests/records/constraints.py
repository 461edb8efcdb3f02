"""Cases of the former addresses' constraint."""

from tests.broken_constraints import accepts, breaks
from tests.factories import DocumentFactory, FormerAddressFactory


def of_a_record_twice():
    record = DocumentFactory()
    FormerAddressFactory(record=record, address="/old")
    return FormerAddressFactory(record=record), {"address": "/old"}


breaks(
    "former_address_leads_to_a_record_once",
    "This former address already leads to this record.",
    of_a_record_twice=of_a_record_twice,
)
accepts(
    former_address_of_two_records=lambda: FormerAddressFactory.create_batch(2, address="/old"),
)
