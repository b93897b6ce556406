import Diagnostics
import Files
import Foundation
import PlanModel
import TestSupport
import Testing
import Workspace

/// The program's own grouping on tasks as wards word them, from `Tests/Cases/grouping`: rows `TEXT [| HEADING
/// [| unit]]`, each case for one group.
@Suite struct TaskGroupingTests {
    @Test(arguments: CaseFile.all(in: "grouping"))
    func groups(_ entry: CaseFile.Case) throws {
        let path = "templates/nhom-nhiem-vu.yaml"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(CaseFile.root)/../../\(path)"))
        let grouping = try TaskGroupingCoding.grouping(
            from: try TextDecoding.sourceFile(Array(bytes), path: path))
        var grouper = TaskGrouper(grouping)
        let expected = entry["group"].trimmingCharacters(in: .newlines)
        for line in entry["input"].split(separator: "\n") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let item = PlanItem(id: "I-1", kind: .bullet, text: cells[0], isTask: true)
            let section = PlanSection(number: "I", title: cells.count > 1 ? cells[1] : "", items: [item])
            let (place, _) = grouper.group(
                of: PlanTask(item: item, section: section, lead: nil), isOfUnit: cells.count > 2,
                campaign: nil)
            #expect(grouping.names[place] == expected, "\(line)")
        }
    }
}
