import Diagnostics
import Files
import Foundation
import ReportKit
import TestSupport
import Testing

/// Blank forms that go through the programs people fill them in with, and come back: every
/// figure and letter as it was typed.
@Suite struct SpreadsheetProgramTests {
    /// Tasks of each unit in the workspace that is filled in.
    private static let tasks = 6
    private static let units = ["vhxh", "ca"]

    @Test(arguments: ["openpyxl", "xlsxwriter"])
    func formsSurviveTheLibrariesOfPython(_ tool: String) throws {
        guard let python = PythonTools.interpreter(for: 1, of: "forms filled in with \(tool)") else { return }
        try inFolder { folder in
            try makeForms(in: folder)
            _ = try PythonTools.answer(
                of: "fill_forms.py", with: python, [tool, folder + "/blank", folder + "/filled"])
            try expectCollected(folder, Self.units.map { folder + "/filled/\($0).xlsx" }, tool)
        }
    }

    /// LibreOffice computes the formulas, and saves in its own way: as a workbook, and as CSV.
    @Test(arguments: ["xlsx", "csv"])
    func formsSurviveLibreOffice(_ format: String) throws {
        guard let python = PythonTools.interpreter(for: 1, of: "forms saved by LibreOffice") else { return }
        guard ToolPath.find("soffice") != nil else {
            print("NOT RUN: 1 check, forms saved by LibreOffice: soffice is not installed")
            return
        }
        try inFolder { folder in
            try makeForms(in: folder)
            _ = try PythonTools.answer(
                of: "fill_forms.py", with: python, ["formulas", folder + "/blank", folder + "/filled"])
            // Filter 44,34,76: comma, quotes, UTF-8; the last word saves the first sheet only.
            let filter = format == "csv" ? "csv:Text - txt - csv (StarCalc):44,34,76" : "xlsx"
            let words = try ToolPath.output(
                of: "soffice",
                [
                    "-env:UserInstallation=file://\(folder)/profile", "--headless", "--convert-to", filter,
                    "--outdir", folder + "/saved",
                ] + Self.units.map { folder + "/filled/\($0).xlsx" })
            let said = String(decoding: words ?? [], as: UTF8.self)
            let saved = Self.units.map { folder + "/saved/\($0).\(format)" }
            try #require(saved.allSatisfy { FileManager.default.fileExists(atPath: $0) }, "\(said)")
            // In CSV a day is the text that was shown.
            try expectCollected(
                folder, saved, "LibreOffice \(format)", day: format == "csv" ? "08/03/2026" : "8/3/2026")
        }
    }

    private func inFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("baocao-forms-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }  // a left-over does no harm
        try body(folder)
    }

    private func makeForms(in folder: String) throws {
        let items = Self.units.enumerated().map { section, unit in
            let items = (1...Self.tasks).map {
                "      - {id: \(section + 1)-\($0), kind: bullet, text: \"Việc \($0) của \(unit)\", task: true, lead: \(unit)}\n"
            }
            return "  - number: \"\(section + 1)\"\n    title: Phần\n    items:\n" + items.joined()
        }
        let units = Self.units.enumerated().map { section, unit in
            let ids = (1...Self.tasks).map { "\(section + 1)-\($0)" }.joined(separator: ", ")
            return "  - {id: \(unit), name: Đơn vị \(unit), items: [\(ids)]}\n"
        }
        let plan = """
            schema: 1
            title: Kế hoạch thử biểu
            year: 2026
            organisation: {issuer: [ỦY BAN NHÂN DÂN], short: UBND phường Mẫu, level: ward, locality: phường Mẫu, place: Mẫu, code: UBND}
            sections:
            \(items.joined())units:
            \(units.joined())
            """
        try FileManager.default.createDirectory(
            atPath: folder + "/w", withIntermediateDirectories: true)
        try plan.write(toFile: folder + "/w/plan.yaml", atomically: true, encoding: .utf8)
        let outcome = Baocao().forms(
            FormsRequest(folder: folder + "/w", period: "2026-H1", output: folder + "/all"))
        try #require(outcome.status == 0, "\(outcome.messages)")
        // Only the units' forms are filled in here.
        try FileManager.default.createDirectory(
            atPath: folder + "/blank", withIntermediateDirectories: true)
        for unit in Self.units {
            try FileManager.default.copyItem(
                atPath: folder + "/all/\(unit).xlsx", toPath: folder + "/blank/\(unit).xlsx")
        }
    }

    private func expectCollected(
        _ folder: String, _ files: [String], _ tool: String, day: String = "8/3/2026"
    ) throws {
        let outcome = Baocao(presentation: Presentation(language: .en, style: .short)).collect(
            CollectRequest(folder: folder + "/w", period: "2026-H1", files: files))
        #expect(outcome.status == 0, "\(tool): \(outcome.messages)")
        for (section, unit) in Self.units.enumerated() {
            let path = folder + "/w/results/2026-H1/\(unit).csv"
            let file = SourceFile(path: path, text: try String(contentsOfFile: path, encoding: .utf8))
            let rows = try CSVReader.read(file).rows.dropFirst().map { row in
                row.map { cell -> String in
                    if case .text(let text) = cell.content { text } else { "" }
                }
            }
            #expect(
                Array(rows) == (0..<Self.tasks).map { expected($0, section, unit, day) }, "\(tool): \(unit)")
        }
    }

    /// The row as it is stored: what `fill_forms.py` typed, a text that looks like a formula guarded.
    private func expected(_ index: Int, _ section: Int, _ unit: String, _ day: String) -> [String] {
        let head = ["\(section + 1)-\(index + 1)", "Việc \(index + 1) của \(unit)"]
        let statuses = ["Hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Không phát sinh"]
        let status = statuses[index % 4]
        guard index % 4 < 2 else {
            return head + [status, "Lý do \(index): chờ văn bản"] + Array(repeating: "", count: 8)
        }
        let count = index + 1
        return head + [
            status, "'=Đã làm việc \(index)\n- xong \"đợt \(count)\"", "\(count)", "\(10 * count)",
            "\(5 * count)", "\(count),5", day, "", "Đề nghị <hỗ trợ> & phối hợp",
            index % 2 == 1 ? "x" : "",
        ]
    }
}
