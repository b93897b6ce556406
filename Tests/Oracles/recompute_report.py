"""Recomputes the numbers of rendered reports from the workspaces they were made from.

Arguments: workspace folder, folder of the year before or "-", period, file with the rendered markup;
four for each report. Knows nothing of the program: reads plan.yaml and the CSV files with its own
code, adds with fractions, and says what every sentence and cell with a number must be. What it
explains is taken out of the text, then what people typed, then days, years and names of annexes:
a digit that is left was printed by the program and recomputed by nobody. Prints a JSON list of
findings, a list of texts for each report.
"""
import itertools
import json
import re
import sys

import recompute_sentences as sentences
from recompute_numbers import FIGURES, Report, changing, lowered, number, percent, rounded, share, shown

# Days, years and annexes, which no input has to add up to.
DECLARED = [
    r"ngày \d{1,2}/\d{1,2}/\d{4}", r"ngày \d{2} tháng \d{1,2} năm \d{4}", r"6 tháng (đầu|cuối) năm \d{4}",
    r"trong tháng \d{1,2} năm \d{4}", r"năm \d{4}",
]
CLAUSE_ENDS = (
    r"[;:.](?= )| với |,? (?:nhằm|góp phần|qua đó|từ đó|trong đó) | như[ :]| \([^)]*dự kiến"
    # A long name ends with one of its clauses.
    r"|,(?= )|(?<=\))(?= )| (?:theo|về|để|quy định|phù hợp|gắn với|nhân|trên cơ sở|thuộc|tạo điều kiện|do|cho|hiệu quả) ")


def plain(markup):
    markup = markup.replace("\u00a0", " ").replace("&#124;", "|").replace("&#32;", " ").replace("<br>", " ")
    return re.sub(r"[ \t]+", " ", re.sub(r"\\(.)", r"\1", markup))


def letters(text):
    return re.sub(r"\W+", "", text.lower())


def left_of_days(text):
    """With spans of days in words, and without a month of action before another once its month is over."""
    text = re.sub(r"(từ ngày \d+/\d+(?:/\d+)?) ?[-–] ?(?=\d+/\d+)", r"\1 đến ngày ", text)
    over = r"tháng hành động (?:(?!tháng hành động).)*?\(tháng \d+/\d{4}\), (?=tháng hành động)"
    return re.sub(over, "", text)


class Ledger:
    """The text of a report; what is explained is taken out, once for each explanation."""

    def __init__(self, text):
        self.text = text
        self.findings = []

    def take(self, text, name):
        if text in self.text:
            self.text = self.text.replace(text, " \u2022 ", 1)
        else:
            self.findings.append(f"{name}: no {text!r}")

    def leave(self, report):
        """What is left without the typed texts and what is declared."""
        left = re.sub(r"\s+", " ", self.text.lower())
        typed = set()
        for text in report.typed():
            text = re.sub(r"\s+", " ", text.lower()).removesuffix("./.").strip(" ;:.")
            joined = re.sub(r"(?<=\d) ?/ ?(?=\d)", "/", text)
            # As documents are cited: months without their zero, nothing said twice in a row.
            shown_as = re.sub(r"(?<=\d/)0(?=[3-9]/\d{4})", "", re.sub(r"\b(\w+ \w+) \1\b", r"\1", joined))
            typed.update([text, joined, shown_as, cited(text)])
            typed.update(re.findall(r"\w+ \w+ số \d+/[\w-]+", text))
            # The mark of a list in a cell stands in the annex only.
            typed.update(re.sub("^[-+*•] ", "", form) for form in (text, joined, shown_as))
            # A task is called by its first clauses, without what only says why.
            for form in (text, joined, shown_as, left_of_days(text)):
                clauses = [form] + [form[:mark.start()].rstrip(".") for mark in re.finditer(CLAUSE_ENDS, form)]
                # A colon that leads to one document is left out.
                clauses += [clause.replace(": ", " ", 1) for clause in clauses]
                # The dots it breaks off with do not stand before its colon.
                clauses += [clause.rstrip(" .…") for clause in clauses]
                typed.update(clauses)
                # What was done is not said to go on.
                typed.update(clause.replace("tiếp tục ", "", 1) for clause in clauses)
        for text in sorted(typed, key=len, reverse=True):
            if re.search(r"\d", text) and re.search(r"[^\d/.,% -]", text):
                left = left.replace(text, " ")
        for pattern in DECLARED:
            left = re.sub(pattern, " ", left)
        for match in re.finditer(r"\S*\d\S*", left):
            around = left[max(0, match.start() - 40):match.end() + 20]
            self.findings.append(f"not recomputed: {match[0]!r} in {around!r}")


