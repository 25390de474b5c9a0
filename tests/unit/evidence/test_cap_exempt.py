"""Which names point to a kind of employer that may be outside the yearly H-1B limit."""

import pytest

from generator.evidence.cap_exempt import CapExemptKind, cap_exempt_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sundale University", CapExemptKind.UNIVERSITY),
        ("University of Northmark, Harbour Campus", CapExemptKind.UNIVERSITY),
        ("Quill Community College District", CapExemptKind.UNIVERSITY),
        ("SUNDALE INSTITUTE OF TECHNOLOGY", CapExemptKind.UNIVERSITY),
        ("Sundale College of Medicine", CapExemptKind.UNIVERSITY),
        ("The Sundale University Hospital", CapExemptKind.AFFILIATED),
        ("University of Northmark Health System", CapExemptKind.AFFILIATED),
        ("Harbour National Laboratory", CapExemptKind.RESEARCH),
        ("Quill Institute for Ocean Research", CapExemptKind.RESEARCH),
    ],
)
def test_a_name_points_to_its_kind(name: str, kind: CapExemptKind) -> None:
    assert cap_exempt_kind(name) is kind


@pytest.mark.parametrize(
    "name",
    [
        "Larkspur Systems",
        "Sundale University Federal Credit Union",
        "University Ford of Northmark",
        "College Prep Tutors",
        "Sundale Day School",
        "Quill Research Inc.",
        "Northmark Children's Hospital",
        "Universal Audio Works",
        "Association of Sundale Colleges",
    ],
)
def test_a_name_that_only_sounds_alike_points_to_none(name: str) -> None:
    assert cap_exempt_kind(name) is None
