"""Recomputes the numbers of rendered reports from the workspaces they were made from.

Arguments: workspace folder, period, file with the rendered markup; three for each report.
Knows nothing of the program: reads plan.yaml and the CSV files with its own code, adds with
fractions, and looks for every sentence and cell that holds a number. Prints a JSON list of
findings, a list of texts for each report.
"""
import csv
import glob
import itertools
import json
import os
import re
import sys
from fractions import Fraction

import yaml

STATES = ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"]
FIGURES = ["Số cuộc", "Số lượt người", "Trong đó nữ", "Kinh phí (triệu đồng)"]


def number(text):
    """A Vietnamese number; None for a blank cell."""
    text = text.strip().rstrip("%")
    if not text:
        return None
    if "," in text:
        whole, fraction = text.replace(".", "").split(",")
    elif re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", text):
        whole, fraction = text.replace(".", ""), ""
    else:
        whole, _, fraction = text.partition(".")
    return Fraction(int(whole + fraction), 10 ** len(fraction))


def shown(value, digits=None):
    """1.234,5: all decimals, or so many at most, half away from zero."""
    if value is None:
        return "-"
    if digits is None:
        digits = 12
    scaled = abs(value) * 10**digits
    rounded = int(scaled + Fraction(1, 2))
    whole, part = divmod(rounded, 10**digits)
    decimals = str(part).zfill(digits).rstrip("0")
    text = f"{whole:,}".replace(",", ".") + ("," + decimals if decimals else "")
    return ("-" if value < 0 and rounded else "") + text


def share(part, whole):
    return None if not whole else Fraction(part) * 100 / whole


def percent(value):
    return "-" if value is None else shown(value, 1) + "%"


def plain(markup):
    markup = markup.replace("&#124;", "|").replace("&#32;", " ").replace("<br>", " ")
    return re.sub(r"\\(.)", r"\1", markup)


