import Diagnostics
import Files
import Foundation
import ReportKit
import TestSupport
import Testing

/// Small plans and results in, the words of a template out: `Tests/Cases/sentences`.
@Suite struct ReportCaseTests {
    @Test(arguments: CaseFile.all(in: "sentences"))
    func report(_ entry: CaseFile.Case) throws {
        let environment = InMemoryEnvironment(assets: EmbeddedAssets.all)
        let workspace = try SmallWorkspace(entry)
        workspace.put(in: environment)
        let request = RenderRequest(
            folder: "d", period: workspace.period, output: "d/o.md", format: .markup, template: "d/ask.md.j2",
            previous: entry.parts["previous"] == nil ? nil : "p")
        let presentation = Presentation(language: .vi, style: .short)
        let outcome = Baocao(environment: environment, presentation: presentation).render(request)
        var text = Unescaping.plain(String(decoding: environment.contents("d/o.md") ?? [], as: UTF8.self))
        while text.contains("\n\n\n") { text = text.replacing("\n\n\n", with: "\n\n") }
        while text.hasPrefix("\n") { text.removeFirst() }
        while text.hasSuffix("\n") { text.removeLast() }
        if let difference = CaseFile.difference(in: entry, part: "text", actual: text) {
            Issue.record("\(difference)")
        }
        // That tasks and forms are missing is told of every small workspace, and tested elsewhere.
        let gaps = ["[results-incomplete]", "[results-empty-form]"]
        let told = outcome.messages.split(separator: "\n").filter { line in
            !gaps.contains(where: line.contains)
        }.joined(separator: "\n")
        if let difference = CaseFile.difference(in: entry, part: "told", actual: told) {
            Issue.record("\(difference)")
        }
    }
}

/// A workspace written down in a few lines.
///
/// Parts of a case: `input`, the template to fill; `period` (2025 where it is not there); `plan` with
/// lines `title …`, `# II.1 heading`, `unit id [number] name` (`asked …` where the plan only asks it),
/// `campaign from to name` (`foreseen …` where
/// the days are not fixed), `basis text`, `goal value unit text`, `level sector`, and tasks `- id: text` (`-: text` where no unit leads); `results`, `previous` and their
/// `… indicators` as the columns of the forms between bars, `⏎` for a line end within a cell; `report`, `indicators.yaml` as they are.
struct SmallWorkspace {
    let entry: CaseFile.Case
    let plan: String
    var period: String { entry.parts["period"] ?? "2025" }

    static let standardPlan = """
        # II.1 Truyền thông
        -: Tuyên truyền Luật Bình đẳng giới.
        -: Phát tin, bài trên loa truyền thanh.
        -: Tổ chức hội thi tìm hiểu pháp luật.
        # II.2 Phòng ngừa bạo lực
        -: Duy trì địa chỉ tin cậy.
        unit vhxh III.1 Phòng Văn hóa - Xã hội
        unit ca III.2 Công an phường
        # III.1 Phòng Văn hóa - Xã hội
        - vhxh: Tổng hợp báo cáo.
        - vhxh: Tập huấn cộng tác viên.
        # III.2 Công an phường
        - ca: Tiếp nhận tin báo.
        """

    init(_ entry: CaseFile.Case) throws {
        self.entry = entry
        plan = try Self.yaml(entry.parts["plan"] ?? Self.standardPlan, year: 2025)
    }

    func put(in environment: InMemoryEnvironment) {
        func put(_ text: String, _ path: String) { environment.put(Array(text.utf8), at: path) }
        put(plan, "d/plan.yaml")
        put(entry["input"], "d/ask.md.j2")
        put(Self.table(entry["results"], Self.columns), "d/results/\(period)/chung.csv")
        put(Self.table(entry["indicators"], Self.indicatorColumns), "d/results/\(period)/indicators.csv")
        for (name, text) in counts("counts ") { put(text, "d/results/\(period)/\(name).csv") }
        if let table = entry.parts["table"] { put(table, "d/templates/bieu/bang.yaml") }
        if let report = entry.parts["report"] { put(report, "d/reports/\(period).yaml") }
        if let set = entry.parts["indicators.yaml"] { put(set, "d/indicators.yaml") }
        guard let previous = entry.parts["previous"] else { return }
        let earlier = period.replacing("2025", with: "2024")
        put(plan.replacing("year: 2025", with: "year: 2024"), "p/plan.yaml")
        put(Self.table(previous, Self.columns), "p/results/\(earlier)/chung.csv")
        let indicators = Self.table(entry["previous indicators"], Self.indicatorColumns)
        put(indicators, "p/results/\(earlier)/indicators.csv")
        for (name, text) in counts("previous counts ") { put(text, "p/results/\(earlier)/\(name).csv") }
    }

