"""The host of an address is the one that browsers go to."""

import pytest

from generator.domain.web_host import host_of


@pytest.mark.parametrize(
    "address",
    [
        "https://jobs.example",
        "http://jobs.example/a?b#c",
        "HTTPS://JOBS.Example/",
        "https://jobs.example:8443/",
        "https://jobs.example./",
        "https://name:word@jobs.example/",
        "https:\\\\jobs.example\\a",
        "https://jobs.example\\@else.example/",
        "//jobs.example/",
        "https://jobs%2Eexample/",
        "https://ｊｏｂｓ。example/",
    ],
)
def test_a_host_has_one_spelling_however_it_is_written(address: str) -> None:
    assert host_of(address) == "jobs.example"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://jobs.example.else.example/", "jobs.example.else.example"),
        ("https://else.example/@jobs.example", "else.example"),
        ("https://else.example\\@jobs.example/", "else.example"),
        ("https://Bücher.example/", "xn--bcher-kva.example"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        (f"https://{'ü' * 80}.example/", f"{'ü' * 80}.example"),
    ],
)
def test_other_hosts_are_kept_apart(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize("address", ["", "/jobs/", "https:///jobs", "https://[jobs", "mailto:a@jobs.example"])
def test_an_address_that_names_no_host_has_none(address: str) -> None:
    assert host_of(address) == ""
