"""Recomputes the tables of a city's rendered report from what its wards sent.

Arguments: period, file with the rendered markup, then the wards: folders or bundles; behind `--` the
period and the wards of the year before, where the report compares with it. Knows nothing
of the program: reads the CSV files with its own code, straight from the zip where it is one, adds
with fractions, and looks for each ward's row, the row of totals and each indicator's row; adds the rows
of the groups, takes the month of action from the tasks that name it, and looks for each result that is
told among the ward's own words. Prints what is not there, or the number of cells that were found.
"""
import csv
import io
import os
import re
import sys
import zipfile
from fractions import Fraction

FIGURES = ["Số cuộc", "Số lượt người", "Kinh phí (triệu đồng)"]
STATES = ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"]


def number(text):
    """A Vietnamese number; None for a blank cell."""
    text = text.strip()
    if not text:
        return None
    whole, _, fraction = text.replace(".", "").partition(",")
    return Fraction(int(whole + fraction), 10 ** len(fraction))


def shown(value, digits=12):
    scaled = int(value * 10**digits + Fraction(1, 2))
    whole, part = divmod(scaled, 10**digits)
    decimals = str(part).zfill(digits).rstrip("0")
    return f"{whole:,}".replace(",", ".") + ("," + decimals if decimals else "")


def files(ward, period):
    """The plan's text and the rows of every form, by the form's name."""
    prefix = f"results/{period}/"
    if os.path.isdir(ward):
        plan = open(f"{ward}/plan.yaml", encoding="utf-8").read()
        names = sorted(n for n in os.listdir(f"{ward}/{prefix}") if n.endswith(".csv") and n[0] != ".")
        texts = {n: open(f"{ward}/{prefix}{n}", encoding="utf-8").read() for n in names}
    else:
        with zipfile.ZipFile(ward) as archive:
            plan = archive.read("plan.yaml").decode()
            names = [n for n in archive.namelist() if n.startswith(prefix)]
            texts = {n[len(prefix):]: archive.read(n).decode() for n in names}
    return plan, {name: list(csv.DictReader(io.StringIO(text))) for name, text in texts.items()}


def ward(path, period):
    plan, forms = files(path, period)
    name = re.search(r"^  locality: (.*)$", plan, re.M).group(1)
    name = name[:1].upper() + name[1:]
    tasks, item = set(), ""
    for line in plan.splitlines():
        word = line.strip()
        item = word[6:] if word.startswith("- id: ") else item
        if word == "task: true":
            tasks.add(item)
    rows = [row for form, table in forms.items() if form != "indicators.csv" for row in table]
    told = {row["Mã nhiệm vụ"]: row for row in rows if row.get("Trạng thái")}
    counts = [sum(row["Trạng thái"] == state for row in told.values()) for state in STATES]
    sums = [sum(filter(None, (number(row[f]) for row in told.values()))) for f in FIGURES]
    total = len(tasks | told.keys())
    campaign = [row for row in told.values() if is_campaign(row["Nhiệm vụ"])]
    months = [sum(filter(None, (number(row[f]) for row in campaign))) for f in FIGURES]
    words = " ".join(loose(row["Kết quả"]) for row in told.values())
    words += " " + " ".join(loose(row["Nhiệm vụ"]) for row in told.values() if row["Trạng thái"] == STATES[2])
    wards_words[name] = (words, len(campaign), months)
    return name, [total] + counts + [total - len(told)], sums, forms.get("indicators.csv", [])


# By the ward's name: the words of its results, its tasks of the month of action and what they add up to.
wards_words = {}
OTHER_DAYS = re.compile(r"(?<![0-9/])(8/3|20/3|15/5|1/6|28/6|11/10|20/10)(?![0-9])")


def is_campaign(task):
    """Whether a task names the month of 15 November near its beginning, and no other days of the year."""
    words = re.findall(r"\w+", task.lower())[:15]
    named = re.search(r"tháng hành động(?! phòng| quốc gia)", " ".join(words))
    return bool(named) and not OTHER_DAYS.search(task)


