"""Names for findings by which a service knows them again after lines have moved."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from journeymap.findings import Finding


def fingerprints(findings: Iterable[Finding]) -> Iterator[str]:
    """A fingerprint for each finding: of its rule, file, element and message, and of no line.

    Findings that are alike in all of these are counted.
    """
    seen = Counter[str]()
    for finding in findings:
        told = (finding.rule, finding.source.name, finding.element, finding.message)
        digest = sha256(json.dumps(told).encode()).hexdigest()[:32]
        seen[digest] += 1
        yield f"{digest}:{seen[digest]}"
