"""Markdown tree → HTML by MkDocs: the only module that knows MkDocs."""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class SiteFault(Exception):
    """The site builder refused the pages; the message says what it found."""


def build_html(
    config_file: Path, site_dir: Path, source_date_epoch: int, extra: Mapping[str, Any] | None = None
) -> None:
    """Builds one tree strictly into `site_dir`. Raises SiteFault with all of the builder's warnings.

    `source_date_epoch` stands for the clock, in seconds: the same pages give the same bytes (D15).
    `extra` is what the theme learns besides the config's own, for this build only.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ["SOURCE_DATE_EPOCH"] = str(source_date_epoch)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    with _heard("mkdocs") as messages:
        try:
            config = load_config(str(config_file), site_dir=str(site_dir), strict=True)
            config.extra.update(extra or {})
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        except MkDocsException as error:
            raise SiteFault("\n".join([*messages, str(error)])) from None


@contextmanager
def _heard(name: str) -> Iterator[list[str]]:
    """Collects what a logger warns of; the strict build counts its own warnings beside us."""
    messages: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger(name)
    listener = Listener(logging.WARNING)
    logger.addHandler(listener)
    propagates, logger.propagate = logger.propagate, False
    try:
        yield messages
    finally:
        logger.removeHandler(listener)
        logger.propagate = propagates