def loose(text):
    """Letters and digits alone: marks of lists, line ends and case come and go."""
    return " ".join(re.findall(r"\w+", text.lower()))


def told(lines):
    """What is told of single wards: the name, and the words behind it."""
    for line in lines:
        text = re.sub(r"\\(.)", r"\1", line.replace("&#32;", " ")).strip()
        ward = next((name for name in wards_words if text.startswith("- " + name)), None)
        if ward and ": " in text:
            rest = text[len(ward) + 2:]
            # A task's name in brackets may hold a colon of its own.
            yield ward, (rest.partition("): ")[2] if rest.startswith(" (") else rest.partition(": ")[2])


def cells(line):
    line = line.replace("&#32;", " ").replace("\u00a0", " ")
    return [re.sub(r"[*\\()]", "", cell).strip() for cell in line.strip().strip("|").split("|")]


def rounded(value, digits):
    return Fraction(int(value * 10**digits + Fraction(1, 2)), 10**digits)


def difference(now, old, digits):
    """Of the two figures as they are printed."""
    change = rounded(now, digits) - rounded(old, digits)
    return shown(change) if change == 0 else ("+" if change > 0 else "-") + shown(abs(change))


def scale(unit):
    return 100 if unit == "%" or "/100 " in unit else 1


def decimals(unit):
    """Two of an average, one of what is taken times a hundred."""
    return 1 if scale(unit) > 1 else 2


def is_mean(unit):
    """Whether a ward's value is taken by quarters: neither a share nor so many to a hundred."""
    return unit != "%" and "/" not in unit


def compared(wards, before, rows):
    """The rows of the comparison: name, this year's value and last year's, decimals and unit."""

    def sides(of):
        return of(wards), of(before)

    yield "Số phường, xã có số liệu", *sides(lambda city: Fraction(len(city))), 12, ""
    for place, name in enumerate(["Số cuộc", "Số lượt người tham gia", "Kinh phí"]):
        yield name, *sides(lambda city: sum(figures[place] for _, _, figures, _ in city)), 12, ""
    yield "Tỷ lệ nhiệm vụ hoàn thành", *sides(lambda city: Fraction(
        100 * sum(c[1] for _, c, _, _ in city), sum(sum(c[1:4]) for _, c, _, _ in city))), 1, "%"
    names = {row[0]: row[1] for row in rows if len(row) == 12}

    def value(city, key):
        given = [row for _, _, _, table in city for row in table if row["Mã chỉ tiêu"] == key]
        above, below = (sum(number(row[part]) for row in given) for part in ("Tử số", "Mẫu số"))
        return above * scale(given[0]["Đơn vị tính"]) / below

    for key, name in names.items():
        # A value without parts is of no use to a sum, and a row that only says that nobody has one is none.
        if not all(any(row["Mã chỉ tiêu"] == key for _, _, _, t in city for row in t) for city in (wards, before)):
            continue
        if re.fullmatch(r"\d\.\d", key) and all(
                row["Tử số"] for city in (wards, before) for _, _, _, t in city
                for row in t if row["Mã chỉ tiêu"] == key):
            unit = next(row["Đơn vị tính"] for _, _, _, t in wards for row in t if row["Mã chỉ tiêu"] == key)
            if is_mean(unit):
                continue
            yield name, *sides(lambda city: value(city, key)), decimals(unit), "%" if unit == "%" else ""