def check(folder, previous, period, markup):
    report = Report(folder, period)
    earlier = Report(previous, period.replace(str(report.year), str(report.year - 1))) \
        if previous != "-" else None
    if earlier:
        report.before = {row.id: row.value for row in earlier.indicators() if row.row}
    ledger = Ledger(plain(markup).replace("**", ""))
    not_yet_due(report, ledger)
    left_out(report, ledger)
    references(ledger)
    for expected in (sentences.progress, sentences.general, sentences.indicators, sentences.tables):
        for text in expected(report):
            ledger.take(text, expected.__name__)
    elsewhere = chapters(report, ledger)
    for text in sentences.agenda(report, elsewhere):
        ledger.take(text, "agenda")
    left_of_campaigns(report, elsewhere, ledger)
    figures_of_tasks(report, ledger)
    other_documents(report, ledger)
    task_table(report, ledger)
    unit_table(report, ledger)
    indicator_table(report, ledger)
    count_tables(report, ledger)
    if earlier:
        comparison(report, earlier, ledger)
    ledger.leave(report)
    return ledger.findings


def groups(report):
    """Chapters by their headings: contents, units, and units named inside sentences."""
    numbers = {unit.get("number"): unit for unit in report.units if unit.get("number") != "null"}
    for section in report.plan["sections"]:
        if section["number"].count(".") > 1:
            continue
        own = [item for item in report.items if item["section"] == section["number"]]
        under = [s for s in report.plan["sections"] if s["number"].startswith(section["number"] + ".")] \
            if "." in section["number"] else []
        parts = [(s["title"], [i for i in report.items if i["section"] == s["number"]]) for s in under]
        everything = own + [item for _, items in parts for item in items]
        if not everything:
            continue
        unit = numbers.get(section["number"])
        leads = [item["lead"] for item in own]
        unnumbered = {u["id"] for u in report.units if u.get("number") in (None, "null")}
        if unit:
            yield "unit", unit["name"], own, everything
        elif own and not parts and all(lead in unnumbered for lead in leads):
            for lead in dict.fromkeys(leads):
                items = [item for item in own if item["lead"] == lead]
                yield "unit", report.unit_names[lead], items, items
        else:
            yield "group", section["title"], own, everything
            yield from (("part", title, items, everything) for title, items in parts if items)


def chapters(report, ledger):
    """The first paragraph below each heading of a chapter, for chapters that reported something.

    Returns the tasks that are told in the section of a campaign instead.
    """
    elsewhere = []
    found = {}
    recited(report, ledger)
    lines = [line for line in ledger.text.split("```annex")[0].split("\n") if line.strip()]
    for heading, text in zip(lines, lines[1:]):
        if heading.startswith("##"):
            found.setdefault(letters(heading), []).append(text)
    known = list(groups(report))
    reported = [entry for entry in known
                if any(report.state(item) for item in entry[2 if entry[0] == "part" else 3])]
    for _, title, own, _ in reported:
        key = letters(title)
        texts = found.get(key) or found.get(letters(cited(title))) or []
        allowed = sentences.chapter(report, own)
        said, text = next(((text, head) for text in texts for head in allowed if is_said(text, head, allowed[head])),
                          (None, None))
        if text is not None:
            texts.remove(said)
            ledger.take(text if text in said else said.strip(), "chapter")
            elsewhere += allowed[text]
        elif own and all("háng hành động" in (i["text"] + i["heading"]).lower() for i in own):
            elsewhere += own
        elif own:
            ledger.findings.append(f"chapter {title!r}: {texts}, none of {sorted(allowed)}")
    campaigns(report, ledger, found)
    silent = [entry for entry in known if entry[0] == "group" and entry not in reported
              or entry[0] == "part" and not any(report.state(item) for item in entry[2])]
    match = re.search(r"Chưa có báo cáo về (\d+) nội dung", ledger.text)
    if match:
        if int(match[1]) > len(silent):
            ledger.findings.append(f"{match[0]!r}, not {len(silent)}")
        ledger.take(match[0], "silent")
    return elsewhere


