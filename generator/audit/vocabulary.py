"""The part of schema.org that pages of a job site may use: types, their properties, and what those may hold.

What search engines ask of each type is told in their own documentation, such as
https://developers.google.com/search/docs/appearance/structured-data/job-posting. Types that brought a feature
once and bring none any more (FAQPage, Occupation) are left out, so that nobody relies on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

TEXT: Final = "Text"
DATE: Final = "Date"
"""A day, `2026-04-01`."""
NUMBER: Final = "Number"
BOOLEAN: Final = "Boolean"
ADDRESS: Final = "URL"
"""A whole address of any host."""
OWN_ADDRESS: Final = "own URL"
"""A whole address of a page or a file of the site."""
WORDS: Final = "coded Text"
"""One of the words that `CODES` allows."""

PLAIN: Final = frozenset({TEXT, DATE, NUMBER, BOOLEAN, ADDRESS, OWN_ADDRESS, WORDS})
"""What a property may hold beside nodes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A type with its properties; each holds one of the named forms or types, or a list of them."""

    required: Mapping[str, tuple[str, ...]]
    optional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    recommended: tuple[str, ...] = ()
    """Optional ones that a site's owner can and should provide."""

    def expected(self, name: str) -> tuple[str, ...]:
        """What the property may hold; empty when the type is not given it."""
        return self.required.get(name) or self.optional.get(name) or ()


_PAGE = Kind(
    required={"url": (OWN_ADDRESS,), "name": (TEXT,), "inLanguage": (TEXT,)},
    optional={
        "breadcrumb": ("BreadcrumbList",),
        "isPartOf": ("WebSite",),
        "about": ("Organization",),
        "mainEntity": ("JobPosting", "Dataset"),
        "lastReviewed": (DATE,),
    },
)

KINDS: Final[Mapping[str, Kind]] = {
    "WebPage": _PAGE,
    "CollectionPage": _PAGE,
    "AboutPage": _PAGE,
    "BreadcrumbList": Kind({"itemListElement": ("ListItem",)}),
    "ListItem": Kind({"position": (NUMBER,), "name": (TEXT,), "item": (OWN_ADDRESS,)}),
    "Organization": Kind(
        {"name": (TEXT,)}, {"url": (ADDRESS,), "logo": (OWN_ADDRESS,), "sameAs": (ADDRESS,)}
    ),
    "WebSite": Kind({"name": (TEXT,), "url": (OWN_ADDRESS,), "publisher": ("Organization",)}),
    "Dataset": Kind(
        {
            "name": (TEXT,),
            "description": (TEXT,),
            "url": (OWN_ADDRESS,),
            "creator": ("Organization",),
            "dateModified": (DATE,),
            "isAccessibleForFree": (BOOLEAN,),
            "distribution": ("DataDownload",),
        },
        {"license": (ADDRESS,)},
        recommended=("license",),
    ),
    "DataDownload": Kind({"contentUrl": (OWN_ADDRESS,), "encodingFormat": (TEXT,)}),
    "JobPosting": Kind(
        {
            "title": (TEXT,),
            "description": (TEXT,),
            "datePosted": (DATE,),
            "hiringOrganization": ("Organization",),
            "identifier": ("PropertyValue",),
            "directApply": (BOOLEAN,),
            "url": (OWN_ADDRESS,),
        },
        {
            "jobLocation": ("Place",),
            "jobLocationType": (WORDS,),
            "applicantLocationRequirements": ("Country", "State"),
            "validThrough": (DATE,),
            "employmentType": (WORDS,),
            "baseSalary": ("MonetaryAmount",),
        },
    ),
    "PropertyValue": Kind({"name": (TEXT,), "value": (TEXT,)}),
    "Place": Kind({"address": ("PostalAddress",)}),
    "PostalAddress": Kind(
        {"addressCountry": (WORDS,)}, {"addressLocality": (TEXT,), "addressRegion": (TEXT,)}
    ),
    "Country": Kind({"name": (TEXT,)}),
    "State": Kind({"name": (TEXT,)}),
    "MonetaryAmount": Kind({"currency": (WORDS,), "value": ("QuantitativeValue",)}),
    "QuantitativeValue": Kind(
        {"unitText": (WORDS,)}, {"value": (NUMBER,), "minValue": (NUMBER,), "maxValue": (NUMBER,)}
    ),
}
"""Every type that a page may use."""

CODES: Final[Mapping[str, str]] = {
    "jobLocationType": "TELECOMMUTE",
    "employmentType": "FULL_TIME|PART_TIME|CONTRACTOR|TEMPORARY|INTERN|VOLUNTEER|PER_DIEM|OTHER",
    "unitText": "HOUR|DAY|WEEK|MONTH|YEAR",
    "addressCountry": "[A-Z]{2}",
    "currency": "[A-Z]{3}",
}
"""By property, a pattern of the words that search engines know."""

RETIRED: Final = frozenset(
    {
        "FAQPage",
        "HowTo",
        "Occupation",
        "OccupationAggregationByEmployer",
        "SearchAction",
        "SpecialAnnouncement",
    }
)
"""Types that no search engine shows any more (FAQ results ended in May 2026, estimated pay in 2025)."""
