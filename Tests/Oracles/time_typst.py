"""Times Typst over reports: `python3 time_typst.py FOLDER FONTS`, the answer in JSON.

FOLDER holds reports as Markdown (`baocao render --format markup`). Each becomes a Typst document
with the same headings, paragraphs, lists and tables, in the same typeface and on the same paper,
and all are compiled to PDF one after another in this process.
"""
import json
import pathlib
import re
import sys
import time

loading = time.process_time()
import typst  # noqa: E402  Its loading is timed.

loading = time.process_time() - loading

HEAD = """#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm),
  numbering: "1", number-align: top + center)
#set text(font: "Liberation Serif", size: 14pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 1.27cm, all: true), spacing: 0.85em + 6pt)
#set document(title: "Báo cáo")
#show table: set text(size: 12pt)
#show table: set par(justify: false, first-line-indent: 0pt, spacing: 0.65em)
"""


def escaped(text):
    """Markdown's inline text as Typst's: its escapes undone, bold and italic kept."""
    text = re.sub(r"\\(.)", lambda m: f"\x00{ord(m[1])}\x00", text)
    text = re.sub(r"&#(\d+);", lambda m: f"\x00{m[1]}\x00", text).replace("<br>", "\x01").replace("&nbsp;", "~")
    text = re.sub(r"\*\*(.+?)\*\*", "\x02\\1\x03", text)
    text = re.sub(r"(?<!\w)[*_](.+?)[*_](?!\w)", "\x04\\1\x05", text)
    text = re.sub(r"([\\#$*_`<>@=~\[\]/\"'+-])", r"\\\1", text)
    text = re.sub(r"\x00(\d+)\x00", lambda m: "\\u{%x}" % int(m[1]), text)
    for mark, typed in (("\x01", " \\ "), ("\x02", "#strong["), ("\x03", "]"), ("\x04", "#emph["), ("\x05", "]")):
        text = text.replace(mark, typed)
    return text


def table(lines):
    """Columns as wide as their texts are long, joined cells joined, the header repeated."""
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))] for line in lines]
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows]
    texts = [rows[0]] + rows[2:]
    lengths = [sum(len(row[column]) for row in texts) / len(texts) for column in range(width)]
    columns = ", ".join(f"{max(length, 4) ** 0.6:.2f}fr" for length in lengths)

    def cells(row):
        out = []
        for cell in row:
            if cell == "<<" and out:
                out[-1][1] += 1
            else:
                out.append([escaped("" if cell == "^^" else cell), 1])
        return "".join(f"table.cell(colspan: {span})[{text}], " for text, span in out)

    body = "\n".join(cells(row) for row in rows[2:])
    return f"#table(columns: ({columns}), table.header({cells(rows[0])}),\n{body})\n"


def document(markdown):
    out, rest = [HEAD], markdown.split("\n")
    while rest:
        line = rest.pop(0)
        if line.startswith("```"):
            block = []
            while rest and not rest[0].startswith("```"):
                block.append(rest.pop(0))
            rest[:1] = []
            if line.startswith("```annex"):
                flipped = "true" if any("landscape" in field for field in block) else "false"
                title = next((field.partition(":")[2] for field in block if field.startswith("title:")), "")
                out.append(f"#set page(flipped: {flipped})\n#align(center)[*{escaped(title.strip())}*]\n")
        elif line.startswith("|"):
            lines = [line]
            while rest and rest[0].startswith("|"):
                lines.append(rest.pop(0))
            out.append(table(lines))
        elif heading := re.match(r"(#+) (.*)", line):
            out.append("=" * len(heading[1]) + " " + escaped(heading[2]))
        elif item := re.match(r"( *)([-*+]|\d+[.)]) (.*)", line):
            out.append(item[1] + ("- " if item[2] in "-*+" else "+ ") + escaped(item[3]))
        else:
            out.append(escaped(line))
    return "\n".join(out)


def count_pages(pdf):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def main():
    folder, fonts = pathlib.Path(sys.argv[1]), sys.argv[2]
    for source in folder.glob("*.md"):
        source.with_suffix(".typ").write_text(document(source.read_text("utf8")), "utf8")
    documents = sorted(folder.glob("*.typ"))
    start = time.process_time()
    compiler = typst.Compiler(root=str(folder), font_paths=[fonts], ignore_system_fonts=True)
    pdf = compiler.compile(input=str(documents[0]))  # Fonts are read here.
    first = loading + time.process_time() - start
    first_pages = count_pages(pdf)
    seconds, pages = 0.0, 0
    for source in documents[1:] or documents:
        start = time.process_time()
        pdf = compiler.compile(input=str(source))
        seconds += time.process_time() - start
        pages += count_pages(pdf)
    count = max(1, len(documents) - 1)
    json.dump(
        {"first": first * 1000, "firstPages": first_pages, "milliseconds": seconds * 1000 / count,
         "pages": pages / count, "version": getattr(typst, "__version__", "")},
        sys.stdout)


main()