def cited(title):
    """A long heading that recites documents calls each by its kind and number."""
    parts = title.split(";")
    heads = [re.match(r".*?\b[Ss]ố \S*/\S*", part) for part in parts]
    if len(title) <= 160 or len(parts) == 1 or None in heads:
        return title
    rest = re.search(r" và (?:các|những) (?!.* và (?:các|những) ).*", parts[-1])
    return ", ".join(head[0].strip() for head in heads) + (rest[0] if rest else "")


def recited(report, ledger):
    """Below a heading that calls documents by their numbers they stand in full, in the plan's words."""
    titles = [letters(section["title"].replace("/0", "/")) for section in report.plan["sections"]]
    for line in re.findall(r"^Văn bản triển khai: .*\n", ledger.text, re.M):
        if not any(letters(line.partition(": ")[2].replace("/0", "/")) in title for title in titles):
            ledger.findings.append(f"{line!r} is in no heading of the plan")
        ledger.text = ledger.text.replace(line, "", 1)


def references(ledger):
    """What is said of the campaigns' own sections holds no number: a plan's sections stand in any order."""
    counted = r" (?:Số liệu này|Số liệu nêu dưới đây|Số liệu của \d+ nhiệm vụ) đã tính trong số liệu của (?:các )?mục có nhiệm vụ tương ứng\."
    ledger.text = re.sub(counted, "", ledger.text)


def is_said(text, head, elsewhere):
    """Whether a paragraph is this beginning, with the place of what is told elsewhere behind it."""
    rest = r"(?: thuộc [^.]*, nêu ở mục riêng\.(?: Có \d+ nhiệm vụ)?)+" if elsewhere else ""
    named = sentences.named(head)
    if named and re.fullmatch(named, text.strip()):
        return True
    return text.strip().startswith(head) and bool(re.fullmatch(rest, text.strip()[len(head):]))


def campaigns(report, ledger, found):
    for campaign in report.plan.get("campaigns") or [] if report.is_annual else []:
        for text in found.get(letters(campaign["name"]), []):
            match = re.fullmatch(
                r"((?:Kế hoạch dự kiến tổ chức .*?|.*? được tổ chức) (?:từ|trong) [^.]*\.)"
                r"( (?!Ngoài ra, hoạt động ).*?)?"
                r"( Ngoài ra, hoạt động của .*? được lồng ghép trong (?:các )?nhiệm vụ .*?"
                r"\(?số thứ tự ([\d, và]+) tại Phụ lục I\)?(?:, số liệu tính ở mục có (?:các )?nhiệm vụ này)?\.)?",
                text.strip())
            places = [int(place) for place in re.findall(r"\d+", match and match[4] or "")]
            # Rows that tell nothing but why nothing was done are no place to look a result up.
            empty = [item["place"] for item in report.items if item["place"] in places
                     and report.state(item) not in ("Hoàn thành", "Đang thực hiện")]
            allowed = {
                head for _, taken in sentences.splits(report, report.items)
                if taken and not any(item["place"] in places for item in taken)
                for head in sentences.beginnings(report, taken, taken)
            } | {""}
            # Of a campaign that goes on a lone task in progress is not said to be that once more.
            is_running = bool(match) and "đang được triển khai" in match[1]
            if is_running:
                allowed |= {head.partition("đang được thực hiện. ")[2] for head in allowed
                            if head.startswith("Nhiệm vụ được giao đang được thực hiện. ")}
            said = (match and match[2] or "").strip()
            if not match or not any(is_said(said, head, []) for head in allowed) or empty \
                    or not said and not places and not is_running:
                ledger.findings.append(f"campaign: {text!r}, none of {sorted(allowed)}")
            else:
                for part in (said, match[3]):
                    if part:
                        ledger.take(part, "campaign")


