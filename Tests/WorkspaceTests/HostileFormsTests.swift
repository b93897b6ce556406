import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

/// Forms made to do harm, or by a hand that slipped: each is refused for what it is, in bounded
/// time and memory, and none of them keeps a good form from being taken in.
@Suite struct HostileFormsTests {
    private let period = ReportingPeriod(year: 2025, kind: .firstHalf)
    private static let good = CSVWriter.text([
        ResultTests.header, ["II.1-1", "", "Hoàn thành", "Xong", "1", "2", "1", "3", "", "", "", ""],
    ])

    /// What is told of a file that comes in together with a good one.
    private func told(of bytes: [UInt8], named name: String) throws -> [Diagnostic] {
        let environment = InMemoryEnvironment(["tot.csv": Self.good])
        environment.put(bytes, at: name)
        let collector = Collector(
            folder: WorkspaceFolder(root: "w", environment: environment), plan: try SamplePlan.plan(),
            period: period)
        let intake = try collector.intake(of: [name, "tot.csv"])
        #expect(intake.files.map { $0.taken?.form.name } == [nil, "vhxh"], "\(dump(intake.diagnostics))")
        try collector.store(intake)
        #expect(environment.contents("w/results/2025-H1/vhxh.csv") != nil)
        #expect(environment.paths.filter { $0.hasPrefix("w/") }.count == 2, "\(environment.paths)")
        return intake.files[0].log.entries
    }

    private func sheet(_ rows: String) -> [UInt8] {
        HandmadeWorkbook([HandmadeWorkbook.Sheet("Kết quả", "<sheetData>\(rows)</sheetData>")]).bytes
    }

    /// A table somebody declares may be as long as its file allows.
    @Test func aTableOfManyRowsTakesNoTimeThatGrowsWithItsSquare() throws {
        let plan = try SamplePlan.plan()
        func collector(_ rows: String, _ form: String) throws -> Collector {
            let environment = InMemoryEnvironment([
                "w/templates/bieu/lon.yaml": "schema: 1\ntitle: Bảng\nrows:\n" + rows, "lon.csv": form,
            ])
            return Collector(
                folder: WorkspaceFolder(root: "w", environment: environment), plan: plan,
                period: ReportingPeriod(year: 2025, kind: .annual))
        }
        let rule = "rules: [{rule: sum, total: \"1\", parts: [x, y]}]\n"
        let factor = try Growth.factor(upTo: 40_000) { count in
            let rows = (0..<count).map { "  - {id: \"\($0)\", text: a, unit: b}\n" }.joined()
            let form =
                "Mã dòng,Nội dung,Đơn vị tính,Số lượng,Ước thực hiện\n"
                + (0..<count).map { "\(count - 1 - $0),\($0 % 2 == 0 ? "" : "b c"),,1,\n" }.joined()
            let read = try collector(rows, form).intake(of: ["lon.csv"]).files[0]
            guard case .counts(let table)? = read.taken?.form.content else {
                Issue.record("no table: \(dump(read.log.entries))")
                return
            }
            #expect(table.counts.allSatisfy { $0.figure.value == 1 } && table.counts.count == count)
            let told = diagnostics { () throws(DiagnosticError) in
                let twice = (try? collector(rows + rows + rule, form))
                if let file = try twice?.intake(of: ["lon.csv"]).files[0],
                    let error = DiagnosticError(file.log.entries)
                {
                    throw error
                }
            }
            #expect(told.count == 101)
        }
        #expect(Growth.linear.contains(factor), "\(factor)")
    }

    @Test func aSheetOfAMillionRowsIsRefused() throws {
        // Stored as it is, such a sheet is larger than a form may be; packed, it is a bomb.
        let rows = String(repeating: "<row><c><v>7</v></c></row>", count: 1_000_001)
        #expect(try told(of: sheet(rows), named: "trieu.xlsx").map(\.id) == [.formTooLarge])
    }

