"""Names of languages."""

from django.conf.locale import LANG_INFO
from django.core.validators import RegexValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# Django's table lacks the plain code of Chinese.
OTHERS = {"zh": ("Chinese", "中文")}

is_language_code = RegexValidator(
    r"^[a-z]{2,3}(-[a-z]{2,4})?\Z", gettext_lazy("Enter a language code, such as en or fr.")
)


def language_name(code):
    """The English name of a language code, translated into the interface language."""
    if code in OTHERS:
        return _(OTHERS[code][0])
    info = LANG_INFO.get(code, {})
    return _(info["name"]) if "name" in info else code