def left_out(report, ledger):
    """“Còn 2 nhiệm vụ chưa thực hiện (không kể 1 nhiệm vụ …)”: both are all that there are."""
    counts = report.counts(report.items)
    for head, total in (
        ("Tiếp tục thực hiện (?:(\\d+) )?nhiệm vụ đang triển khai", counts[2] - report.preparing),
        ("Triển khai (?:(\\d+) )?nhiệm vụ chưa thực hiện", counts[3]),
        ("Còn (\\d+) nhiệm vụ chưa thực hiện", counts[3]),
    ):
        for match in re.finditer(rf"^{head}[^(:\n]* \(không kể ([^)]*)\)", ledger.text, re.M):
            apart = [int(count) for count in re.findall(r"(\d+) nhiệm vụ", match[2])]
            if int(match[1] or 1) + sum(apart) != total:
                ledger.findings.append(f"{match[0]!r} of {total}")
    ledger.text = re.sub(
        r" \(không kể \d+ nhiệm vụ (?:của|chưa đến)[^)]*\)", "", ledger.text)


def other_documents(report, ledger):
    """A list of documents is called by its first and the number of the others."""
    kinds = ("đề án|chương trình|kế hoạch|quyết định|nghị quyết|nghị định|chỉ thị|dự án|luật|bộ luật|thông tư"
             "|pháp lệnh|chiến lược|công ước")
    named = "|".join(kind.capitalize() for kind in kinds.split("|"))
    for item in report.items:
        parts = [part.strip() for part in item["text"].split(";")]
        found = [re.match(rf"({named}) ", part) for part in parts]
        for first, part in enumerate(parts):
            others = list(itertools.takewhile(bool, found[first + 1:]))
            called = re.findall(rf"\b({named}) ", part)
            if not others or not called:
                continue
            kind = called[-1].lower() if {match[1] for match in others} == {called[-1]} else "văn bản"
            text = f" và {len(others)} {kind} khác"
            for _ in range(ledger.text.count(text)):
                ledger.take(text, "other documents")


def figures_of_tasks(report, ledger):
    """The figures of a task stand behind its name, or behind its words where no other has any."""
    for item in report.items:
        if report.state(item) not in ("Hoàn thành", "Đang thực hiện"):
            continue
        text = sentences.sums(report, [item])
        # Words that tell how many meetings there were leave their number out, that of the people, and that all are women.
        for rest in (sentences.sums(report, [item], True), sentences.sums(report, [item], True, True),
                     sentences.sums(report, [item], True, True, True),
                     sentences.sums(report, [item], False, True), sentences.sums(report, [item], False, True, True)):
            if rest and text not in ledger.text and rest in ledger.text:
                text = rest
        if not report.row(item)["Kết quả"]:
            text = text.replace(", gồm cả số ước thực hiện.", " (ước).")
            text = ": " + text[:1].lower() + text[1:]
            # Cases are counted by their people.
            text = re.sub(r"(: |, )đã thực hiện \S+ cuộc với (?=\S+ lượt người)", r"\1", text)
        if len(text) > 2 and text in ledger.text:
            ledger.take(text, "figures")


def left_of_campaigns(report, elsewhere, ledger):
    """“Trong Tháng hành động còn 2 nhiệm vụ chưa thực hiện”: no more than there are of campaigns."""
    counts = report.counts(elsewhere)
    told = re.findall(r"^Trong .* còn (?:(\d+) )?nhiệm vụ chưa thực hiện", ledger.text, re.M)
    if sum(int(count or 1) for count in told) > counts[3]:
        ledger.findings.append(f"campaigns: {told} left over, not {counts[3]}")
    for count in told:
        if count:
            ledger.take(f"còn {count} nhiệm vụ chưa thực hiện", "campaigns")
    undone(report, counts[3], ledger)


