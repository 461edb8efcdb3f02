"""Nothing leaks: every address, as everybody, searched for what they may not be told."""

from functools import cache

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, Value
from django.test import Client
from django.urls import reverse

from events.models import Participation, Standing
from tests.crawl.addresses import EXAMPLES, FILTERS, is_admin, patterns, public_addresses
from tests.crawl.leaks import MARKER, leaks, told_by
from tests.factories import EventFactory, PreviewFactory, UserFactory
from tests.staff import one_of_the

READERS = {
    "visitor": (0, lambda: None),
    "supporter": (10, lambda: UserFactory(standing=Standing.Kind.SUPPORTER)),
    "member": (20, lambda: UserFactory(standing=Standing.Kind.MEMBER)),
    "steering member": (30, lambda: UserFactory(standing=Standing.Kind.STEERING)),
    "cataloguer": (40, lambda: one_of_the("Cataloguer")),
}
# A visitor's crawl is made each time, everybody else's by `make test-all`.
LATER = READERS.keys() - {"visitor"}
EVERYBODY = [
    pytest.param(reader, marks=[pytest.mark.long] if reader in LATER else []) for reader in READERS
]
PER_PAGE = 2  # so that every list has a second page


@pytest.fixture(autouse=True)
def short_pages(monkeypatch):
    monkeypatch.setattr("r2p.records.lists.PER_PAGE", PER_PAGE)


def client_of(reader):
    rung, make = READERS[reader]
    client = Client(raise_request_exception=False)
    if user := make():
        client.force_login(user)
    return client, rung


@pytest.mark.parametrize("reader", EVERYBODY)
def test_crawl_finds_all_and_only_what_a_reader_may_be_told(marked, reader):
    client, rung = client_of(reader)

    pages = {address: told_by(client, address) for address in public_addresses()}

    leaked = {address: leaks(marked, rung, markers) for address, markers in pages.items()}
    assert {address: leak for address, leak in leaked.items() if leak} == {}
    assert missed(marked, rung, pages.values()) == set()


def test_every_list_has_a_second_page_to_crawl(marked, client):
    answers = {name: client.get(reverse(name), {"page": "2"}).status_code for name in FILTERS}

    assert answers == dict.fromkeys(FILTERS, 200)


def missed(marked, rung, pages):
    """The markers that a reader on a rung may see, alone or together, but that appear nowhere."""
    found = set().union(*pages)
    alone = {marker for marker, least in marked.rungs.items() if least <= rung} - found
    pairs = {pair for pair, least in marked.pairs.items() if least <= rung}
    return alone | {pair for pair in pairs if not any(pair <= page for page in pages)}


@pytest.mark.parametrize("reader", EVERYBODY)
def test_hidden_slug_answers_byte_for_byte_as_an_unknown_one(marked, reader):
    client, rung = client_of(reader)
    hidden = {marker for marker, least in marked.rungs.items() if least > rung}
    asked = [address for address in public_addresses() if hidden & set(MARKER.findall(address))]

    different = [
        address
        for address in asked
        if answer(client, address) != answer_once(client, with_unknown(address, hidden))
    ]

    assert len(asked) > 20
    assert different == []


def with_unknown(address, hidden):
    """An address with an unknown slug in place of each hidden one."""
    return MARKER.sub(lambda marker: "unknown" if marker[0] in hidden else marker[0], address)


def answer(client, address):
    response = client.get(address)
    return response.status_code, str(response.headers), response.content


@cache
def answer_once(client, address):
    return answer(client, address)


def test_every_pattern_has_an_example():
    names = {name for name, pattern in patterns() if pattern.pattern.regex.groups}

    assert {name for name in names if not is_admin(name)} == set(EXAMPLES)


def rule_methods():
    """Every method of a queryset of ours that says who may see or be told what."""
    names = {
        "visible_to",
        "withdrawn_for",
        "told_to",
        "naming_people",
        "naming_organizations",
        "naming_on_behalf_of",
    }
    querysets = {
        owner
        for model in apps.get_models()
        for owner in getattr(model._default_manager, "_queryset_class", QuerySet).__mro__
    }
    return sorted(
        ((owner, name) for owner in querysets for name in names & vars(owner).keys()),
        key=lambda method: (method[0].__name__, method[1]),
    )


def everything(queryset, user):
    """A rule that is broken: all rows, and all of a line."""
    if queryset.model is not Participation:
        return queryset.all()
    return queryset.annotate(
        is_person_told=Value(True),
        is_organization_told=Value(True),
        is_on_behalf_of_told=Value(True),
    )


@pytest.mark.long
@pytest.mark.parametrize(
    ("owner", "name"), rule_methods(), ids=lambda value: getattr(value, "__name__", value)
)
def test_crawl_notices_that_a_rule_is_broken(marked, owner, name, monkeypatch):
    client, rung = client_of("visitor")
    monkeypatch.setattr(owner, name, everything)

    # Pages before lists with filters: there are fewer, and most leaks are on them. Print last.
    addresses = sorted(
        public_addresses(),
        key=lambda address: (address.endswith((".pdf", ".png")), "?" in address),
    )
    found = (leaks(marked, rung, told_by(client, address)) for address in addresses)

    assert any(found)


def admin_addresses():
    """An address for every pattern of the admin, of things that are there where it names any."""
    event = EventFactory()
    kind = ContentType.objects.get_for_model(event)
    fill = {
        "object_id": event.pk,
        "content_type_id": kind.pk,
        "app_label": "events",
        "url": "x",
        "moment": 0,
        "page": "cataloguing",
        "id": event.pk,
        "name": "publish",
        "rung": 20,
        "link_id": PreviewFactory(record=event).pk,
        "job": 0,
        "form": "csv",
        "pk": event.pk,
    }
    for name, pattern in patterns():
        if is_admin(name) and pattern.name:  # without a name: Django's own redirects to the others
            yield reverse(
                name, kwargs={part: fill[part] for part in pattern.pattern.regex.groupindex}
            )


@pytest.mark.parametrize("reader", ["visitor", "supporter", "member", "steering member"])
def test_admin_is_closed_to_those_who_are_not_staff(reader):
    client, _rung = client_of(reader)
    addresses = list(admin_addresses())

    answers = {address: client.get(address).status_code for address in addresses}

    assert len(answers) > 50
    assert {address: code for address, code in answers.items() if code not in (302, 403, 404)} == {}


def test_visitor_finds_no_account_page_but_those_of_signing_in(client):
    names = [name for name, pattern in patterns() if name.startswith("account_")]

    open_to_all = {
        name
        for name in names
        if name not in EXAMPLES and client.get(reverse(name)).status_code == 200
    }

    assert open_to_all == {
        "account_email_verification_sent",
        "account_inactive",
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
        "account_signup",
    }
