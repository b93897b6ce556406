import Files
import Foundation
import ReportKit

/// Times `collect`: 200 units' workbooks of 60 tasks each, taken in at once, and once more
/// when nothing has changed.
///
///     baocao-bench collect [UNITS] [TASKS]
enum CollectBench {
    static func run(units: Int, tasks: Int) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-bench-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(
            atPath: folder + "/sent", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }  // a left-over does no harm
        try plan(units: units, tasks: tasks).write(
            toFile: folder + "/plan.yaml", atomically: true, encoding: .utf8)
        let files = try (0..<units).map { unit in
            let path = "\(folder)/sent/u\(unit).xlsx"
            try Data(try SpreadsheetWriter.xlsx(form(unit, tasks: tasks))).write(
                to: URL(fileURLWithPath: path))
            return path
        }
        for name in ["first", "again"] {
            let start = Bench.processorSeconds()
            let outcome = Baocao().collect(
                CollectRequest(folder: folder, period: "2026-H1", files: files))
            let seconds = Bench.processorSeconds() - start
            let lines = outcome.output.count { $0 == UInt8(ascii: "\n") }
            precondition(outcome.status == 0 && lines == units, outcome.messages)
            print(
                "collect \(name): \(lines) forms of \(tasks) tasks, \(String(format: "%.2f", seconds)) s of CPU"
            )
        }
    }

    private static func plan(units: Int, tasks: Int) -> String {
        var sections = ""
        var list = ""
        for unit in 0..<units {
            sections += "  - number: \"\(unit + 1)\"\n    title: Phần \(unit)\n    items:\n"
            for task in 1...tasks {
                sections +=
                    "      - {id: \(unit + 1)-\(task), kind: bullet, text: \"\(text(unit, task))\", task: true, lead: u\(unit)}\n"
            }
            let ids = (1...tasks).map { "\(unit + 1)-\($0)" }.joined(separator: ", ")
            list += "  - {id: u\(unit), name: Đơn vị \(unit), items: [\(ids)]}\n"
        }
        return """
            schema: 1
            title: Kế hoạch bình đẳng giới
            year: 2026
            organisation: {issuer: [ỦY BAN NHÂN DÂN], short: UBND phường Mẫu, level: ward, locality: phường Mẫu, place: Mẫu, code: UBND}
            sections:
            \(sections)units:
            \(list)
            """
    }

    private static func form(_ unit: Int, tasks: Int) -> Spreadsheet {
        let header = [
            "Mã nhiệm vụ", "Nhiệm vụ", "Trạng thái", "Kết quả", "Số cuộc", "Số lượt người", "Trong đó nữ",
            "Kinh phí (triệu đồng)", "Văn bản minh chứng", "Khó khăn vướng mắc", "Kiến nghị đề xuất",
            "Ước thực hiện",
        ]
        let rows = (1...tasks).map { task in
            [
                "\(unit + 1)-\(task)", text(unit, task), "Hoàn thành",
                "Đã tổ chức \(task) buổi tuyên truyền tại các tổ dân phố, \(unit + task) người dự.",
                "\(task)",
                "\(40 + unit + task)", "\(20 + task)", "12,5", "Báo cáo số \(task)/BC", "",
                "Đề nghị bố trí thêm kinh phí", "",
            ]
        }
        let cells = ([header] + rows).map { row in
            row.map { Spreadsheet.Cell($0.isEmpty ? .blank : .text($0), .entry) }
        }
        return Spreadsheet(
            title: "Biểu",
            sheets: [
                Spreadsheet.Sheet(
                    name: "Kết quả", columns: header.map { _ in Spreadsheet.Column(width: 20) }, rows: cells)
            ])
    }

    private static func text(_ unit: Int, _ task: Int) -> String {
        "Nói chuyện chuyên đề về quyền của phụ nữ và bình đẳng giới, đợt \(task) của đơn vị \(unit)"
    }
}