    /// Half a million cells pass the reader, and none of them is a task: a hundred faults are told.
    @Test func aSheetOfManyRowsTellsAHundredFaults() throws {
        let header = ResultTests.header.map { "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
        let row = "<row><c><v>7</v></c><c/><c/><c/><c><v>1</v></c></row>"
        let found = try told(
            of: sheet("<row>\(header)</row>" + String(repeating: row, count: 40_000)), named: "dai.xlsx")
        #expect(found.count == 101 && found.last?.id == .moreFaults)
        #expect(found.dropLast().allSatisfy { $0.id == .resultUnknownTask })
    }

    @Test func aCellOfMegabytesIsRefused() throws {
        let long = String(repeating: "á", count: 2_000_000)
        let row = ["II.1-2", "", "Hoàn thành", long, "1", "2", "1", "3", "", "", "", ""]
        let csv = Array(CSVWriter.text([ResultTests.header, row]).utf8)
        #expect(try told(of: csv, named: "dai.csv").map(\.id) == [.formCellTooLong])
        let book = HandmadeWorkbook([HandmadeWorkbook.Sheet("Kết quả", rows: [ResultTests.header, row])])
        let found = try told(of: book.bytes, named: "dai.xlsx")
        #expect(found.map(\.id) == [.formCellTooLong])
        #expect(dump(found).hasPrefix("dai.xlsx:Kết quả!D2:"))
    }

    @Test func aLineOfMegabytesInAHeaderIsRefused() throws {
        let names = String(repeating: "x;", count: 900) + String(repeating: "y", count: 3_000_000)
        let found = try told(of: Array(names.utf8), named: "ten.csv")
        #expect(found.map(\.id) == [.formCellTooLong])
    }

    /// Each column name is compared with the known ones: many strange ones must not take for ever.
    @Test func aThousandStrangeColumnsAreToldInPart() throws {
        let names = (0..<1000).map { "Cột số \($0)" }
        let found = try told(of: Array(CSVWriter.text([names]).utf8), named: "cot.csv")
        let columns = [DiagnosticID](repeating: .formColumn, count: 100)
        #expect(found.map(\.id) == columns + [.moreFaults, .formMissingColumn])
    }

    @Test func entitiesThatGrowAreRefused() throws {
        let document =
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><worksheet>&c;</worksheet>"
        var entries = HandmadeWorkbook([HandmadeWorkbook.Sheet("Kết quả", "")]).entries
        entries[3] = StoredZip.Entry(entries[3].name, document)
        let found = try told(of: StoredZip.bytes(entries), named: "bom.xlsx")
        #expect(found.map(\.id) == [.xmlRefused])
    }

    @Test(arguments: ["../../plan.yaml", "/etc/passwd", "xl/../../x", "C:\\x"])
    func namesInAnArchiveLeadNowhere(_ name: String) throws {
        var entries = HandmadeWorkbook([HandmadeWorkbook.Sheet("Kết quả", "")]).entries
        entries.append(StoredZip.Entry(name, "x"))
        #expect(try told(of: StoredZip.bytes(entries), named: "duong.xlsx").map(\.id) == [.zipRefused])
    }

    /// A file's own name never becomes a path: only the ids of the plan's forms are stored under.
    @Test(arguments: [
        "../../plan.csv", "a/../../.collect.lock.csv", "..csv", "-rf.csv", "vhxh\n.csv", ".csv",
    ])
    func aFilesNameIsNoPath(_ name: String) throws {
        let environment = InMemoryEnvironment(["w/plan.yaml": "x", name: Self.good])
        let collector = Collector(
            folder: WorkspaceFolder(root: "w", environment: environment), plan: try SamplePlan.plan(),
            period: period)
        try collector.store(try collector.intake(of: [name]))
        let stored = environment.paths.filter { $0 != name && $0 != "w/plan.yaml" }
        #expect(stored == ["w/results/2025-H1/.received.csv", "w/results/2025-H1/vhxh.csv"])
        #expect(environment.contents("w/plan.yaml") == Array("x".utf8))
    }

    /// Whatever byte of a workbook is changed: it is read, or refused with words.
    @Test func survivesDamageAnywhere() throws {
        let row = ["II.1-1", "", "Hoàn thành", "Xong", "1", "2", "1", "3", "", "", "", ""]
        let book = HandmadeWorkbook([HandmadeWorkbook.Sheet("K", rows: [ResultTests.header, row])]).bytes
        let environment = InMemoryEnvironment()
        let collector = Collector(
            folder: WorkspaceFolder(root: "w", environment: environment), plan: try SamplePlan.plan(),
            period: period)
        for place in stride(from: 0, to: book.count, by: 7) {
            var broken = book
            broken[place] ^= 0x41
            environment.put(broken, at: "vhxh.xlsx")
            let file = try collector.intake(of: ["vhxh.xlsx"]).files[0]
            #expect(file.taken != nil || file.log.hasErrors, "byte \(place)")
        }
    }
}