    /// The returned tables of counts: `counts bao-luc` holds `id|count|x` a line.
    private func counts(_ prefix: String) -> [(name: String, text: String)] {
        entry.parts.keys.filter { $0.hasPrefix(prefix) }.sorted().map { key in
            let rows = entry[key].split(separator: "\n").map { line in
                let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
                return [cells[0], "", "", cells[1], cells.count > 2 ? cells[2] : ""]
            }
            let columns = ["Mã dòng", "Nội dung", "Đơn vị tính", "Số lượng", "Ước thực hiện"]
            return (String(key.dropFirst(prefix.count)), CSVWriter.text([columns] + rows))
        }
    }

    private static let columns = [
        "Mã nhiệm vụ", "Trạng thái", "Kết quả", "Số cuộc", "Số lượt người", "Trong đó nữ",
        "Kinh phí (triệu đồng)", "Khó khăn vướng mắc", "Kiến nghị đề xuất", "Ước thực hiện", "Nhiệm vụ",
        "Văn bản minh chứng",
    ]
    private static let indicatorColumns = [
        "Mã chỉ tiêu", "Chỉ tiêu", "Đơn vị tính", "Tử số", "Mẫu số", "Giá trị", "Mục tiêu", "Nguồn số liệu",
        "Ước thực hiện",
    ]
    /// The four states by one letter.
    private static let states = [
        "x": "Hoàn thành", "d": "Đang thực hiện", "c": "Chưa thực hiện", "k": "Không phát sinh",
    ]

    private static func table(_ text: String, _ columns: [String]) -> String {
        let rows = text.split(separator: "\n").map { line in
            var cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces).replacing("⏎", with: "\n")
            }
            if columns == Self.columns, cells.count > 1 { cells[1] = states[cells[1]] ?? cells[1] }
            return cells + Array(repeating: "", count: max(0, columns.count - cells.count))
        }
        return CSVWriter.text([columns] + rows)
    }

    private static func yaml(_ text: String, year: Int) throws -> String {
        var title = "Thực hiện công tác bình đẳng giới năm \(year)"
        var sections: [String] = []
        var lists: [String: [String]] = [:]
        var led: [String: [String]] = [:]
        var units: [(id: String, number: String?, name: String, isAsked: Bool)] = []
        var (number, level) = ("", "ward")
        var count = 0
        for line in text.split(separator: "\n").map(String.init) {
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            let rest = words.count > 1 ? words[1] : ""
            switch words[0] {
            case "#":
                let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
                number = parts[0]
                count = 0
                if !number.contains("."), parts.count < 2 { continue }
                sections.append("  - {number: \(number), title: \(quoted(parts.last ?? "")), items: [")
            case "title": title = rest
            case "level": level = rest
            case "goal":
                let parts = rest.split(separator: " ", maxSplits: 2).map(String.init)
                lists["targets", default: []].append(
                    "{text: \(quoted(parts[2])), value: \(parts[0]), unit: \(quoted(parts[1]))}")
            case "unit", "asked":
                let parts = rest.split(separator: " ", maxSplits: 2).map(String.init)
                units.append((parts[0], parts[1] == "-" ? nil : parts[1], parts[2], words[0] == "asked"))
            case "campaign", "foreseen":
                let parts = rest.split(separator: " ", maxSplits: 2).map(String.init)
                let doubt = words[0] == "foreseen" ? ", tentative: true" : ""
                lists["campaigns", default: []].append(
                    "{name: \(quoted(parts[2])), from: \(parts[0]), to: \(parts[1])\(doubt)}")
            case "basis": lists["legal_bases", default: []].append("{text: \(quoted(rest))}")
            default:
                let cut = try #require(line.firstIndex(of: ":"))
                let lead = line[line.index(after: line.startIndex)..<cut].trimmingCharacters(in: .whitespaces)
                let task = line[line.index(after: cut)...].trimmingCharacters(in: .whitespaces)
                count += 1
                let id = "\(number)-\(count)"
                if !lead.isEmpty { led[lead, default: []].append(id) }
                let unit = lead.isEmpty ? "null" : lead
                sections[sections.count - 1] +=
                    "{id: \(id), kind: bullet, text: \(quoted(task)), task: true, lead: \(unit)}, "
            }
        }
        for unit in units {
            lists["units", default: []].append(
                "{id: \(unit.id), number: \(unit.number ?? "null"), name: \(quoted(unit.name)), "
                    + "requested: \(unit.isAsked), "
                    + "items: [\((led[unit.id] ?? []).joined(separator: ", "))]}")
        }
        let listed = lists.keys.sorted().map { "\($0): [\((lists[$0] ?? []).joined(separator: ", "))]\n" }
        return """
            schema: 1
            title: \(quoted(title))
            year: \(year)
            organisation: {issuer: [ỦY BAN NHÂN DÂN, PHƯỜNG MẪU], short: UBND phường Mẫu, level: \(level),
              locality: phường Mẫu, province: tỉnh Ví Dụ, place: Mẫu, code: UBND, drafter: VHXH}
            sections:
            \(sections.map { $0 + "]}" }.joined(separator: "\n"))
            \(listed.joined())recipients: [Sở Nội vụ (để b/c), "Lưu: VT"]

            """
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }
}
