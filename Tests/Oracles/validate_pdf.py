"""Validates PDF files with other people's tools: paths in, JSON out, all of them in one process.

For each file the list of what they find: PDF/A-2b by pikepdf, PDF/UA-1 by pdfua and outloud.
"""
import json
import sys

import outloud
import pdfua
import pikepdf.pdfa


def findings(path):
    for found in pikepdf.pdfa.validate_written(path, "2b").findings:
        yield f"pikepdf {found.rule}: {found.message}"
    for found in pdfua.validate(path).findings:
        yield f"pdfua {found.rule_id}: {found.message}"
    result = outloud.check(path)
    if result.error:
        yield f"outloud: {result.error}"
    for found in result.findings:
        yield f"outloud {found.rule}: {found.message}"


json.dump([list(findings(path)) for path in sys.argv[1:]], sys.stdout)
