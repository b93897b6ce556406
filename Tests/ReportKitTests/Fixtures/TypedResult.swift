/// What was typed for one task.
struct TypedResult: Sendable {
    var id: String
    var task: String
    /// Blank where the unit has not reported.
    var status: String
    var outcome: String
    /// Số cuộc, số lượt người, trong đó nữ, kinh phí: as printed, blank where nothing was typed.
    var figures: [String]
    var evidence: String
    var difficulty: String
    var proposal: String

    var isUnfinished: Bool { status.isEmpty || status == "Chưa thực hiện" || status == "Đang thực hiện" }
    /// What did not arise or is under way, and is not explained, is told by the opening sentence of its
    /// chapter alone.
    var standsInResults: Bool { status == "Hoàn thành" || status != "Chưa thực hiện" && !outcome.isEmpty }
    /// What section II says of it: a task without words of its own is called by its first clause.
    var told: String {
        guard outcome.isEmpty else { return outcome.withoutListMark }
        let words = task.split(separator: " ")
        return words.prefix(Self.fewestWords).joined(separator: " ")
    }
    private static let fewestWords = 4
    var typed: [String] { [task, outcome, evidence, difficulty, proposal] }
}

extension String {
    /// The mark with which somebody made a list of a cell stands in the annex only.
    var withoutListMark: String {
        guard let mark = first, "-+*•".contains(mark), dropFirst().first == " " else { return self }
        return String(dropFirst(2))
    }
}

extension TypedResult {
    /// A row of a form, with figures as the report prints them.
    init(row: [String]) {
        let cell = { (column: Int) in row.indices.contains(column) ? row[column] : "" }
        self.init(
            id: cell(0), task: cell(1), status: cell(2), outcome: cell(3),
            figures: (4...7).map { Self.printed(cell($0)) }, evidence: cell(8), difficulty: cell(9),
            proposal: cell(10))
    }

    /// `1234,5` as `1.234,5`.
    private static func printed(_ number: String) -> String {
        let parts = number.split(separator: ",")
        guard let whole = parts.first, whole.count > 3, !whole.contains(".") else { return number }
        let cut = whole.index(whole.endIndex, offsetBy: -3)
        return ([whole[..<cut] + "." + whole[cut...]] + parts.dropFirst()).joined(separator: ",")
    }
}