def undone(report, ending, ledger):
    """“Còn 3 nhiệm vụ chưa thực hiện”: less only what is not yet due, or belongs to a running campaign."""
    waiting = report.counts(report.items)[3]
    told = re.search(r"^Còn (\d+) nhiệm vụ chưa thực hiện", ledger.text, re.M)
    found = int(told[1]) if told else 0
    if not waiting - report.ahead - ending <= found <= waiting - report.early:
        ledger.findings.append(f"undone: {found} of {waiting}, {report.early} not yet due")
    if told:
        ledger.take(told[0], "undone")


def not_yet_due(report, ledger):
    """Takes what is said of tasks whose time had not come; nowhere more than there are."""
    waiting = [item for item in report.items if report.state(item) == "Chưa thực hiện"]
    last = min((report.input.get("data") or {}).get("to", "9"), report.last_day)
    ahead = any(campaign["from"] > last for campaign in report.plan.get("campaigns") or [])
    named = [item for item in waiting if ahead and "háng hành động" in (
        item["text"] + item["heading"] + report.plan["title"]).lower()]
    dated = [item for item in waiting if item.get("deadlines") and min(item["deadlines"]) > last]
    named += [item for item in waiting if re.search(
        r"chưa (?:đến|tới)|quý [IV\d]|tháng \d|cuối năm|\d/\d", report.row(item)["Kết quả"])]
    # A unit that gives another reason is believed.
    most = len({item["id"] for item in named + dated
                if re.search(r"^$|chưa (?:đến|tới)|quý |tháng \d|cuối năm|\d/\d", report.row(item)["Kết quả"].lower())})
    report.early, report.ahead = 0, len({item["id"] for item in named + dated})
    preparing(report, ledger, last)
    pattern = r"(\d+) nhiệm vụ chưa thực hiện(?: do chưa đến thời gian| \(trong đó (\d+) nhiệm vụ chưa đến thời gian thực hiện\))"
    for place, match in enumerate(re.finditer(pattern, ledger.text)):
        early = int(match[2] or match[1])
        if early > most:
            ledger.findings.append(f"{match[0]!r}: at most {most} are not yet due")
        if place == 0:
            report.early = early
    ledger.text = re.sub(pattern, r"\1 nhiệm vụ chưa thực hiện", ledger.text)
    ledger.text = ledger.text.replace("chưa thực hiện do chưa đến thời gian.", "chưa thực hiện.")


def preparing(report, ledger, last):
    """Takes what is said of work on campaigns that had not begun; nowhere more than there is."""
    ahead = any(campaign["from"] > last for campaign in report.plan.get("campaigns") or [])
    most = sum(ahead and report.state(item) == "Đang thực hiện"
               and "háng hành động" in (item["text"] + item["heading"]).lower() for item in report.items)
    told = re.search(r"^Chuẩn bị, tổ chức thực hiện (?:(\d+) )?nhiệm vụ chưa đến thời gian tổ chức", ledger.text, re.M)
    report.preparing = int(told[1] or 1) if told else 0
    part = r" \(trong đó (\d+) nhiệm vụ đang chuẩn bị, chưa đến thời gian tổ chức\)"
    counts = [int(count) for count in re.findall(part, ledger.text)]
    if max([report.preparing, *counts]) > most:
        ledger.findings.append(f"preparing: {report.preparing}, {counts}, at most {most}")
    ledger.text = re.sub(part, "", ledger.text)
    ledger.text = re.sub(r"(nhiệm vụ được giao|nhiệm vụ,) đang được chuẩn bị\.", r"\1 đang được thực hiện.", ledger.text, flags=re.I)


def line(cells):
    return "| " + " | ".join(re.sub(r"\s+", " ", cell) if cell else "" for cell in cells) + " |"


