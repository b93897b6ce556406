"""What a report has to say about its numbers, in the words of the templates."""
import itertools
import re
import unicodedata

from recompute_numbers import lowered, number, percent, shown, share

UNITS = ["cuộc", "lượt người tham gia", "lượt nữ", "triệu đồng"]
KINDS = "(hội nghị, tập huấn, truyền thông và hoạt động khác)"
KIND_LETTERS = set("KH QĐ CT NQ TB HD BC TTr CĐ CTr CV".split())
REST = ["nhiệm vụ đang thực hiện", "nhiệm vụ chưa thực hiện", "nhiệm vụ không phát sinh"]


def rest(counts):
    return ", ".join(f"{count} {word}" for count, word in zip(counts[2:], REST) if count)


def arisen(counts):
    """Tasks that were reported and had something to do, and how a sentence calls them."""
    return counts[0] - counts[4] - counts[5], "nhiệm vụ phát sinh" if counts[4] else "nhiệm vụ"


def places(items):
    """Rows of the annex of tasks: `2, 4 - 6, 9`."""
    runs = []
    for place in sorted(item["place"] for item in items):
        if runs and runs[-1][-1] + 1 == place:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(f"{run[0]} - {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def progress(report):
    counts = report.counts(report.items)
    total, done, silent = counts[0], counts[1], counts[5]
    known = " đã có báo cáo" if silent else ""
    if 0 < silent < total:
        rows = places([item for item in report.items if not report.state(item)])
        yield (f" có {total} nhiệm vụ; đến thời điểm lập báo cáo, {silent} nhiệm vụ chưa có báo cáo kết quả"
               f" (số thứ tự {rows} tại Phụ lục I).")
    else:
        yield f" có {total} nhiệm vụ."
    if silent == total:
        yield "các đơn vị chưa báo cáo kết quả của nhiệm vụ nào (chi tiết"
        return
    foreseen = report.foreseen(report.items)
    part = f", trong đó {foreseen} nhiệm vụ ước hoàn thành" if 0 < foreseen < done else ""
    whole, tasks = arisen(counts)
    if done:
        head = f"các đơn vị {verb(done, foreseen)} {done}/{whole} {tasks}{known} ({percent(share(done, whole))}{part})"
    elif silent:
        head = f"các đơn vị chưa hoàn thành nhiệm vụ nào trong {total - silent} nhiệm vụ{known}"
    else:
        head = "chưa có nhiệm vụ nào hoàn thành"
    yield head + ("; " + rest(counts) if rest(counts) else "") + " (chi tiết"


def lacks(lacking):
    """How many tasks gave no events, no attendances, no women."""
    names = ["số cuộc", "số lượt người", "số lượt nữ"]
    if len(set(lacking)) == 1:
        return f"còn {lacking[0]} nhiệm vụ chưa có số liệu"
    if not lacking[0] and lacking[1] == lacking[2]:
        return f"còn {lacking[1]} nhiệm vụ chưa có số lượt người và số lượt nữ"
    if lacking[1] == lacking[2]:
        return (f"còn {lacking[0]} nhiệm vụ chưa có số cuộc, "
                f"{lacking[1]} nhiệm vụ chưa có số lượt người và số lượt nữ")
    return "còn " + ", ".join(
        f"{count} nhiệm vụ chưa có {name}" for count, name in zip(lacking, names) if count)


def general(report):
    """The sums of the whole report."""
    events, people, women, money = report.amounts(report.items)
    lacking = [a.missing for a in (events, people, women)]
    if events.value or people.value:
        text = f"Theo số liệu chưa đầy đủ ({lacks(lacking)}), các" if any(lacking) else "Các"
        held, came = held_or_attended(report, report.items)
        text += f" đơn vị đã {held} {shown(events.value)} cuộc {KINDS}" if events.value \
            else " đơn vị đã tổ chức các hoạt động"
        if people.value:
            text += f" với {shown(people.value)} lượt người{came}"
            present = report.women_present(report.items)
            if present:
                text += of_women(report, report.items, people.value, present, is_whole=True)
                # The women of the few tell no share of all.
                if 5 * report.women_base(report.items) >= people.value:
                    text += f", chiếm {percent(report.women_share(report.items))}"
            elif women.value == 0 and not women.missing:
                text += ", không có lượt nữ nào"
        is_estimate = events.is_estimate or people.is_estimate or women.is_estimate
        yield text + ("; số liệu gồm cả số ước thực hiện." if is_estimate else ".")
    elif any(lacking) and not (events.value is None and people.value is None):
        yield "Chưa ghi nhận cuộc nào được tổ chức riêng. C" + lacks(lacking)[1:] + "."
    if money.value:
        more = f" (chưa đầy đủ, còn {money.missing} nhiệm vụ chưa có số liệu kinh phí)" if money.missing else ""
        is_mixed = money.is_estimate and not money.is_all_estimate
        estimate = ", gồm cả số ước thực hiện" if is_mixed else ""
        used = "thực hiện" if is_mixed else "ước thực hiện" if money.is_estimate else "đã sử dụng"
        yield f"Kinh phí {used} trong {report.words} là {shown(money.value)} triệu đồng{more}{estimate}."
    elif money.value == 0 and money.missing:
        yield f"còn {money.missing} nhiệm vụ chưa có số liệu kinh phí."


def verb(done, foreseen):
    """What is done by estimate alone is not said to be done."""
    return "ước hoàn thành" if 0 < done == foreseen else "đã hoàn thành"


def opening(counts, foreseen, is_requested=False):
    """How far the tasks of a chapter are."""
    total, done, doing, waiting, none, silent = counts
    known, of = total - silent, " đã có báo cáo" if silent else ""
    if total == 1 or known == 1:
        word = [verb(done, foreseen), "đang được thực hiện", "chưa được thực hiện", "không phát sinh trong kỳ",
                "chưa có báo cáo"][counts[1:].index(1)]
        if total > 1:
            return f"Có báo cáo về 1/{total} nhiệm vụ; nhiệm vụ này {word}."
        return f"Nhiệm vụ {'đề nghị phối hợp' if is_requested else 'được giao'} {word}."
    if silent == total:
        return f"Cả {total} nhiệm vụ đều chưa có báo cáo."
    if done:
        word = verb(done, foreseen).capitalize()
        part = f" (trong đó {foreseen} nhiệm vụ ước hoàn thành)" if 0 < foreseen < done else ""
        whole, tasks = arisen(counts)
        return f"{word} {done}/{whole} {tasks}{of}{part}" + ("; " + rest(counts) if rest(counts) else "") + "."
    if doing == known:
        return f"Đang thực hiện cả {known} nhiệm vụ{of}."
    if none == known:
        return f"Cả {known} nhiệm vụ{of} đều không phát sinh trong kỳ."
    if waiting == known:
        return f"Cả {known} nhiệm vụ{of} đều chưa thực hiện."
    return f"Trong {known} nhiệm vụ{of}, có {rest(counts)}."


def named(head):
    """The pattern of a beginning that tells how far a section is and its tasks' names in one sentence."""
    match = re.match(
        r"(?:Nhiệm vụ (được giao|đề nghị phối hợp) (đã hoàn thành|ước hoàn thành|đang được thực hiện"
        r"|không phát sinh trong kỳ)|Cả \d+ nhiệm vụ đều không phát sinh trong kỳ)\.", head)
    alone = re.match(r"Có báo cáo về 1/\d+ nhiệm vụ; (nhiệm vụ này (.+))\.", head)
    if alone:
        word = "trong kỳ không phát sinh" if "phát sinh" in alone[2] else alone[2].replace("được ", "")
        return re.escape(f"{head[:alone.start(1)]}{word} nhiệm vụ: ") + r".+[.…!?]"
    if not match:
        return None
    state = (match[2] or "").replace("được ", "").capitalize()
    if not match[2] or "phát sinh" in state:
        state = "Trong kỳ không phát sinh"
    task = "nhiệm vụ đề nghị phối hợp" if match[1] == "đề nghị phối hợp" else "nhiệm vụ" if match[1] \
        else "các nhiệm vụ"
    return re.escape(f"{state} {task}: ") + r".+[.…!?]" + re.escape(head[match.end():])


def sums(report, items, are_events_told=False, are_people_told=False, are_women_told=False):
    """The figures of a chapter: zeros and what is missing are not spoken of."""
    amounts = report.amounts(items)
    events, people, women, money = amounts
    present = report.women_present(items)
    told = [a for a in (events, people, women if people.value and present else None, money) if a and a.value]
    if not told:
        return ""
    text = ""
    # Nothing foreseen is told as done.
    is_all_foreseen = all(a.is_all_estimate for a in amounts if a.value)
    # As many events as people are cases, each of one person.
    is_cases = bool(people.value) and events.value == people.value
    are_cases_left = is_cases and are_people_told and not are_events_told
    is_foreseen = is_all_foreseen and (are_cases_left or not (are_people_told and present))
    done = "Ước" if is_foreseen else "Đã"
    if are_cases_left:
        text = f"{done} thực hiện {shown(events.value)} cuộc"
        of_women_alone = present and not (are_women_told and present == people.value)
        told = [a for a in told if a is not people and (a is not women or of_women_alone)]
        text += f" với {shown(present)} lượt nữ" if of_women_alone else ""
    elif is_cases and not are_people_told:
        told = [a for a in told if a is not events or not are_events_told]
        count = "Có" if are_events_told else f"{done} thực hiện {shown(events.value)} cuộc với"
        text = f"{count} {shown(people.value)} lượt người"
    elif are_events_told:
        told = [a for a in told if a is not events]
        text = f"{'Ước có' if is_foreseen else 'Có'} {shown(people.value)} lượt người tham gia" if people.value else ""
        if are_people_told:
            told = [a for a in told if a is not people]
            text = ""
            if people.value and present == people.value:
                text = "" if are_women_told else "Đều là nữ" if is_cases else "Người tham gia đều là nữ"
                told = [a for a in told if a is not women or text]
            elif people.value and present:
                text = f"Trong đó có {shown(present)} lượt nữ" if is_cases else f"Có {shown(present)} lượt nữ tham gia"
        if not told:
            return ""
    elif events.value:
        held, came = held_or_attended(report, items)
        text = f"{done} {held} {shown(events.value)} cuộc"
        if people.value:
            text += f" với {shown(people.value)} lượt người{came}"
    elif people.value:
        text = f"{'Ước có' if is_foreseen else 'Có'} {shown(people.value)} lượt người tham gia"
    if people.value and present and not are_people_told:
        all_women = present == people.value and not women.missing and not people.missing
        text += ", đều là nữ" if all_women else of_women(report, items, people.value, present)
    if money.value:
        used = "ước thực hiện" if is_foreseen else "đã sử dụng"
        text += "; kinh phí " if text else f"Kinh phí {used} là "
        text += f"{shown(money.value)} triệu đồng"
    if all(a.missing for a in told):
        text = "Theo số liệu chưa đầy đủ, " + text[:1].lower() + text[1:]
    elif any(a.missing for a in told):
        names = dict(zip(amounts, ["số cuộc", "số lượt người", "số lượt nữ", "kinh phí"]))
        lacking = [names[a] for a in told if a.missing]
        text += " (chưa đầy đủ)" if lacking == ["kinh phí"] else f" ({', '.join(lacking)} chưa đầy đủ)"
    is_mixed = any(a.is_estimate for a in amounts) and not is_foreseen
    mark = " (số ước thực hiện)" if is_all_foreseen else ", gồm cả số ước thực hiện"
    return text + (f"{mark}." if is_mixed else ".")


def held_or_attended(report, items):
    """What was done with the events, and what follows the attendances: others' events are gone to, not held."""
    rows = [row for row in map(report.row, items) if row and number(row["Số cuộc"])]
    texts = [(row["Kết quả"] or "").lower() for row in rows]
    auxiliary = r"(?:(?:đã|đều|tiếp tục|phối hợp|được|mời|tích cực|chủ động|thường xuyên) )*"
    opening = r"(?:^|[.,;:]\s+|(?<!\w)và |đồng thời |đó )" + auxiliary
    going = (r"(?:tham gia|tham dự|dự)(?! (?:thảo|kiến|toán|án|báo|trù|phòng|bị|định|tính|trữ|khuyết|nguồn|đoán|luật|có|ý kiến"
             r"|góp ý|đóng góp|[\d.]+ (?:lượt|người)))(?!\w)")
    staff = "^" + auxiliary + r"(?:có [\d.]+ )?(?:cán bộ|công chức|viên chức|lãnh đạo|đại diện|đồng chí)\W"
    went = [bool(re.search(opening + going, text) or re.search(opening + r"(?:cử|(?:tổ chức|thành lập) đoàn) [^;]*?(?<!\w)" + going, text)
                 or re.search(staff + r"[^;\d]*?(?<!\w)" + going, text)) for text in texts]
    held = (r"(?:tổ chức|chủ trì|mở|tuyên truyền|truyền thông|phổ biến|phát động|đăng cai|tập huấn|tọa đàm|sinh hoạt)(?!\w)")
    is_clear = not any(" do " not in text and (re.search(staff, text) or "tổ chức" in text)
                       or re.search(opening + held, text) for text in texts)
    if rows and all(went) and is_clear:
        return "tham gia", ""
    return ("tổ chức, tham gia", "") if any(went) else ("tổ chức", " tham gia")


def speaks_of(text, name):
    """Whether a shortcoming says two thirds of the words that are an indicator's own."""
    own = set(plain_words(name)) - set(
        "ty le so tong muc trong cua va la co cac tren duoc cho o".split())
    said = own & set(plain_words(text))
    return len(said) >= 2 and 3 * len(said) >= 2 * len(own)


def plain_words(text):
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.findall("[a-z]+", "".join(c for c in letters if not unicodedata.combining(c)))


def of_women(report, items, people, women, is_whole=False):
    """Women of attendances; of those alone whose women are known."""
    base = report.women_base(items)
    if base != people and base == women and not is_whole:
        return f", trong đó {shown(base)} lượt người có số liệu theo giới, đều là nữ"
    if base != people:
        return f", trong đó {shown(base)} lượt người có số liệu theo giới, gồm {shown(women)} lượt nữ"
    return f", trong đó có {shown(women)} lượt nữ"


def splits(report, items):
    """Which of the tasks that name a campaign have a section of their own is a matter of wording."""
    named = [item for item in items
             if "háng hành động" in (item["text"] + item["heading"]).lower()]
    # Those that name it at once come first: of as many others none is told in its place.
    named.sort(key=lambda item: not re.search(
        "háng hành động", item["heading"] + " " + " ".join(item["text"].split()[:15]), re.I))
    named = named[:8]
    for count in range(len(named) + 1 if report.is_annual and report.plan.get("campaigns") else 1):
        for chosen in itertools.combinations(named, count):
            yield [item for item in items if item not in chosen], list(chosen)


def beginnings(report, counted, told):
    """Every text by which a section may begin that counts some tasks and tells the results of some."""
    head = opening(report.counts(counted), report.foreseen(counted), bool(counted) and counted[0]["lead"] in report.requested)
    for figures in {sums(report, counted), ""}:
        # Only a lone result that tells its figures itself stands without their sum, and figures of one task
        # alone, which stand with it.
        if figures or not sums(report, counted) or lone(report, told) or of_one(report, counted):
            yield head + (" " + figures if figures else "")


def chapter(report, items):
    """Every text the first paragraph of a chapter may have, with the tasks told elsewhere."""
    texts = {}
    for told, elsewhere in splits(report, items):
        end = ""
        if elsewhere:
            whole = "Các nhiệm vụ này" if len(elsewhere) > 1 else "Nhiệm vụ này"
            end = f" Có {len(elsewhere)} nhiệm vụ" if told else f" {whole}"
        for head in beginnings(report, items, told):
            texts.setdefault((head + end).strip(), elsewhere)
    return texts


def of_one(report, items):
    """Whether all figures of several tasks are those of one of them."""
    return len(items) > 1 and sum(bool(sums(report, [item])) for item in items) == 1


def lone(report, items):
    texts = {(item["lead"], re.sub(r"\W+", " ", report.row(item)["Kết quả"].lower()).strip())
             for item in items if report.row(item) and report.state(item) != "Chưa thực hiện"}
    return len(texts) == 1


def indicators(report):
    every = report.indicators()
    if not any(row.is_given for row in every):
        if every and report.is_annual:
            yield f"Trong {report.words} chưa có số liệu về các chỉ tiêu bình đẳng giới"
        return
    rows = [row for row in every if "plan" not in row.definition]
    states = [row.state for row in rows]
    known = sum(state in ("reached", "missed", "ahead", "unjudged", "open") for state in states)
    reached, missed, unknown = (states.count(state) for state in ("reached", "missed", "unknown"))
    none, undivided = states.count("none"), states.count("undivided")
    blank = " và ".join(lowered(row.name) for row in rows if row.state == "unknown")
    text = f"Chưa có số liệu của {unknown} chỉ tiêu" if unknown > 2 else ""
    text = f"Chưa có số liệu về {blank}" if 0 < unknown <= 2 else text
    if rows and not known and not unknown and not none and not undivided:
        text = f"Trong {report.words} chưa có chỉ tiêu nào có số liệu"
    if known:
        of_all = f"/{len(rows)}" if report.is_annual and known != len(rows) else ""
        text = f"Trong {report.words} có số liệu của {known}{of_all} chỉ tiêu"
        parts = [f"{count} chỉ tiêu {word} mục tiêu"
                 for count, word in ((reached, "đạt"), (missed, "chưa đạt")) if count]
        ahead = states.count("ahead")
        if ahead:
            parts.append(f"{ahead} chỉ tiêu có mục tiêu chưa đến hạn")
        if states.count("unjudged"):
            parts.append(f"{states.count('unjudged')} chỉ tiêu chưa đủ số liệu để đánh giá")
        each = ", đều" if known > 1 else ","
        if known == 1 and not undivided:
            pass  # Its own sentence tells how it did.
        elif reached == known:
            text += each + " đạt mục tiêu"
        elif missed == known:
            text += each + " chưa đạt mục tiêu"
        elif ahead == known:
            text += each + (" có" if known > 1 else "") + " mục tiêu chưa đến hạn"
        elif parts:
            text += ", trong đó có " + ", ".join(parts)
        if states.count("open"):
            text += f"; {states.count('open')} chỉ tiêu không đặt mục tiêu"
        if unknown and report.is_annual:
            text += f"; {unknown} chỉ tiêu chưa có số liệu"
        elif unknown > 2:
            text += f"; {unknown} chỉ tiêu khác chưa có số liệu"
        elif unknown:
            text += "; chưa có số liệu về " + blank
    if none:
        text += ("; " if text else "Trong kỳ có ") + f"{none} chỉ tiêu không phát sinh trường hợp nào"
    if undivided:
        text += ("; " if text else "") + f"{undivided} chỉ tiêu không tính được do mẫu số bằng 0"
    if states.count("elsewhere"):
        text += f"; {states.count('elsewhere')} chỉ tiêu không thuộc phạm vi thống kê của"
    yield text
    own = [row.state for row in every if "plan" in row.definition]
    for word, group in (("đã đạt", ("reached",)), ("chưa đạt", ("missed",)), ("chưa đến hạn", ("ahead",)),
                        ("chưa có số liệu", ("unknown", "none", "undivided"))):
        count = sum(state in group for state in own)
        if count:
            yield f"{count} mục tiêu của Kế hoạch {word}"
    for row in every:
        names = row.definition.get("numerator"), row.definition.get("denominator")
        if row.state == "undivided":
            has_parts = row.definition.get("shows_parts") == "true"
            parts = f"{shown(row.numerator)} {names[0]}, 0 {names[1]}" if has_parts else "mẫu số bằng 0"
            yield f"- {row.name}: không tính được ({parts})"
        if row.value is None:
            continue
        text = f"{row.name}: {'bình quân ' if row.is_mean else ''}{row.text}" + ("" if row.is_percent or not row.unit else " " + row.full_unit)
        has_parts = row.definition.get("shows_parts") == "true" and None not in (row.numerator, row.denominator)
        if has_parts and row.numerator == 0 and names[0].startswith("ca "):
            estimate = "ước, trong " if row.is_estimate else ""
            text = f"{row.name}: không có {names[0]} ({estimate}{shown(row.denominator)} {names[1]})"
        elif has_parts:
            estimate = "ước, tính trên " if row.is_estimate else ""
            text += f" ({estimate}{shown(row.numerator)} {names[0]}, {shown(row.denominator)} {names[1]})"
        elif row.is_estimate:
            text += " (ước)"
        if row.target:
            is_so_far = not report.is_annual and row.by_year(report.year) == f" năm {report.year}"
            reached = "đến nay đạt " if is_so_far else "đạt "
            word = {"reached": reached, "missed": "chưa đạt "}.get(row.state, "")
            if row.state == "unjudged":
                word = f"chưa có số liệu từng {row.definition['denominator']} để đánh giá theo "
            if row.distance is not None:
                word = f"còn {shown(row.distance, 1)} điểm phần trăm để đạt "
            is_open = row.state == "ahead" and row.distance is None
            goal = f"là {lowered(row.target_told)}" if is_open else f"({lowered(row.target_told)})"
            text += f", {word}mục tiêu{row.by_year(report.year)} {goal}"
        yield text


def agenda(report, elsewhere):
    """Which tasks go on, several with a list of their own. What is open of a campaign ends with it."""
    counts = report.counts(report.items)
    ending = report.counts(elsewhere)
    doing, waiting = counts[2] - ending[2] - report.preparing, counts[3] - ending[3]
    silent = [item for item in report.items if not report.state(item)]
    if doing > 1:
        yield f"Tiếp tục thực hiện các nhiệm vụ đang triển khai của Kế hoạch năm {report.year}:"
    if report.preparing > 1:
        yield f"Chuẩn bị, tổ chức thực hiện các nhiệm vụ chưa đến thời gian tổ chức:"
    if waiting > 1:
        yield f"Triển khai các nhiệm vụ chưa thực hiện trong {report.words}:"
    # What belongs to the year that ended is no work of the next.
    if silent == report.items and not report.is_annual:
        yield f"Tiếp tục triển khai thực hiện Kế hoạch năm {report.year} trong 6 tháng cuối năm."
    elif silent and not report.is_annual:
        yield (f"Đôn đốc các đơn vị thực hiện và báo cáo kết quả {len(silent)} nhiệm vụ"
               f" của Kế hoạch năm {report.year} chưa có báo cáo.")
    elif silent and silent != report.items:
        yield f"Chưa nhận được báo cáo kết quả của {len(silent)} nhiệm vụ, nêu tại Phụ lục I."
    told = (report.input.get("assessment") or {}).get("shortcomings") or []
    missed = [row for row in report.indicators() if row.state == "missed"]
    told = [text for text in told
            if re.search("(chưa|không) (đạt|hoàn thành)|(thấp|cao) hơn|so với mục tiêu", text.lower())]
    silent = [row for row in missed if not any(speaks_of(text, row.name) for text in told)]
    if silent and not any(re.search(rf"(?<!\d)0?{len(missed)} chỉ tiêu", text) for text in told):
        other = " khác" if len(silent) < len(missed) else ""
        yield f"Còn {len(silent)} chỉ tiêu{other} chưa đạt mục tiêu, nêu ở phần kết quả thực hiện các chỉ tiêu."
    documents = report.input.get("documents") or []
    code = report.plan["organisation"].get("code", "")
    offices = [re.findall(r"[^\W\d_]+", document.get("number", "")) for document in documents]
    # A number that names offices, and not this one, is of another's document.
    foreign = any(set(names) - KIND_LETTERS and code not in names for names in offices)
    if len(documents) > 1 and not foreign:
        yield f"đã ban hành {len(documents)} văn bản"
    elif len(documents) > 1:
        yield f"được thực hiện theo {len(documents)} văn bản sau:"


def tables(report):
    """The main rows of the tables of counts; where there are many, the women of each that has some."""
    for table in report.tables:
        if not table.is_given:
            continue
        if len(table.main) > 8:
            yield from women(table)
            continue
        rows = [row for row in table.main if not table.is_of_none(row)]
        counts = [table.count(row)[0] for row in rows]
        for row, value in zip(rows, counts):
            # Rows of which there are none are named together, and so are those that nobody filled in.
            known = known_parts(table, row) if value is None else ""
            if not value and sum(other == value for other in counts) > 1:
                yield inner(row["text"]) + known
                continue
            blank = f"chưa {'đủ' if known else 'có'} số liệu{known}"
            text = blank if value is None else counted(row, value) if value else "không có"
            yield f"{row['text']}: {text}" + (parts(table, row, table.count(row)[1]) if value else "")


def known_parts(table, whole):
    """What is known of the parts of a row that nobody filled in."""
    rows = [row for row in table.rows
            if row["id"].startswith(whole["id"] + ".") and row["text"].startswith("Trong đó: ")]
    named = [f"{row['text'].removeprefix('Trong đó: ')}: {shown(table.count(row)[0])} {row['unit']}"
             for row in rows if table.count(row)[0] is not None]
    return f" ({'; '.join(named)})" if named else ""


def counted(row, value):
    """A number with its unit, unless the name of the row begins with a unit of several words."""
    is_named = " " in row["unit"] and row["text"].lower().startswith(row["unit"].lower())
    return shown(value) if is_named else f"{shown(value)} {row['unit']}"


def inner(name):
    """The name of a row within a sentence."""
    return name.removeprefix("Số ") if name.startswith("Số ") else lowered(name)


def women(table):
    for row in table.rows:
        if "." in row["id"]:
            continue
        part = next((other for other in table.rows if other["id"] == row["id"] + ".1"
                     and other["text"] == "Trong đó: nữ"), None)
        whole, is_estimate = table.count(row)
        count = table.count(part)[0] if part else None
        if not whole or count is None or count > whole:
            continue
        if count:
            parts_of = f"{'ước ' if is_estimate else ''}{shown(count)}/{shown(whole)} {row['unit']}"
            yield f"{inner(row['text'])} {percent(share(count, whole))} ({parts_of})"
        else:
            yield f"{inner(row['text'])} ({shown(whole)} {row['unit']})"


def parts(table, whole, is_estimate):
    """How many of them are of each sex; the part of a row that has one alone."""
    rows = [row for row in table.rows
            if row["id"].startswith(whole["id"] + ".") and row["text"].startswith("Trong đó: ")]
    named = [(table.count(row)[0], row["text"].removeprefix("Trong đó: "), row["unit"]) for row in rows]
    by_sex = [f"{shown(value)} {name}" for value, name, _ in named if value and name in ("nữ", "nam")]
    whole_count = table.count(whole)[0]
    mark = " (ước)" if is_estimate else ""
    all_of = [name for value, name, _ in named if value == whole_count]
    if len(by_sex) == 1 and all_of and all_of[0] in ("nữ", "nam"):
        return f"{mark}, {'đều ' if whole_count > 1 else ''}là {all_of[0]}"
    if by_sex:
        return f" ({'ước; ' if is_estimate else ''}{', '.join(by_sex)})"
    if len(named) == 1 and all_of and all_of[0].startswith("đã "):
        return f"{mark}, {'đều ' if whole_count > 1 else ''}{all_of[0]}"
    if len(named) == 1 and named[0][0] == 0:
        return f"{mark}, trong đó không có {named[0][2]} nào {named[0][1].removeprefix('đã ')}"
    if len(named) == 1 and named[0][0] is not None:
        return f"{mark}, trong đó {shown(named[0][0])} {named[0][2]} {named[0][1]}"
    return mark
