"""What a content security policy needs to know of a style or script: its hash."""

from __future__ import annotations

import base64
import hashlib


def source_of(text: str) -> str:
    """The source expression that allows exactly this inline text."""
    digest = hashlib.sha256(str(text).encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
