"""Fills blank forms as people's programs do: python fill_forms.py TOOL FROM TO.

TOOL is openpyxl (edits the form itself), xlsxwriter (writes a new workbook with the same
content, a title above it and hidden helpers beside it) or formulas (edits the form and
leaves figures as formulas without values, for a program that computes them on loading).
Row i of a form gets status i mod 4 and figures that follow from i, so that the test can
say what must come back.
"""
import datetime
import pathlib
import sys

import openpyxl
import xlsxwriter

STATUSES = ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"]


def values(index, formulas=False):
    """The cells from the status on, as a unit would type them."""
    status = STATUSES[index % 4]
    if index % 4 > 1:
        return [status, f"Lý do {index}: chờ văn bản"] + [None] * 8
    count = index + 1
    people = f"=10*{count}" if formulas else 10 * count
    return [
        status, f"=Đã làm việc {index}\n- xong \"đợt {count}\"", count, people, 5 * count, count + 0.5,
        datetime.date(2026, 3, 8), None, "Đề nghị <hỗ trợ> & phối hợp", "x" if index % 2 else None,
    ]


def edit(source, target, formulas):
    book = openpyxl.load_workbook(source)
    sheet = book.worksheets[0]
    for index in range(sheet.max_row - 1):
        for offset, value in enumerate(values(index, formulas)):
            cell = sheet.cell(row=index + 2, column=3 + offset)
            cell.value = value
            if isinstance(value, str) and value.startswith("=Đã"):
                cell.data_type = "s"  # a text, whatever it begins with
            if isinstance(value, datetime.date):
                cell.number_format = "dd/mm/yyyy"
    book.save(target)


def rewrite(source, target):
    rows = list(openpyxl.load_workbook(source).worksheets[0].iter_rows(values_only=True))
    book = xlsxwriter.Workbook(target)
    notes = book.add_worksheet("Ghi chú")
    notes.write(0, 0, "Mã nhiệm vụ ở trang sau")
    sheet = book.add_worksheet("Biểu đã điền")
    bold = book.add_format({"bold": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.merge_range(0, 0, 0, 11, "BIỂU KẾT QUẢ THỰC HIỆN", bold)
    sheet.write_row(2, 0, rows[0], bold)
    for index, row in enumerate(rows[1:]):
        line = 3 + 2 * index  # a blank line between the rows
        sheet.write_row(line, 0, row[:2])
        for offset, value in enumerate(values(index)):
            column = 2 + offset
            if offset == 1 and value.startswith("="):
                sheet.write_rich_string(line, column, value[:4], bold, value[4:])
            elif isinstance(value, datetime.date):
                sheet.write_datetime(line, column, datetime.datetime.combine(value, datetime.time()), day)
            elif isinstance(value, (int, float)):
                sheet.write_formula(line, column, f"=0+{value}", None, value)
            elif value is not None:
                sheet.write_string(line, column, value)
    sheet.set_column(1, 1, None, None, {"hidden": True})
    hidden = book.add_worksheet("Danh mục")
    hidden.write_row(0, 0, rows[0])
    hidden.hide()
    book.close()


def main():
    tool, source, target = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    target.mkdir(parents=True, exist_ok=True)
    for form in sorted(source.glob("*.xlsx")):
        if tool == "xlsxwriter":
            rewrite(form, target / form.name)
        else:
            edit(form, target / form.name, tool == "formulas")


main()