def task_table(report, ledger):
    for item in report.items:
        row = report.row(item) or {}
        figures = [shown(number(row.get(column))) for column in FIGURES]
        state = row.get("Trạng thái") or "Chưa báo cáo"
        # Nothing is estimated where there is neither a figure nor a word, and nothing is said to be done.
        told = row.get("Kết quả") or any(figure != "-" for figure in figures)
        text = outcome(row)
        if report.is_estimate(item) and (told or state == "Hoàn thành"):
            has_figures = any(figure not in ("-", "0") for figure in figures)
            if state == "Hoàn thành" or not has_figures and not row.get("Kết quả"):
                state += " (ước)"
            if has_figures:
                figures = [figure if figure in ("-", "0") else figure + " (ước)" for figure in figures]
            elif not state.endswith(" (ước)"):
                text = foreseen(row)
        unit = report.unit_names.get(item["lead"], "Các đơn vị")
        ledger.take(
            line([str(item["place"]), item["text"], unit, state, text, *figures]), "annex I")
    totals = [shown(a.value) + ("(*)" if a.missing and a.value is not None else "") for a in report.amounts(report.items)]
    ledger.take("| | Tổng cộng | | | | " + " | ".join(totals) + " |", "annex I")


def is_named(evidence, text):
    """Whether it is one document whose number, and whose day, the text gives."""
    marks = [word.rstrip(".:") for word in evidence.split() if "/" in word]
    return not re.search("[;,]| và ", evidence) and any("-" in mark for mark in marks) \
        and all(mark in text for mark in marks)


def outcome(row):
    """What came of a task, as a sentence, and what proves it."""
    text, evidence = ((row.get(column) or "").removesuffix("./.") for column in ("Kết quả", "Văn bản minh chứng"))
    if (row.get("Kết quả") or "").endswith("./.") and text[-1:] not in (".", "!", "?", "…"):
        text += "."
    text = text.rstrip(";: ")
    text = text[:1].upper() + text[1:]
    text += "." if text and text[-1] not in ".!?…" else ""
    if not text:
        evidence = evidence.rstrip(";: ")
        return evidence + ("" if evidence[-1:] in ".!?…" else ".") if evidence else "-"
    if not evidence:
        return text
    if is_named(evidence, text):
        return text
    # The full stop stands behind the bracket.
    text = text[:-1] if text.endswith(".") and not text.endswith("..") else text
    return f"{text} ({evidence.rstrip(';:. ')})."


def foreseen(row):
    """The words of a task under way that has no figures: they are what is estimated."""
    evidence = (row.get("Văn bản minh chứng") or "").rstrip(";:. ")
    text = outcome({**row, "Văn bản minh chứng": ""})
    if evidence and not is_named(evidence, text):
        return outcome({**row, "Văn bản minh chứng": f"{evidence}; ước"})
    return f"{text.removesuffix('.')} (ước)."


def done_share(counts):
    """Done of what was reported and arose; None where nobody reported, or nothing of what was reported arose."""
    return share(counts[1], counts[0] - counts[4] - counts[5])


def unit_table(report, ledger):
    shares = []

    def row(first, name, items):
        counts = report.counts(items)
        shares.append(done_share(counts))
        cells = [first, name] + [str(count) for count in counts] + [percent(shares[-1])]
        ledger.take(line(cells).replace("|  |", "| |"), "annex II")

    for index, unit in enumerate(report.units):
        row(str(index + 1), report.unit_names[unit["id"]],
            [item for item in report.items if item["lead"] == unit["id"]])
    common = [item for item in report.items if not item["lead"]]
    if common:
        row(str(len(report.units) + 1), "Nhiệm vụ chung", common)
    row("", "Tổng cộng", report.items)
    foreseen = report.foreseen(report.items)
    if foreseen:
        ledger.take(f"trong số nhiệm vụ hoàn thành có {foreseen} nhiệm vụ ước hoàn thành", "annex II")
    told = [share for share in shares[:len(report.units)] if share is not None]
    if report.is_annual and len(told) > 2 and len(set(told)) > 1:
        series(ledger, "Tỷ lệ hoàn thành", shares[:len(report.units)])


