"""The smallest valid object of every model. Traits name states; nothing is left to chance."""

from tests.factories.accounts import PASSWORD, MembershipFactory, UserFactory
from tests.factories.documents import (
    PDF,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    FormerAddressFactory,
    LinkCheckFactory,
    PreviewFactory,
    TranslationFactory,
)
from tests.factories.events import (
    AffiliationFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    StandingFactory,
)
from tests.factories.shared import (
    PageFactory,
    RecordFactory,
    RegionFactory,
    RegionNameFactory,
    ThemeFactory,
)
