"""Duplicate detection for organizations and participants."""

from collections import defaultdict

from r2p.desk.duplicates.detection import follow
from r2p.desk.duplicates.matcher import (
    Matcher,
    in_any_order,
    initials,
    is_near,
    is_short,
    last_part,
    near_keys,
    site_of,
)
from r2p.desk.models import Likeness
from r2p.records.names import fold

from .models import (
    Affiliation,
    Organization,
    OrganizationName,
    Participant,
    ParticipantName,
    Participation,
)

Reason = Likeness.Reason


def names_by_record(model, key, records):
    names = defaultdict(list)
    for pk, name in model.objects.filter(**{f"{key}__in": records}).values_list(key, "name"):
        names[pk].append(name)
    return names


@follow
class OrganizationMatcher(Matcher):
    model = Organization
    parts = {OrganizationName: "organization_id"}
    typed = ("name", "short_name", "website", "ror", "wikidata")
    columns = ("pk", "parent_id", "kind", *typed)

    def describe(self, records):
        rows = {row["pk"]: row for row in records.order_by().values(*self.columns)}
        others = names_by_record(OrganizationName, "organization", list(rows))
        return {
            pk: {**row, "names": [row["name"], row["short_name"], *others[pk]]}
            for pk, row in rows.items()
        }

    def describe_typed(self, data):
        known = {name: data.get(name, "") for name in self.typed}
        names = [known["name"], known["short_name"]]
        return {"pk": None, "parent_id": None, "kind": "", **known, "names": names}

    def traits(self, known):
        names = {fold(name) for name in known["names"]}
        found = {("short" if is_short(name) else "name", name) for name in names if len(name) > 2}
        found |= {("initials", letters) for letters in initials(known["name"])}
        found |= {("near", key) for key in near_keys(known["name"])}
        found |= {("ror", last_part(known["ror"])), ("wikidata", last_part(known["wikidata"]))}
        return found | {("site", site_of(known["website"]))}

    def reason(self, one, other, shared):
        if one["kind"] == other["kind"] == Organization.Kind.STATE:
            return None  # each country has one
        if shared & {("ror", "ror"), ("wikidata", "wikidata")}:
            return Reason.IDENTIFIER
        if ("name", "name") in shared:
            return Reason.NAME
        if ("near", "near") in shared and is_near(one["name"], other["name"]):
            return Reason.NEAR_NAME
        if shared & {("short", "short"), ("short", "initials"), ("initials", "short")}:
            return Reason.INITIALS
        has_site = ("site", "site") in shared and not are_kin(one, other)
        return Reason.WEBSITE if has_site else None


def are_kin(one, other):
    """Tell whether two are parts of one body: these mostly share a website."""
    above = [{body["pk"], body["parent_id"]} - {None} for body in (one, other)]
    return bool(above[0] & above[1])


@follow
class ParticipantMatcher(Matcher):
    model = Participant
    parts = {ParticipantName: "participant_id", Affiliation: "participant_id"}
    typed = ("name", "sort_name", "orcid")

    def describe(self, records):
        rows = {row["pk"]: row for row in records.order_by().values("pk", *self.typed)}
        others = names_by_record(ParticipantName, "participant", list(rows))
        organizations = organizations_by_person(list(rows))
        return {
            pk: {**row, "names": [row["name"], *others[pk]], "organizations": organizations[pk]}
            for pk, row in rows.items()
        }

    def describe_typed(self, data):
        known = {name: data.get(name, "") for name in self.typed}
        return {**known, "names": [known["name"]], "organizations": set()}

    def traits(self, known):
        names = {in_any_order(name) for name in (*known["names"], known["sort_name"])}
        found = {("name", name) for name in names}
        found |= {("initial", f"{family} {first[0]}") for first, family in persons(known)}
        return found | {("orcid", last_part(known["orcid"]))}

    def reason(self, one, other, shared):
        if ("orcid", "orcid") in shared:
            return Reason.IDENTIFIER
        if ("name", "name") in shared:
            return Reason.NAME
        may_be = ("initial", "initial") in shared and may_be_short(one, other)
        have_one = one["organizations"] & other["organizations"]
        return Reason.ABBREVIATED if may_be and have_one else None


def organizations_by_person(people):
    """{participant: organizations} of affiliations and participations."""
    found = defaultdict(set)
    for model in (Affiliation, Participation):
        lines = model.objects.filter(participant__in=people, organization__isnull=False)
        for person, body in lines.order_by().values_list("participant", "organization"):
            found[person].add(body)
    return found


def persons(known):
    """The set of (first name, family name), folded, by which somebody is known."""
    family, _comma, first = known["sort_name"].partition(",")
    read = [(fold(first).split(), fold(family).split())]
    read += [(words[:1], words[1:][-1:]) for words in map(str.split, map(fold, known["names"]))]
    return {(first[0], " ".join(family)) for first, family in read if first and family}


def may_be_short(one, other):
    """Tell whether a first name of one may abbreviate one of the other: "A.", "Alex"."""
    return any(
        family == its_family and (first.startswith(its_first) or its_first.startswith(first))
        for first, family in persons(one)
        for its_first, its_family in persons(other)
    )