class Tasks:
    """Tasks of a plan with the rows reported for them."""

    def __init__(self, folder, period):
        plan = yaml.safe_load(open(os.path.join(folder, "plan.yaml"), encoding="utf-8"))
        self.rows = {}
        self.indicators = []
        for path in sorted(glob.glob(os.path.join(folder, "results", period, "*.csv"))):
            with open(path, encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            if os.path.basename(path) == "indicators.csv":
                self.indicators = rows
            else:
                # A row without a state was not filled in.
                self.rows.update({row["Mã nhiệm vụ"]: row for row in rows if row["Trạng thái"]})
        self.items = [
            (item, section["number"])
            for section in plan["sections"]
            for item in section.get("items") or []
            if item["task"] or item["id"] in self.rows
        ]
        self.units = plan.get("units") or []
        self.year = plan["year"]

    def chosen(self, holds=lambda item, section: True):
        return [item for item, section in self.items if holds(item, section)]

    def counts(self, items):
        states = [self.rows.get(item["id"], {}).get("Trạng thái") for item in items]
        return [len(items)] + [states.count(state) for state in STATES] + [states.count(None)]

    def total(self, items, column):
        """The sum of what is given, None over nothing; and how many rows lack it."""
        rows = [self.rows[item["id"]] for item in items if item["id"] in self.rows]
        values = [number(row[column]) for row in rows]
        given = [value for value in values if value is not None]
        missing = sum(
            value is None and row["Trạng thái"] in STATES[:2] for row, value in zip(rows, values)
        )
        return (sum(given) if given else None), missing

    def women_share(self, items):
        both = []
        for item in items:
            row = self.rows.get(item["id"])
            pair = row and (number(row["Trong đó nữ"]), number(row["Số lượt người"]))
            if pair and None not in pair:
                both.append(pair)
        return share(sum(a for a, _ in both), sum(b for _, b in both))


def rows_of(annex):
    """The cells of each row; a bar inside a cell is an entity."""
    lines = [line.strip() for line in annex.split("\n") if line.startswith("| ")]
    return [[plain(cell).strip() for cell in line[1:-1].split("|")] for line in lines]


def check(folder, period, markup):
    findings = []
    tasks = Tasks(folder, period)
    body, *annexes = markup.split("```annex")
    body = plain(body)

    def expect(text, where, name):
        if text not in where:
            findings.append(f"{name}: no {text!r}")

    general(tasks, body, expect)
    task_table(tasks, rows_of(annexes[0]), findings, expect)
    unit_table(tasks, rows_of(annexes[1]), expect)
    for annex in annexes[2:]:
        if "CÁC CHỈ TIÊU" in annex:
            indicator_table(tasks, [row[:6] for row in rows_of(annex)], expect)
    stray(body, findings, tasks)
    return findings


def general(tasks, body, expect):
    items = tasks.chosen()
    total, done, doing, waiting, none, silent = tasks.counts(items)
    expect(f"Kế hoạch năm {tasks.year} có {total} nhiệm vụ.", body, "general")
    if silent == total:
        expect("các đơn vị chưa báo cáo kết quả của nhiệm vụ nào (chi tiết", body, "general")
        return
    sentence = (
        f"đã hoàn thành {done}/{total} nhiệm vụ ({percent(share(done, total))})"
        if done else "chưa có nhiệm vụ nào hoàn thành"
    )
    rest = [
        f"{count} nhiệm vụ {word}"
        for count, word in zip(
            (doing, waiting, none, silent),
            ("đang thực hiện", "chưa thực hiện", "không phát sinh", "chưa có báo cáo"),
        )
        if count
    ]
    expect(sentence + ("; " + ", ".join(rest) if rest else "") + " (chi tiết", body, "general")
    for column, unit in zip(FIGURES, ("cuộc", "lượt người tham gia", "lượt nữ", "triệu đồng")):
        value, missing = tasks.total(items, column)
        if not value:
            continue
        more = f", còn {missing} nhiệm vụ chưa có số liệu" if unit == "triệu đồng" else ""
        expect(f"{shown(value)} {unit}" + (f" (chưa đầy đủ{more})" if missing else ""), body, "general")
    women = tasks.women_share(items)
    if women is not None:
        expect(f", chiếm {percent(women)}.", body, "general")


def task_table(tasks, rows, findings, expect):
    numbered = [row for row in rows if row[0].isdigit()]
    if len(numbered) != len(tasks.items):
        findings.append(f"annex I: {len(numbered)} rows for {len(tasks.items)} tasks")
    by_text = {}
    for item, _ in tasks.items:
        by_text.setdefault(item["text"], []).append(item["id"])
    for row in numbered:
        ids = by_text.get(row[1], [])
        if not ids:
            findings.append(f"annex I: no task {row[1]!r}")
            continue
        answer = tasks.rows.get(ids.pop(0))
        cells = [shown(number(answer[column])) if answer else "-" for column in FIGURES]
        state = answer["Trạng thái"] if answer else ""
        if row[4:8] != cells or row[3].replace(" (số ước)", "") != (state or "Chưa báo cáo"):
            findings.append(f"annex I: {row[3:8]}, not {[state] + cells}")
    totals = []
    for column in FIGURES:
        value, missing = tasks.total(tasks.chosen(), column)
        totals.append(f"**{shown(value)}{'(*)' if missing else ''}**")
    expect(["", "**Tổng cộng**", "", "", *totals, ""], rows, "annex I")


def unit_table(tasks, rows, expect):
    def line(first, name, items, mark=""):
        counts = tasks.counts(items)
        cells = [str(count) for count in counts] + [percent(share(counts[1], counts[0]))]
        return [first] + [mark + cell + mark for cell in [name] + cells]

    for index, unit in enumerate(tasks.units):
        name = unit["name"][:1].upper() + unit["name"][1:]
        items = tasks.chosen(lambda item, _: item.get("lead") == unit["id"])
        expect(line(str(index + 1), name, items), rows, "annex II")
    shared = tasks.chosen(lambda item, _: not item.get("lead"))
    if shared:
        name = "Nhiệm vụ chung, không giao riêng đơn vị nào"
        expect(line(str(len(tasks.units) + 1), name, shared), rows, "annex II")
    expect(line("", "Tổng cộng", tasks.chosen(), "**"), rows, "annex II")


def indicator_table(tasks, rows, expect):
    for row in tasks.indicators:
        numerator, denominator = number(row["Tử số"]), number(row["Mẫu số"])
        value, unit = number(row["Giá trị"]), row["Đơn vị tính"]
        if value is None and numerator is not None and denominator:
            match = re.search(r"/([\d.]+)", unit)
            scale = 100 if unit == "%" else int(match[1].replace(".", "")) if match else 1
            value = numerator / denominator * scale
        text = "-" if value is None else shown(value, 1) + ("%" if unit == "%" else "")
        mark = " (ước)" if row["Ước thực hiện"] and value is not None else ""
        cells = [row["Mã chỉ tiêu"], row["Chỉ tiêu"], unit or "-", shown(numerator), shown(denominator)]
        expect(cells + [text + mark], rows, "annex III")


def subsets(items):
    """Which of the tasks that name a campaign have a section of their own is a matter of wording."""
    named = [item for item in items if "háng hành động" in item["text"].lower()][:8]
    for count in range(len(named) + 1):
        for chosen in itertools.combinations(named, count):
            yield [item for item in items if item not in chosen], list(chosen)


def stray(body, findings, tasks):
    """Chapter sentences: done of total, and the sums, are those of a section, a unit or a campaign."""
    sections = {}
    for item, section in tasks.items:
        sections.setdefault(section, []).append(item)
    groups = list(sections.values())
    groups += [tasks.chosen(lambda item, _: item.get("lead") == unit["id"]) for unit in tasks.units]
    known, amounts = set(), set()
    for items in groups + [tasks.chosen()]:
        for kept, taken in subsets(items):
            for part in (items, kept, taken):
                known.add(f"{tasks.counts(part)[1]}/{len(part)} nhiệm vụ")
                amounts.add(shown(tasks.total(part, "Số cuộc")[0]))
    typed = " ".join(row["Kết quả"] for row in tasks.rows.values())
    for found in re.findall(r"oàn thành (\d+/\d+ nhiệm vụ)", body):
        if found not in known:
            findings.append(f"chapter: {found!r} of no section or unit")
    for found in re.findall(r"Đã tổ chức ([\d.,]*\d) cuộc", body):
        if found not in amounts and f"tổ chức {found} cuộc" not in typed:
            findings.append(f"chapter: {found!r} cuộc is no sum")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    print(json.dumps([
        check(folder, period, open(path, encoding="utf-8").read())
        for folder, period, path in zip(*[iter(arguments)] * 3)
    ], ensure_ascii=False))
