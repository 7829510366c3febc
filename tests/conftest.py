"""What holds for every test."""

import signal


def pytest_configure() -> None:
    """Hear Ctrl-C, also where the tests are a background job of a script: what they start inherits a deaf ear."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
