internal import PlanModel

/// The items of a plan by what forms call them: made once for many forms.
struct PlanIndex: Sendable {
    let plan: Plan
    /// In the order of the plan.
    let ids: [String]
    private let byID: [String: PlanItem]
    private let byKey: [String: PlanItem]

    init(_ plan: Plan) {
        let items = plan.items
        self.plan = plan
        ids = items.map(\.id)
        byID = Dictionary(items.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        byKey = Dictionary(
            items.map { (PlanIndex.key($0.id), $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// An id is found whatever its case, its blanks and the kind of its dashes.
    func item(typed id: String) -> PlanItem? { byID[id] ?? byKey[PlanIndex.key(id)] }

    func text(of id: String) -> String { byID[id]?.text ?? "" }

    /// The form that reports on a task; nil for what is no item of the plan.
    func form(of id: String) -> String? { byID[id].map { $0.lead ?? ResultsFolder.commonForm } }

    static func key(_ id: String) -> String {
        var key: [UInt8] = []
        for scalar in id.uppercased().unicodeScalars {
            switch scalar {
            case "\u{2013}", "\u{2014}", "\u{2011}": key.append(UInt8(ascii: "-"))
            default: if !scalar.properties.isWhitespace { key.append(contentsOf: String(scalar).utf8) }
            }
        }
        return String(decoding: key, as: UTF8.self)
    }
}
