"""pyHanko as a judge: one JSON line for each signature of each PDF, asking nobody.

    python pyhanko_judge.py root.crt file.pdf ...
"""

import asyncio
import json
import logging
import sys

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import (
    DocumentSecurityStore,
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko_certvalidator import ValidationContext

logging.disable(logging.CRITICAL)


def load(path):
    with open(path, "rb") as file:
        data = file.read()
    if pem.detect(data):
        data = pem.unarmor(data)[2]
    return x509.Certificate.load(data)


def plain(root):
    return ValidationContext(
        trust_roots=[root], allow_fetching=False, revocation_mode="soft-fail"
    )


async def lasting(embedded, root):
    """Whether the security store alone shows that no certificate was revoked."""
    try:
        store = DocumentSecurityStore.read_dss(embedded.reader)
    except NoDSSFoundError:
        return False
    context = store.as_validation_context(
        {"trust_roots": [root], "allow_fetching": False, "revocation_mode": "hard-fail"}
    )
    status = await async_validate_pdf_signature(embedded, context, context)
    return bool(status.bottom_line)


def describe(status):
    changes = getattr(status, "modification_level", None)
    coverage = getattr(status, "coverage", None)
    return {
        "intact": bool(status.intact),
        "valid": bool(status.valid),
        "trusted": bool(status.trusted),
        "accepted": bool(getattr(status, "bottom_line", status.valid and status.trusted)),
        "changes": changes.name if changes is not None else "",
        "coverage": coverage.name if coverage is not None else "",
    }


async def judge(path, root):
    with open(path, "rb") as file:
        reader = PdfFileReader(file, strict=False)
        found = [(embedded, "signature") for embedded in reader.embedded_regular_signatures]
        found += [(embedded, "timestamp") for embedded in reader.embedded_timestamp_signatures]
        for embedded, kind in found:
            result = {"file": path, "field": embedded.field_name, "kind": kind}
            try:
                if kind == "timestamp":
                    status = await async_validate_pdf_timestamp(embedded, plain(root))
                else:
                    status = await async_validate_pdf_signature(embedded, plain(root))
                    result["lasting"] = await lasting(embedded, root)
                result.update(describe(status))
            except Exception as error:
                result["error"] = f"{type(error).__name__}: {error}"
            print(json.dumps(result))
        if not found:
            print(json.dumps({"file": path, "kind": "none"}))


async def main(root_path, *paths):
    root = load(root_path)
    for path in paths:
        try:
            await judge(path, root)
        except Exception as error:
            print(json.dumps({"file": path, "kind": "none", "error": f"{type(error).__name__}: {error}"}))


asyncio.run(main(*sys.argv[1:]))
