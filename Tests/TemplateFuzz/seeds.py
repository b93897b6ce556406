"""Writes the templates of Tests/Cases as a corpus for the fuzzer: python3 seeds.py FOLDER."""
import hashlib
import pathlib
import sys

target = pathlib.Path(sys.argv[1])
target.mkdir(parents=True, exist_ok=True)
for folder in ("templates", "template-check"):
    for path in sorted((pathlib.Path(__file__).parent.parent / "Cases" / folder).glob("*.case")):
        for case in ("\n" + path.read_text(encoding="utf8")).split("\n--- ")[1:]:
            parts = case.split("\n=== ")
            _, _, template = parts[0].partition("\n")
            others = [part.partition("\n")[2] for part in parts[1:] if part.startswith("template ")]
            flags = 1 if "markup" in case.partition("=== options")[2] else 0
            seed = bytes([flags]) + "\x01".join([template, *others]).encode()
            (target / hashlib.sha1(seed).hexdigest()).write_bytes(seed)