def series(ledger, name, values):
    """Of each value its decimals, too, where they are not the usual one."""
    texts = (shown(*value) if isinstance(value, tuple) else shown(value, 1) for value in values)
    ledger.take(f"{name}: " + "; ".join(texts) + "\n", "chart")


def indicator_table(report, ledger):
    rows = report.indicators()
    if not any(row.is_given for row in rows):
        return
    for row in rows:
        target = row.target[:1].upper() + row.target[1:] if row.target else "-"
        target += f" ({row.by_year(report.year).strip()})" if row.target_year else ""
        mark = " (ước)" if row.is_estimate and row.value is not None else ""
        cells = [row.id, row.name, row.full_unit or "-", shown(row.numerator), shown(row.denominator),
                 row.text + mark, target]
        state = " Không tính được (mẫu số bằng 0) |" if row.state == "undivided" else ""
        ledger.take(line(cells)[:-2] + (" |" + state if state else ""), "annex III")
    charted = [row for row in rows if row.is_percent and row.value is not None and row.goal is not None]
    if report.is_annual and len(charted) > 2:
        ledger.take("categories: " + "; ".join(f"Chỉ tiêu {row.id} ({row.target})" for row in charted), "chart")
        series(ledger, "Kết quả", [row.value for row in charted])
        series(ledger, "Mục tiêu", [row.goal for row in charted])
    typed = [row.id for row in rows if row.target and row.target_year is None]
    if typed:
        ledger.take(f"; mục tiêu của chỉ tiêu {', '.join(typed)} do đơn vị ghi", "annex III")


def count_tables(report, ledger):
    for table in report.tables:
        for row in table.rows if table.is_given else []:
            value, is_estimate = table.count(row)
            mark = (" (ước)" if is_estimate and value is not None else "") + ("(*)" if table.is_sum(row) else "")
            place = re.sub(r"^[^\W\d_]+(?=\d)", "", row["id"])
            if "heading" in row:
                ledger.take(f"| {place.partition('.')[0]} | {row['heading']} | | |", "annex of counts")
            ledger.take(line([place, row["text"], row["unit"], shown(value) + mark]), "annex of counts")


def compared(report, before=()):
    """Name, unit, value, whether it is whole and estimated, decimals; flows first, then indicators.

    The tables `before`, which the year before had, stand without figures where this year has none."""
    counts = report.counts(report.items)
    events, people, women, money = report.amounts(report.items)
    done = done_share(counts)
    is_foreseen = report.foreseen(report.items) > 0
    yield "Tỷ lệ nhiệm vụ hoàn thành", "%", done, not counts[5], is_foreseen, 1
    for name, unit, one in (
        ("Số cuộc", "cuộc", events), ("Số lượt người tham gia", "lượt người", people),
        ("Số lượt nữ tham gia", "lượt", women), ("Tỷ lệ nữ tham gia", "%", None),
        ("Kinh phí", "triệu đồng", money),
    ):
        if one is None:
            whole = not women.missing and not people.missing
            yield name, unit, report.women_share(report.items), whole, women.is_estimate, 1
        else:
            yield name, unit, one.value, not one.missing, one.is_estimate, None
    for row in report.indicators():
        if row.row:
            yield row.id, row.full_unit, row.value, True, row.is_estimate, row.digits
    returned = {table.title for table in report.tables}
    told = {table.title for table in before} | {table.title for table in report.tables if table.is_given}
    for table in report.tables + [table for table in before if table.title not in returned]:
        for row in table.main if table.title in told else []:
            is_known = table.title in returned and table.is_given
            value, is_estimate = table.count(row) if is_known else (None, False)
            yield f"{table.title} {row['id']}", row["unit"], value, True, is_estimate, None
            if table.asks_women(row) and not is_known:
                yield f"{table.title} {row['id']} nữ", "%", None, True, False, 1
            elif table.asks_women(row):
                is_estimate = is_estimate or table.count(table.women(row))[1]
                yield f"{table.title} {row['id']} nữ", "%", table.women_share(row), True, is_estimate, 1


