internal import Diagnostics
internal import PlanModel

/// Whose documents are: every office numbers its own from 1, so that a number alone does not tell them apart.
struct DocumentIssuers {
    enum Issuer: Equatable {
        /// The office of the report.
        case own
        case unknown
        /// In plain letters: `ubnd thanh pho`.
        case other(String)
    }

    /// The letters of the office's own documents, `-UBND`, and its place.
    private let code: String
    private let place: (kind: String, name: String)?

    init(_ organisation: Organisation) {
        code = "-" + Folding.ascii(organisation.code)
        place = PlaceKind.split(organisation.locality)
    }

    /// `07/KH-UBND` and `7/KH-UBND` are one.
    static func key(_ number: String) -> String {
        String(Folding.ascii(number).filter { $0 != " " }.drop { $0 == "0" })
    }

    func isOfOwnCode(_ key: String) -> Bool { key.hasSuffix(code) }

    /// - Parameter words: who issued the document, as a text has it.
    func issuer(_ words: [WordList.Word], of number: String) -> Issuer {
        guard !words.isEmpty else { return .unknown }
        let said = words.map { $0.text.lowercased() }
        if let place, let kind = said.firstIndex(of: place.kind) {
            // `của UBND phường`, and the name of its own.
            let named = words.dropFirst(kind + 1).first.flatMap { $0.follows && $0.isCapital ? $0.text : nil }
            if named == nil || named == place.name.words().first.map(String.init) { return .own }
        } else if isOfOwnCode(Self.key(number)), !Self.namesPlace(said) {
            // `05/BB-UBND của Ban chỉ đạo`: the office's own letters say more.
            return .unknown
        }
        return .other(OfficeName.key(words.map(\.text).joined(separator: " ")))
    }

    static func namesPlace(_ words: [String]) -> Bool {
        let text = words.joined(separator: " ")
        return PlaceKind.all.contains { text.contains($0) }
    }

    /// Whether two mentions of a number can only be one document.
    /// - Parameter inOneForm: whether both stand in the form of one unit, which has its own documents in mind.
    func isOne(_ one: Issuer, _ other: Issuer, key: String, inOneForm: Bool) -> Bool {
        switch (one, other) {
        case (.own, .own), (.own, .unknown), (.unknown, .own): true
        case (.own, .other), (.other, .own): false
        case (.unknown, .unknown): isOfOwnCode(key) || inOneForm || Self.isOfState(key)
        case (.other(let left), .other(let right)): left.hasPrefix(right) || right.hasPrefix(left)
        case (.other, .unknown), (.unknown, .other):
            Self.isOfState(key) || inOneForm && !isOfOwnCode(key)
        }
    }

    /// Of the bodies of which there is one: `QĐ-TTg`, `NQ/TW`.
    private static func isOfState(_ key: String) -> Bool {
        ["-ttg", "-cp", "/tw"].contains { key.hasSuffix($0) }
    }
}
