"""The inputs of a report, read and added up without the program: plan, returned forms, indicators."""
import csv
import glob
import os
import re
from fractions import Fraction

import yaml

STATES = ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"]
FIGURES = ["Số cuộc", "Số lượt người", "Trong đó nữ", "Kinh phí (triệu đồng)"]
PROGRAM = os.path.join(os.path.dirname(__file__), "../../templates")
PROGRAM_SET = os.path.join(PROGRAM, "indicators/nq28.yaml")


def number(text):
    """A Vietnamese number; None for a blank cell."""
    text = (text or "").strip().rstrip("%")
    if not text:
        return None
    if "," in text:
        whole, fraction = text.replace(".", "").split(",")
    elif re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", text):
        whole, fraction = text.replace(".", ""), ""
    else:
        whole, _, fraction = text.partition(".")
    return Fraction(int(whole + fraction), 10 ** len(fraction))


def rounded(value, digits):
    """Half away from zero."""
    scaled = int(abs(value) * 10**digits + Fraction(1, 2))
    return Fraction(scaled if value >= 0 else -scaled, 10**digits)


def legible(usual, holds):
    """The fewest decimals with which what is printed says what holds."""
    return next((digits for digits in range(usual, usual + 4) if holds(digits)), usual)


def changing(usual, new, old):
    """Decimals with which two figures differ where they do, and by no more than they do."""
    return legible(usual, lambda count: (rounded(new, count) == rounded(old, count)) == (
        rounded(new - old, count) == 0))


def shown(value, digits=None):
    """1.234,5: all decimals, or so many at most."""
    if value is None:
        return "-"
    digits = 12 if digits is None else digits
    scaled = abs(rounded(value, digits)) * 10**digits
    whole, part = divmod(int(scaled), 10**digits)
    decimals = str(part).zfill(digits).rstrip("0") if digits else ""
    text = f"{whole:,}".replace(",", ".") + ("," + decimals if decimals else "")
    return ("-" if value < 0 and scaled else "") + text


def share(part, whole):
    return None if not whole else Fraction(part) * 100 / whole


def percent(value):
    return "-" if value is None else shown(value, 1) + "%"


def lowered(text):
    """The first letter small, unless the second is a capital: `UBND`."""
    return text[:1].lower() + text[1:] if text[1:2] == text[1:2].lower() else text


def read_yaml(path):
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, yaml.BaseLoader) or {}


class Amount:
    """One figure added over rows; None over nothing. What nobody reported is missing from it too."""

    def __init__(self, rows, column, unreported):
        values = [(row, number(row[column])) for row in rows]
        given = [(row, value) for row, value in values if value is not None]
        self.value = sum(value for _, value in given) if given else None
        self.missing = unreported + sum(
            value is None and row["Trạng thái"] in STATES[:2] for row, value in values
        )
        self.is_estimate = any(row["Ước thực hiện"] for row, _ in given)
        self.is_all_estimate = self.is_estimate and all(row["Ước thực hiện"] or not value for row, value in given)


def without_past_days(text):
    """The second half of a year has no 8/3 in a list of days."""
    return re.sub(r"(?i), ngày [^,]*?\b\d{1,2}/0?[1-6](?=[.;]*$|, )", "", text)


