import Diagnostics
import Files
import PlanModel
import TestSupport
import Testing
import Workspace

/// Blank forms: every task of a unit once, nothing to compute for a spreadsheet.
@Suite struct UnitFormsTests {
    static let plan = Plan(
        title: "Kế hoạch thử", year: 2026,
        organisation: Organisation(
            issuer: ["ỦY BAN NHÂN DÂN"], short: "UBND phường Mẫu", level: .ward, locality: "phường Mẫu",
            place: "Mẫu", code: "UBND"),
        sections: [
            PlanSection(
                number: "II", title: "NHIỆM VỤ",
                items: [
                    PlanItem(id: "II-1", kind: .bullet, text: "=1+1 không phải công thức", isTask: true),
                    PlanItem(id: "II-2", kind: .bullet, text: "Yêu cầu", isTask: false),
                ]),
            PlanSection(
                number: "III.1", title: "Công an phường",
                items: [PlanItem(id: "III.1-1", kind: .bullet, text: "Việc một", isTask: true, lead: "ca")]),
        ],
        units: [
            OrgUnit(id: "ca", number: "III.1", name: "Công an phường", items: ["III.1-1"]),
            OrgUnit(id: "tyt", name: "Trạm Y tế"),
        ])
    static let forms = UnitForms(plan: plan, period: ReportingPeriod(year: 2026, kind: .firstHalf))

    @Test func unitsWithTasksGetAFormAndTheRestIsShared() {
        #expect(Self.forms.forms.map(\.name) == ["ca", "chung"])
        #expect(Self.forms.forms.flatMap(\.tasks).map(\.item.id) == ["III.1-1", "II-1"])
    }

    @Test func aFilledCSVFormIsReadBack() throws {
        let shared = try #require(Self.forms.forms.last)
        for delimiter in BlankForm.Delimiter.allCases {
            let bytes = try Self.forms.blank(shared).bytes(as: .csv(delimiter))
            let file = try TextDecoding.sourceFile(bytes, path: "chung.csv")
            let table = try CSVReader.read(file)
            #expect(table.rows.count == 2)
            try expectText(table)
        }
    }

    private func expectText(_ table: Table) throws {
        #expect(table.rows[1][0].content == .text("II-1"))
        #expect(table.rows[1][1].content == .text("'=1+1 không phải công thức"))
    }

    @Test func theSameFormGivesTheSameSpreadsheet() throws {
        let form = try #require(Self.forms.forms.first)
        let first = try Self.forms.blank(form).bytes(as: .xlsx)
        #expect(try Self.forms.blank(form).bytes(as: .xlsx) == first)
        #expect(first.starts(with: Array("PK".utf8)))
    }

    @Test func noCellOfAFormIsAFormula() throws {
        let form = try #require(Self.forms.forms.last)
        let archive = try ZipArchive(try Self.forms.blank(form).bytes(as: .xlsx), path: "chung.xlsx")
        let sheet = String(decoding: try archive.bytes(of: "xl/worksheets/sheet1.xml"), as: UTF8.self)
        #expect(!sheet.contains("<f>"))
        #expect(sheet.contains("<sheetProtection"))
        #expect(sheet.contains("type=\"list\""))
    }
}