def main():
    cut = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    period, markup, paths = sys.argv[1], sys.argv[2], sys.argv[3:cut]
    rows = [cells(line) for line in open(markup, encoding="utf-8") if line.startswith("|")]
    wards = [ward(path, period) for path in paths]
    missing, found = [], 0

    def expect(key, values):
        nonlocal found
        hits = [row for row in rows if key in row and all(value in row for value in values)]
        if hits:
            found += len(values)
        else:
            missing.append(f"{key}: {values}")

    totals = [[0] * 6, [Fraction(0)] * 3]
    parts = {}
    for name, counts, sums, indicators in wards:
        share = shown(Fraction(100 * counts[1], sum(counts[1:4])), 1) + "%"
        expect(name, [shown(Fraction(n)) for n in counts] + [share] + [shown(s) for s in sums])
        totals[0] = [a + b for a, b in zip(totals[0], counts)]
        totals[1] = [a + b for a, b in zip(totals[1], sums)]
        for row in indicators:
            pair = [number(row["Tử số"]), number(row["Mẫu số"])]
            if None not in pair:
                both = parts.setdefault(row["Mã chỉ tiêu"], [row["Đơn vị tính"], Fraction(0), Fraction(0)])
                both[1] += pair[0]
                both[2] += pair[1]
    expect("Tổng cộng", [shown(Fraction(n)) for n in totals[0]] + [shown(s) for s in totals[1]])
    for key, (unit, above, below) in parts.items():
        if not below:
            continue  # Nothing of nothing has no quotient.
        if is_mean(unit):
            # The mean of one ward is no value of the city: its row has none.
            row = next((row for row in rows if len(row) == 12 and row[0] == key), [""] * 12)
            if row[3:6] == ["-"] * 3 and row[7] == "Tính theo từng phường, xã":
                found += 3
            else:
                missing.append(f"{key}: no value, not {row}")
            continue
        value = shown(above * scale(unit) / below, decimals(unit)) + ("%" if unit == "%" else "")
        hits = [row for row in rows if row[0] == key and shown(above) in row and shown(below) in row]
        if any(any(cell.split(" ")[0] == value for cell in row) for row in hits):
            found += 3
        else:
            missing.append(f"{key}: {shown(above)}/{shown(below)} = {value}")
    for row in [row for row in rows if len(row) == 12 and re.fullmatch(r"\d\.\d[a-z]?", row[0])]:
        # Each ward stands in one of three columns.
        if sum(number(cell) for cell in row[8:11]) == len(wards):
            found += 1
        else:
            missing.append(f"{row[0]}: {row[8:11]} are not {len(wards)} wards")
    groups = [row for row in rows if len(row) == 14 and row[0].isdigit()]
    whole = next(row for row in rows if len(row) == 14 and "Tổng cộng" in row)
    for place in [3, 4, 5, 6, 7, 8, 10, 11, 12, 13]:
        added = sum(number(row[place]) or 0 for row in groups if row[place] != "-")
        if added == (number(whole[place]) if whole[place] != "-" else 0):
            found += 1
        else:
            missing.append(f"groups, column {place}: {shown(added)}, not {whole[place]}")
    month = [part for _, *part in wards_words.values()]
    if sum(count for count, _ in month):
        sums = [sum(figures[place] for _, figures in month) for place in range(len(FIGURES))]
        row = next((row for row in groups if row[1].startswith("Tháng hành động")), [""] * 14)
        if [shown(number(row[n].replace("-", "")) or 0) for n in (10, 11, 13)] == [shown(f) for f in sums]:
            found += 3
        else:
            missing.append(f"month of action: {[shown(figure) for figure in sums]}, not {row}")
    for name, words in told(open(markup, encoding="utf-8")):
        if loose(words) in wards_words[name][0]:
            found += 1
        else:
            missing.append(f"{name} did not say “{words}”")
    before = [ward(path, sys.argv[cut + 1]) for path in sys.argv[cut + 2:]]
    for name, now, old, digits, mark in compared(wards, before, rows) if before else []:
        sides = [shown(now, digits) + mark, shown(old, digits) + mark, difference(now, old, digits)]
        hits = [row for row in rows if len(row) == 7 and row[1] == name]
        if any([cell.split()[0] for cell in row[3:6]] == sides for row in hits):
            found += 3
        else:
            missing.append(f"{name}: {sides}, not {hits}")
    print("\n".join(missing) or f"{found} cells as recomputed")


main()