class Report:
    """The tasks of a plan with the rows reported for them, and what the office wrote."""

    def __init__(self, folder, period):
        self.period = period
        # Values of the indicators a year before, by their ids.
        self.before = {}
        self.is_annual = "-" not in period
        self.plan = read_yaml(os.path.join(folder, "plan.yaml"))
        self.input = read_yaml(os.path.join(folder, "reports", period + ".yaml"))
        self.year = int(self.plan["year"])
        self.rows, self.indicator_rows, counted = {}, [], {}
        for path in sorted(glob.glob(os.path.join(folder, "results", period, "*.csv"))):
            with open(path, encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            if os.path.basename(path) == "indicators.csv":
                self.indicator_rows = rows
            elif rows and "Mã dòng" in rows[0]:
                counted[os.path.basename(path)[:-4]] = {row["Mã dòng"]: row for row in rows}
            elif rows and "Mã nhiệm vụ" in rows[0]:
                # A row without a state was not filled in.
                self.rows.update({row["Mã nhiệm vụ"]: row for row in rows if row["Trạng thái"]})
        for row in self.rows.values():
            # Of no people there are no women.
            if number(row["Số lượt người"]) == 0 and number(row["Trong đó nữ"]) is None:
                row["Trong đó nữ"] = "0"
        forms = {os.path.basename(path)[:-5]: path for top in (PROGRAM, os.path.join(folder, "templates"))
                 for path in sorted(glob.glob(os.path.join(top, "bieu", "*.yaml")))}
        self.tables = [CountTable(name, read_yaml(forms[name]), counted[name])
                       for name in sorted(counted) if name in forms]
        self.items = []
        for section in self.plan["sections"]:
            for item in section.get("items") or []:
                if item["task"] == "true" or item["id"] in self.rows:
                    self.items.append(dict(item, section=section["number"], heading=section["title"]))
        for place, item in enumerate(self.items):
            item["place"] = place + 1
            item["lead"] = None if item.get("lead") in (None, "", "null") else item["lead"]
        self.units = self.plan.get("units") or []
        self.requested = {u["id"] for u in self.units if u.get("requested") == "true"}
        self.unit_names = {u["id"]: u["name"][:1].upper() + u["name"][1:] for u in self.units}

    def row(self, item):
        return self.rows.get(item["id"])

    def state(self, item):
        row = self.row(item)
        return row and row["Trạng thái"]

    def counts(self, items):
        """All, one for each state, and those without a report."""
        states = [self.state(item) for item in items]
        return [len(items)] + [states.count(state) for state in STATES] + [states.count(None)]

    def foreseen(self, items):
        """How many are done by estimate."""
        return sum(self.state(item) == STATES[0] and self.is_estimate(item) for item in items)

    def is_estimate(self, item):
        return bool((self.row(item) or {}).get("Ước thực hiện"))

    def amounts(self, items):
        rows = [self.row(item) for item in items if self.row(item)]
        return [Amount(rows, column, len(items) - len(rows)) for column in FIGURES]

    def both(self, items):
        """Women and attendances of the rows that give both."""
        pairs = [(number(row["Trong đó nữ"]), number(row["Số lượt người"]))
                 for row in filter(None, map(self.row, items))]
        return [pair for pair in pairs if None not in pair]

    def women_present(self, items):
        """Women among the attendances that are known; none without a row that gives both."""
        both = self.both(items)
        return sum(women for women, _ in both) if both else None

    def women_base(self, items):
        """The attendances of which the women are known."""
        return sum(people for _, people in self.both(items))

    def women_share(self, items):
        both = self.both(items)
        return share(sum(a for a, _ in both), sum(b for _, b in both))

    @property
    def last_day(self):
        return f"{self.year}-12-31" if self.is_annual else f"{self.year}-06-30"

    @property
    def words(self):
        return f"năm {self.year}" if self.is_annual else f"6 tháng đầu năm {self.year}"

    def typed(self):
        """Every text somebody typed, in which numbers are not the program's."""

        def texts(node):
            if isinstance(node, dict):
                for value in node.values():
                    yield from texts(value)
            elif isinstance(node, list):
                for value in node:
                    yield from texts(value)
            elif isinstance(node, str):
                yield node

        yield from texts(self.plan)
        if not self.is_annual:
            yield from (without_past_days(item["text"]) for item in self.items)
        yield from texts(self.input)
        columns = ["Kết quả", "Văn bản minh chứng", "Khó khăn vướng mắc", "Kiến nghị đề xuất"]
        for row in self.rows.values():
            yield from (row[column] for column in columns)
        for row in self.indicator_rows:
            yield from (row["Chỉ tiêu"], row["Nguồn số liệu"])
        yield read_yaml(PROGRAM_SET)["source"]
        for table in self.tables:
            yield from (row["text"] for row in table.rows)

    def indicators(self):
        definitions = {entry["id"]: entry for entry in read_yaml(PROGRAM_SET)["indicators"]}
        definitions.update(self.own_goals())
        rows = {row["Mã chỉ tiêu"]: row for row in self.indicator_rows}
        for key, entry in definitions.items():
            row = self.counted(entry, rows.get(key) or {})
            if row:
                rows[key] = row
            elif key not in rows and self.holds_some(entry):
                rows[key] = {"Mã chỉ tiêu": key, "Chỉ tiêu": entry["text"]}
        known = [(entry, Indicator(self, rows.get(key), entry)) for key, entry in definitions.items()
                 if key in rows or self.is_annual and self.answers(entry, rows)]
        extra = [Indicator(self, row, None) for key, row in rows.items() if key not in definitions]
        return [row for entry, row in known if "plan" not in entry] + extra \
            + [row for entry, row in known if "plan" in entry]

    def answers(self, entry, rows):
        """Whether a year's report names an indicator nobody gave a figure for."""
        placeless = self.plan["organisation"]["level"] in ("sector", "school")
        return "plan" in entry or not placeless or entry.get("scope") == "office"

    def own_goals(self):
        """The goals of the plan itself, numbered in its order, named without the figure they begin with."""
        for place, target in enumerate(self.plan.get("targets") or [], 1):
            name = re.sub(r"^[\d., ]+%\s*(trở (lên|xuống) )?", "", target["text"])
            yield f"KH.{place}", {
                "id": f"KH.{place}", "text": name[:1].upper() + name[1:], "unit": target["unit"],
                "scale": 100 if target["unit"] == "%" else 1, "scope": "office", "plan": True,
                "goals": [{"year": self.year, "value": target["value"]}],
            }

    def holds_some(self, definition):
        """Whether a table of counts has one of its parts, so that the other is missing."""
        source = definition.get("counts") or {}
        table = next((t for t in self.tables if t.name == source.get("table")), None)
        return bool(table) and any(
            table.count({"id": source[part]})[0] is not None for part in ("numerator", "denominator"))

    def counted(self, definition, row):
        """A row whose parts stand in a table of counts; None where it was typed, or a part is unknown."""
        source = definition.get("counts") or {}
        table = next((t for t in self.tables if t.name == source.get("table")), None)
        if not table or any(row.get(column) for column in ("Tử số", "Mẫu số", "Giá trị")):
            return None
        names = [source[part] for part in ("numerator", "denominator", "without") if part in source]
        parts = [table.count({"id": name}) for name in names]
        if None in [value for value, _ in parts]:
            return None
        whole = parts[1][0] - (parts[2][0] if len(parts) > 2 else 0)
        is_estimate = any(is_estimate for _, is_estimate in parts)
        return {
            "Mã chỉ tiêu": definition["id"], "Chỉ tiêu": row.get("Chỉ tiêu") or definition["text"],
            "Đơn vị tính": row.get("Đơn vị tính") or "", "Tử số": shown(parts[0][0]), "Mẫu số": shown(whole),
            "Giá trị": "", "Mục tiêu": row.get("Mục tiêu") or "",
            "Nguồn số liệu": row.get("Nguồn số liệu") or table.title, "Ước thực hiện": "x" if is_estimate else "",
        }


class CountTable:
    """Counts as they came back; a total nobody typed is the sum of its parts, when all are known."""

    def __init__(self, name, form, counts):
        self.name, self.title, self.rows = name, form["title"], form["rows"]
        self.counts = counts
        rules = form.get("rules") or []
        self.sums = {rule["total"]: rule["parts"] for rule in reversed(rules) if rule["rule"] == "sum"}
        below = {part for rule in rules for part in rule["parts"]}
        self.main = [row for row in self.rows if row["id"] not in below or "." not in row["id"]]
        self.totals = [(rule["total"], rule["parts"]) for rule in rules]
        self.is_given = any(self.typed(row["id"])[0] is not None for row in self.rows)
        for total, parts in self.totals:
            # Of none there is no part.
            if self.count({"id": total})[0] == 0:
                for part in parts:
                    if self.count({"id": part})[0] is None:
                        self.counts[part] = {"Số lượng": "0"}

    def typed(self, key):
        row = self.counts.get(key) or {}
        return number(row.get("Số lượng")), bool(row.get("Ước thực hiện"))

    def is_sum(self, row):
        parts = [self.typed(part)[0] for part in self.sums.get(row["id"], [])]
        return self.typed(row["id"])[0] is None and bool(parts) and None not in parts

    def count(self, row):
        """The figure and whether it is an estimate."""
        if not self.is_sum(row):
            return self.typed(row["id"])
        parts = [self.typed(part) for part in self.sums[row["id"]]]
        return sum(value for value, _ in parts), any(is_estimate for _, is_estimate in parts)

    def is_of_none(self, row):
        """Whether it is a part of what there was none of."""
        return not self.count(row)[0] and any(
            row["id"] in parts and self.count({"id": total})[0] == 0 for total, parts in self.totals)

    def asks_women(self, row):
        """Posts of which the form asks the women: their share is compared, not how many posts there are."""
        parts = {part["text"] for part in self.rows if part["id"].rpartition(".")[0] == row["id"]}
        return row.get("stock") == "true" and "Trong đó: nữ" in parts and "Trong đó: nam" not in parts

    def women(self, row):
        return next(part for part in self.rows if part["id"].rpartition(".")[0] == row["id"]
                    and part["text"] == "Trong đó: nữ")

    def women_share(self, row):
        part, whole = self.count(self.women(row))[0], self.count(row)[0]
        return None if None in (part, whole) or part > whole else share(part, whole)


class Indicator:
    def __init__(self, report, row, definition):
        self.row, self.definition = row or {}, definition or {}
        self.id = self.row.get("Mã chỉ tiêu") or self.definition["id"]
        self.unit = self.row.get("Đơn vị tính") or self.definition.get("unit", "")
        self.is_percent = self.unit == "%"
        self.name = self.row.get("Chỉ tiêu") or self.definition["text"]
        if self.is_percent and "plan" in self.definition:
            # A goal asks; a share does not.
            self.name = re.sub(r" (?:đều phải|phải|đều) (được|có) ", r" \1 ", self.name, count=1)
        if self.is_percent and "%" not in self.name and not self.name.lower().startswith(("tỷ lệ ", "tỉ lệ ", "mức ")):
            self.name = "Tỷ lệ " + lowered(self.name)
        self.numerator = number(self.row.get("Tử số"))
        self.denominator = number(self.row.get("Mẫu số"))
        self.is_estimate = bool(self.row.get("Ước thực hiện"))
        self.before = report.before.get(self.id)
        self.value = number(self.row.get("Giá trị"))
        if self.numerator == self.denominator == self.value == 0:
            self.value = None  # A share of nobody.
        if self.value is None and self.numerator is not None and self.denominator:
            self.value = self.numerator / self.denominator * self.scale
        is_lone = self.denominator is None and definition and "denominator" not in definition and self.scale == 1
        if self.value is None and is_lone:
            self.value = self.numerator  # A plain count, typed in the column of a part.
        self.set_goal(report.year)
        scope = self.definition.get("scope", "ward")
        self.state = "unknown" if scope in ("office", "ward") or row else "elsewhere"
        if self.numerator is not None and self.denominator == 0:
            self.state = "undivided" if self.numerator else "none"
        if self.value is not None:
            self.state = "open" if self.goal is None else "reached" if self.holds() else "missed"
        if self.state == "missed" and not self.is_due(report):
            self.state = "ahead"
        # A mean says nothing of each of its parts.
        self.is_mean = number(self.row.get("Giá trị")) is None and self.scale == 1 and self.value is not None \
            and self.denominator > 1 and "denominator" in self.definition
        if self.is_mean and self.state == "reached":
            self.state = "unjudged"

    @property
    def scale(self):
        match = re.search(r"/([\d.]+)", self.unit)
        if self.row.get("Đơn vị tính") == "%":
            return 100
        if match:
            return int(match[1].replace(".", ""))
        return int(self.definition.get("scale", 1))

    @staticmethod
    def typed_goal(typed):
        """The one number of a typed goal and what its words say of it; None where they say nothing."""
        values = re.findall(r"(?<![\d])\d[\d.,]*", re.sub(r"năm \d{4}", "", typed))
        goal = number(values[0].rstrip(".,")) if len(values) == 1 else None
        for words, direction in ((r"(trên |>) ?\d", "above"), ("không quá|tối đa|giảm còn|trở xuống", "at-most"),
                                 ("dưới|<", "below"), ("trở lên|ít nhất|tối thiểu", "at-least")):
            if re.search(words, typed.lower()):
                return goal, direction
        return goal, None

    def repeated(self, typed, year):
        """The goal of the set that a typed one says again, with its year or without one."""
        value, direction = self.typed_goal(typed)
        years = re.findall(r"năm (\d{4})", typed)
        for goal in sorted(self.definition.get("goals", []), key=lambda g: int(g["year"])):
            same = direction in (None, goal.get("direction") or self.direction)
            if int(goal["year"]) < year and goal.get("onward") != "true":
                continue
            if same and value == Fraction(goal["value"]) and years in ([], [str(goal["year"])]):
                return goal
        return None

    def set_goal(self, year):
        typed = self.row.get("Mục tiêu") or ""
        self.target, self.target_year = typed, None
        self.direction = self.definition.get("direction", "at-least")
        self.goal = None
        again = self.repeated(typed, year) if typed else None
        if typed and not again:
            self.goal, direction = self.typed_goal(typed)
            self.direction = direction or self.direction
            return
        every = self.definition.get("goals", [])
        goals = [g for g in every if int(g["year"]) >= year]
        lasting = [g for g in every if g.get("onward") == "true"]
        goals = [again] if again else goals
        if not goals and not lasting:
            return
        goal = min(goals, key=lambda g: int(g["year"])) if goals else lasting[-1]
        self.direction = goal.get("direction") or self.direction
        self.is_onward = goal.get("onward") == "true"
        self.goal, self.target_year = Fraction(goal["value"]), int(goal["year"])
        text = shown(self.goal) + ("%" if self.is_percent else "")
        self.target = {
            "at-least": text if text == "100%" else f"từ {text} trở lên",
            "above": f"trên {text}",
            "at-most": f"không quá {text}",
            "below": f"dưới {text}",
        }[self.direction]

    @property
    def full_unit(self):
        return f"{self.unit}/{self.definition['denominator']}" if self.unit and self.is_mean else self.unit

    @property
    def target_told(self):
        """The goal as a sentence has it, with its unit where the set decides it."""
        if self.target_year is None or self.is_percent or not self.unit:
            return self.target
        return self.target.replace(shown(self.goal), f"{shown(self.goal)} {self.full_unit}", 1)

    @property
    def goal_year(self):
        """The year of a goal, whoever set it; None where nobody said one."""
        said = re.findall(r"năm (\d{4})", self.row.get("Mục tiêu") or "")
        return self.target_year or (int(said[0]) if said and self.goal is not None else None)

    def is_due(self, report):
        """Whether the day of a goal has come: the last of its year, the first of one that lasts."""
        if self.goal_year is None or self.goal_year < report.year:
            return True
        is_onward = self.target_year is not None and self.is_onward
        return self.goal_year == report.year and (report.is_annual or is_onward)

    @property
    def distance(self):
        """Points a share lacks of a goal of a later day; None where there is no such thing to say."""
        if self.state != "ahead" or not self.is_percent or self.direction != "at-least":
            return None
        lacking = self.goal - rounded(self.value, 1)
        return lacking if lacking > 0 else None

    def by_year(self, year):
        """` năm 2025`, ` đến năm 2030` of a goal that lies ahead, ` từ năm 2025` of one that lasts."""
        if not self.target_year:
            return ""
        if self.is_onward:
            return f" từ năm {self.target_year}"
        return (" đến" if self.target_year > year else "") + f" năm {self.target_year}"

    def holds(self, value=None):
        value = self.value if value is None else value
        if self.direction == "at-least":
            return value >= self.goal
        if self.direction == "above":
            return value > self.goal
        return value <= self.goal if self.direction == "at-most" else value < self.goal

    @property
    def text(self):
        return shown(self.value, self.digits) + ("%" if self.is_percent and self.value is not None else "")

    @property
    def digits(self):
        """More than usual where rounding would bring the value across its goal, or hide or make a change."""
        digits = self.usual_digits
        if self.value is None:
            return digits
        if self.goal is not None:
            digits = legible(digits, lambda count: self.holds(rounded(self.value, count)) == self.holds())
        if self.before is None or self.is_percent:
            return digits
        return changing(digits, self.value, self.before)

    @property
    def is_given(self):
        """Whether the office typed any figure of it."""
        return any(figure is not None for figure in (
            self.numerator, self.denominator, number(self.row.get("Giá trị"))))

    @property
    def usual_digits(self):
        return 1 if self.is_percent or self.scale > 1 else 2
