"""Which addresses may be connected to."""

import pytest

from extract import addresses

INSIDE = [
    "10.0.0.1",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "240.0.0.1",
    "198.18.0.1",
    "192.0.0.1",
    "192.0.2.1",
    "198.51.100.1",
    "203.0.113.1",
    "192.88.99.1",
    "::",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "2002:0a00:0001::",
    "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:f5ff:fffe",
    "fec0::1",
    "100::1",
    "3fff::1",
    "5f00::1",
    "64:ff9b::10.0.0.1",
    "64:ff9b::169.254.169.254",
    "2002:a00:1::1",
]


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_inside_some_house_is_refused_even_where_loopback_is_allowed(address):
    assert addresses.refusal(address, allow_loopback=True) is not None


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1"])
def test_loopback_depends_on_the_setting(address):
    assert addresses.refusal(address, allow_loopback=False) == "loopback"
    assert addresses.refusal(address, allow_loopback=True) is None


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::8.8.8.8"]
)
def test_public_addresses_are_let_through(address):
    assert addresses.refusal(address, allow_loopback=False) is None
