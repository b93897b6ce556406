internal import Diagnostics

/// Whether a result that stands under the name of its group tells the deed of its task again: `bố trí 12 buổi tiếp
/// công dân` of `bố trí lịch tiếp công dân riêng cho phụ nữ`. Beside it the task's name would say it twice.
enum DeedRepetition {
    /// The deed, or one of the deeds, that stand first in the name is among the first words of the result, and so
    /// are as many other words of the name.
    static func isTold(in result: String, of name: String) -> Bool {
        let said = words(result).filter { !auxiliaries.contains($0) }.prefix(wordsOfBeginning)
        let named = words(name)
        let deeds = Set(pairs(named.prefix(wordsOfDeed))).subtracting(common)
        guard let deed = pairs(said).firstIndex(where: deeds.contains) else { return false }
        let others = said.enumerated().filter { place, word in
            place != deed && place != deed + 1 && !links.contains(word) && named.contains(word)
        }
        return others.count >= fewestOthers
    }

    /// Without figures, which the task does not know.
    private static func words(_ text: String) -> [String] {
        text.foldedWords { _ in false }.filter { !($0.first?.isNumber ?? true) }
    }

    private static func pairs(_ words: ArraySlice<String>) -> [String] {
        zip(words, words.dropFirst()).map { $0 + " " + $1 }
    }

    private static let wordsOfBeginning = 8
    private static let wordsOfDeed = 6
    /// Two make most Vietnamese terms.
    private static let fewestOthers = 2
    private static let auxiliaries: Set = ["da", "dang", "tiep", "tuc"]
    /// What is said of any deed.
    private static let common: Set = [
        "to chuc", "thuc hien", "trien khai", "phoi hop", "tiep tuc", "tang cuong", "day manh", "cong tac",
        "hoat dong", "ke hoach", "don vi", "co quan", "phu nu", "binh dang", "dang gioi",
    ]
    private static let links: Set = [
        "cac", "va", "cua", "tai", "cho", "trong", "theo", "ve", "voi", "co", "tu", "den", "la", "duoc",
    ]
}