def inside(name):
    """A name in a sentence: an office holder keeps the capital."""
    return name if re.match("(Phó )?(Bí thư|Chủ tịch|Trưởng phòng)", name, re.I) else lowered(name)


def comparison(report, earlier, ledger):
    before = {entry[0]: entry for entry in compared(earlier)}
    names = {row.id: row.name for row in report.indicators()}
    silent = set()
    given = [table for table in earlier.tables if table.is_given]
    for table in report.tables + given:
        for row in table.main:
            key = f"{table.title} {row['id']}"
            names[key], names[key + " nữ"] = row["text"], f"Tỷ lệ {inside(row['text'])} là nữ"
            if table.asks_women(row):
                silent.add(key)
    alone = tuple({table.title for table in report.tables} - {table.title for table in given})
    place, changes, charted, told_of = 0, [], [], []
    for key, unit, now, is_whole, is_estimate, digits in compared(report, given):
        old = before.get(key, (key, unit, None, True, False, digits))
        if now is None and old[2] is None or alone and key.startswith(alone):
            continue
        place += 1
        change = None
        is_compared = is_whole and old[3] and None not in (now, old[2])
        if digits is not None and is_compared and unit != "%":
            digits = changing(digits, now, old[2])
        told_of.append((is_compared, key not in silent))
        if is_compared:
            change = now - old[2] if digits is None else rounded(now, digits) - rounded(old[2], digits)
        is_percent = unit == "%"
        side = (lambda value: shown(value, digits) + ("%" if is_percent and value is not None else ""))
        printed = old[2] if digits is None or old[2] is None else rounded(old[2], digits)
        of_old = share(abs(change), printed) if change is not None and not is_percent else None
        full = share(abs(now - old[2]), old[2]) if of_old is not None else None
        if full is None or abs(of_old - full) * 2 >= 1 or change and of_old * 20 < 1:
            of_old = None
        sign = "" if not change else "+" if change > 0 else "-"
        mark = " (ước)" if is_estimate and now is not None else ""
        old_mark = " (ước)" if old[4] and old[2] is not None else ""
        difference = "-" if change is None else \
            ("+" if change > 0 else "") + shown(change, digits) + (" điểm phần trăm" if is_percent and change else "")
        name = names.get(key, key)
        ledger.take(line([
            str(place), name, unit, side(now) + mark, side(old[2]) + old_mark, difference,
            "-" if of_old is None else sign + percent(of_old)]), "annex IV")
        told = side(now) + (f" {unit}" if unit and not is_percent else "")
        if change and key not in silent:
            verb = "tăng" if change > 0 else "giảm"
            size = shown(abs(change), digits) + (" điểm phần trăm" if is_percent else f" {unit}" if unit else "")
            size += f" ({percent(of_old)})" if of_old is not None else ""
            way = "lên" if change > 0 else "xuống"
            changes.append(f"{name} {verb} {size}, từ {side(old[2])} {way} {told}")
        elif change is not None and key not in silent:
            ledger.take(f"{lowered(name)} ({told})", "comparison")
        if is_percent and change:
            charted.append(((now, digits), (old[2], digits)))
    left = [is_told for is_compared, is_told in told_of if not is_compared]
    if left and (True, True) in told_of:
        ledger.take(f"Còn {len(left)} số liệu chưa so sánh được", "comparison")
    if len(changes) == 1:
        ledger.take(f", {inside(changes[0])}.", "comparison")
    for change in changes if len(changes) > 1 else []:
        ledger.take(f"- {change}", "comparison")
    if report.is_annual and len(charted) > 2:
        series(ledger, f"Năm {report.year}", [now for now, _ in charted])
        series(ledger, f"Năm {earlier.year}", [old for _, old in charted])


if __name__ == "__main__":
    arguments = sys.argv[1:]
    print(json.dumps([
        check(folder, previous, period, open(path, encoding="utf-8").read())
        for folder, previous, period, path in zip(*[iter(arguments)] * 4)
    ], ensure_ascii=False))
