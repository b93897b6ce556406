internal import Diagnostics

extension IndicatorFact {
    /// Whether a text speaks of it: gives its id, `chỉ tiêu 6.2`, or says most of the words that tell it from
    /// other indicators, in any order.
    func isTold(in text: String) -> Bool {
        let marks: Set<Character> = [" ", ",", ";", ":", "(", ")"]
        let ids = text.lowercased().split { marks.contains($0) }.map { $0.last == "." ? $0.dropLast() : $0 }
        if let id = (indicator?.id.text ?? definition?.id)?.lowercased(), ids.contains(where: { $0 == id }) {
            return true
        }
        let telling = Set(Self.words(name.text)).subtracting(Self.common)
        let told = telling.intersection(Self.words(text)).count
        return told >= Self.fewestTold && told * 3 >= telling.count * 2
    }

    private static func words(_ text: String) -> [String] { text.foldedWords { _ in false } }

    /// One word is shared by chance.
    private static let fewestTold = 2
    /// What a name of any indicator may say.
    private static let common: Set = [
        "ty", "le", "so", "tong", "muc", "trong", "cua", "va", "la", "co", "cac", "tren", "duoc", "cho", "o",
    ]
}
