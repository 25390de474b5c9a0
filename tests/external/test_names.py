"""Which machines are asked."""

import asyncio

import pytest

from generator.external.names import NoPublicAddressError, allowed, is_public, looked_up


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1",
        "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::",
        "2002:a00:1::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2001:0:53aa:64c::1",
        "2001:db8::1", "nonsense",
        # Every block of IANA's IPv4 and IPv6 Special-Purpose Address Registries that is a network's own, and
        # what once had a meaning of that kind (fec0::/10, ::/96, ::ffff:0:0:0/96, 192.88.99.0/24).
        "0.255.255.255", "10.255.255.255", "100.127.255.255", "127.255.255.255", "169.254.0.0",
        "172.31.255.255", "192.0.0.0", "192.0.0.8", "192.0.0.9", "192.0.0.10", "192.0.0.170", "192.0.0.255",
        "192.0.2.255", "192.88.99.2", "192.168.255.255", "198.18.0.0", "198.19.255.255", "198.51.100.1",
        "203.0.113.255", "239.255.255.255", "255.255.255.254", "100.100.100.200", "168.63.129.16",
        "::7f00:1", "::101:101", "::ffff:0:7f00:1", "::ffff:169.254.169.254", "64:ff9b::a00:1",
        "64:ff9b:1::7f00:1", "64:ff9b:1:ffff:ffff:ffff:101:101", "100::1", "100:0:0:1::1", "2001::1",
        "2001:1::1", "2001:1::3", "2001:2::1", "2001:3::1", "2001:4:112::1", "2001:10::1", "2001:20::1",
        "2001:30::1",
        "2001:1ff:ffff::1", "2001:db8:ffff::1", "2002:a9fe:a9fe::1", "2002:c0a8:101::1", "3fff::1",
        "3fff:fff:ffff::1", "4000::1", "5f00::1", "fd00:ec2::254", "fdff::1", "febf::1", "fec0::1", "feff::1",
        "ff0e::1", "2606:4700::1111%eth0", "", " 1.1.1.1", "1.1.1.1/32", "0x7f000001", "2130706433", "127.1",
    ],
)  # fmt: skip
def test_machines_inside_a_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1", "93.184.215.14", "2606:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101",
        "2002:101:101::1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.0",
        "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.31.196.1", "192.52.193.1", "192.175.48.1",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "168.63.129.15", "168.63.129.17",
        "2001:200::1", "2400:cb00::1", "2620:4f:8000::1", "2a00:1450:4001::1", "2c0f:fb50::1",
    ],
)  # fmt: skip
def test_machines_that_everybody_reaches_are_public(address: str) -> None:
    assert is_public(address)


def test_of_several_machines_only_the_public_ones_are_asked() -> None:
    assert allowed(["10.0.0.1", "1.1.1.1"]) == ["1.1.1.1"]
    with pytest.raises(NoPublicAddressError):
        allowed(["10.0.0.1", "::1"])


@pytest.mark.parametrize("name", ["127.0.0.1", "2130706433", "0x7f.1", "127.1"])
def test_other_spellings_of_the_own_machine_are_looked_up_first(name: str) -> None:
    with pytest.raises(NoPublicAddressError):
        allowed(asyncio.run(looked_up(name, 80)))
