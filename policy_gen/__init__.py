"""From one company profile to the company's official client-work policy."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("policy-gen")
except PackageNotFoundError:  # running from a source tree that was never installed
    __version__ = "0"
