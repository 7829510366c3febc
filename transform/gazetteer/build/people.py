"""People: given names and surnames, by which many small places are called, from faker's word lists."""

from importlib import import_module

from transform import tokens
from transform.gazetteer import keys
from transform.gazetteer.build import inflection
from transform.gazetteer.build.forms import languages_of

_LOCALES = (
    "da_DK", "de_AT", "de_CH", "de_DE", "en_GB", "en_IE", "en_US", "es_ES", "es_MX", "fi_FI", "fr_FR", "hu_HU", "id_ID",
    "it_IT", "nl_BE", "nl_NL", "no_NO", "pl_PL", "pt_BR", "ro_RO", "ru_RU", "sv_SE", "tr_TR", "uk_UA",
)  # fmt: skip
_LISTS = ("first_names", "last_names", "middle_names")


def names() -> frozenset[str]:
    """Return the keys of common given names and surnames, with the case forms of Ukrainian and Russian ones."""
    found: set[str] = set()
    for locale in _LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith(_LISTS) and not callable(values):
                for name in values:
                    found.update(_forms(str(name)))
    return frozenset(found)


def _forms(name: str) -> set[str]:
    lowered = tokens.norm(name)
    forms = {keys.key(name)}
    for language in languages_of(name):
        forms |= {keys.key(form) for form in inflection.cases(lowered, language)}
    return forms
