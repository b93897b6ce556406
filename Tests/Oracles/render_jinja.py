"""Renders templates with the real Jinja2, strictly: JSON in, JSON out, all of them in one process."""
import json
import sys

from jinja2 import DictLoader, Environment, StrictUndefined


def render(case):
    environment = Environment(
        undefined=StrictUndefined,
        loader=DictLoader(case["others"]),
        trim_blocks=case["trim"],
        lstrip_blocks=case["lstrip"],
        keep_trailing_newline=case["keep"],
    )
    try:
        return {"output": environment.from_string(case["source"]).render(json.loads(case["data"]))}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


json.dump([render(case) for case in json.load(sys.stdin)], sys.stdout)
