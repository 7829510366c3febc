"""Which network addresses may be connected to: the public internet, and nothing inside the house.

Every address that a name resolves to is judged at the moment of connecting, and the connection goes to the
judged address itself, so that a name which resolves differently the second time (DNS rebinding) gains nothing.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from extract.errors import ItemError

Address = IPv4Address | IPv6Address

# Not covered by is_global in every supported Python: 6to4 relays, NAT64, benchmarking, IPv4-compatible IPv6,
# documentation (RFC 9637) and segment identifiers (RFC 9602).
_REFUSED = tuple(
    ip_network(block)
    for block in (
        "192.88.99.0/24",
        "198.18.0.0/15",
        "100.64.0.0/10",
        "64:ff9b:1::/48",
        "::/96",
        "2001::/23",
        "fec0::/10",
        "3fff::/20",
        "5f00::/16",
    )
)
_NAT64 = ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ip_network("2002::/16")


def refusal(text: str, *, allow_loopback: bool) -> str | None:
    """Return why an address must not be connected to; None if it may be.

    >>> refusal("93.184.215.14", allow_loopback=False)
    >>> refusal("169.254.169.254", allow_loopback=True)
    'link-local'
    >>> refusal("::ffff:10.0.0.1", allow_loopback=True)
    'private'
    >>> refusal("127.0.0.1", allow_loopback=False)
    'loopback'
    """
    address = _embedded(ip_address(text.partition("%")[0]))
    if address.is_loopback:
        return None if allow_loopback else "loopback"
    if address.is_link_local:
        return "link-local"
    if address.is_multicast:
        return "multicast"
    if address.is_unspecified:
        return "unspecified"
    if not address.is_global or any(address in block for block in _REFUSED if block.version == address.version):
        return "private"
    return None


def check(text: str, *, host: str, allow_loopback: bool) -> None:
    """Raise ItemError ``address_refused`` if the address that ``host`` resolved to is not public."""
    reason = refusal(text, allow_loopback=allow_loopback)
    if reason is not None:
        hint = "; set allow_loopback to permit it" if reason == "loopback" else ""
        raise ItemError(
            "address_refused", f"{host}: resolves to {text}, a {reason} address, which is not fetched{hint}"
        )


def _embedded(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address stands for, else the address itself."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(int(address) & 0xFFFFFFFF)
        if address in _SIX_TO_FOUR and address.sixtofour is not None:
            return address.sixtofour
        if address.teredo is not None:
            return address.teredo[1]
    return address
