import Diagnostics
import Foundation
import TemplateEngine

/// Facts of the shape the annual skeleton asks for, over any number of tasks.
struct SampleTasks {
    let count: Int

    private typealias Fields = [(name: String, value: Value)]
    private static let cell = Origin.place(
        .cell(CellReference(path: "vhxh.csv", sheet: "", column: 3, row: 7)))

    var data: Record {
        let tasks = (0..<count).map(task)
        return Record(
            "BaoCao",
            [
                ("report", report), ("organisation", made("Organisation", [("full", text("UBND phường A"))])),
                ("bases", .list([made("Basis", [("text", text("Kế hoạch số 1/KH-UBND"))])])),
                ("documents", documents), ("progress", progress(count)), ("totals", totals),
                ("groups", groups(tasks)), ("unit_groups", .list([])), ("campaigns", .list([])),
                ("indicators", indicators),
                (
                    "assessment",
                    made(
                        "Assessment",
                        [
                            ("strengths", .list([text("Có nhiều cố gắng.")])),
                            ("shortcomings", .list([text("Một số việc còn chậm.")])),
                            ("objective_causes", .list([])), ("subjective_causes", .list([])),
                        ])
                ),
                ("difficulties", .list([remark])), ("directions", .list([text("Tiếp tục thực hiện.")])),
                ("recommendations", .list([remark])),
                ("unfinished", .list(tasks.indices.filter { $0 % 4 == 1 || $0 % 4 == 2 }.map { tasks[$0] })),
                (
                    "units",
                    .list(
                        (0..<12).map {
                            made("Unit", [("name", text("Đơn vị \($0)")), ("progress", progress(9))])
                        })
                ),
                ("shared", made("Shared", [("progress", progress(4))])),
            ])
    }

    private var report: Value {
        made(
            "Report",
            [
                ("subject", text("Kết quả công tác")), ("period", text("năm 2025")), ("year", .int(2025)),
                ("next_period", text("năm 2026")), ("is_annual", .bool(true)),
                ("data_from", text("2024-12-15")), ("data_to", text("2025-11-20")),
                ("cut_off", text("ngày 20/11/2025")),
                ("addressees", .list([text("Sở Nội vụ")])),
            ])
    }

    private var documents: Value {
        .list(
            (1...5).map {
                made(
                    "Document",
                    [
                        ("text", text("Kế hoạch số \($0)")), ("number", text("\($0)/KH-UBND")),
                        ("date", text("2025-02-10")),
                    ])
            })
    }

    private var indicators: Value {
        .list(
            (1...8).map {
                made(
                    "Indicator",
                    [
                        ("id", text("CT\($0)")), ("name", text("Tỷ lệ nữ")), ("unit", text("%")),
                        ("numerator", figure("5")), ("denominator", figure("10")), ("value", figure("50")),
                        ("is_percent", .bool(true)), ("is_estimate", .bool(false)), ("target", text("60%")),
                        ("source", text("UBND")),
                    ])
            })
    }

    private var remark: Value {
        made("Remark", [("unit", text("Văn phòng")), ("text", text("Thiếu kinh phí"))])
    }

    private var totals: Value {
        func total(_ sum: String) -> Value {
            made("Total", [("sum", figure(sum)), ("is_complete", .bool(false)), ("missing", .int(5))])
        }
        return made(
            "Totals",
            [
                ("events", total("1234")), ("attendances", total("45678")), ("women", total("23456")),
                ("funding", total("123.5")), ("women_share", figure("51.4")),
            ])
    }

    /// Twenty tasks a group, half of them in a subgroup.
    private func groups(_ tasks: [Value]) -> Value {
        .list(
            stride(from: 0, to: count, by: 20).map { start in
                let middle = min(start + 10, count)
                let inner = Array(tasks[middle..<min(start + 20, count)])
                let outer = group(start / 20 + 1, Array(tasks[start..<middle]), [])
                guard !inner.isEmpty else { return outer }
                return group(start / 20 + 1, Array(tasks[start..<middle]), [group(1, inner, [])])
            })
    }

    private func group(_ number: Int, _ tasks: [Value], _ inner: [Value]) -> Value {
        made(
            "Group",
            [
                ("number", text("\(number)")), ("title", text("Nhóm nhiệm vụ \(number)")),
                ("tasks", .list(tasks)), ("own_progress", progress(tasks.count)), ("subgroups", .list(inner)),
            ])
    }

    private func progress(_ total: Int) -> Value {
        made(
            "Progress",
            [
                ("total", .int(total)), ("done", .int(total / 2)), ("in_progress", .int(total / 4)),
                ("not_started", .int(total - total / 2 - total / 4)), ("none_arose", .int(0)),
                ("unreported", .int(0)), ("done_share", figure("54.5")),
                ("done_of_total", text("\(total / 2)/\(total)")),
            ])
    }

    private func task(_ place: Int) -> Value {
        let state = place % 4
        let isCounted = place % 2 == 0
        return made(
            "Task",
            [
                ("position", text("\(place % 10 + 1)")),
                ("text", text("Tổ chức tuyên truyền, phổ biến pháp luật đợt \(place) trên địa bàn phường.")),
                ("unit", [text("Phòng Văn hoá - Xã hội"), .none, text("Công an phường")][place % 3]),
                (
                    "status",
                    text(["Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Hoàn thành"][state])
                ),
                ("is_reported", .bool(true)), ("is_not_started", .bool(state == 2)),
                ("is_in_progress", .bool(state == 1)), ("is_estimate", .bool(place % 7 == 0)),
                (
                    "outcome",
                    [
                        text("Đã tổ chức \(place % 9 + 1) hội nghị (lồng ghép), phát 1.500 tờ rơi"), .none,
                        text("Chưa bố trí được kinh phí"),
                    ][place % 3]
                ),
                ("events", isCounted ? figure("\(place % 9)") : .none),
                ("attendances", isCounted ? figure("\(place * 13 % 2000)") : .none),
                ("women", isCounted ? figure("\(place * 7 % 1000)") : .none),
                ("funding", [figure("12.5"), .none, figure("3.25")][place % 3]),
                ("evidence", isCounted ? text("\(place)/BC-UBND") : .none),
            ])
    }

    private func made(_ typeName: String, _ fields: Fields) -> Value { .record(Record(typeName, fields)) }
    private func text(_ text: String) -> Value { .string(text, origin: Self.cell) }
    private func figure(_ digits: String) -> Value {
        .decimal(Decimal(string: digits) ?? 0, origin: Self.cell)
    }
}
