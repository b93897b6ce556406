import Diagnostics
import FoundationEssentials
import PlanModel

/// Finds the figures the plan sets itself: `100% trường hợp …`.
struct TargetReader {
    let file: SourceFile

    func targets(in passage: Passage, of item: String) -> [Target] {
        var found: [Target] = []
        for clause in passage.sentences {
            guard let value = clause.lazy.compactMap({ self.percentage(at: $0, in: passage) }).first else {
                continue
            }
            found.append(
                Target(
                    text: passage.text(clause).trimmingEnd([".", ";", ",", "/"]), value: value, unit: "%",
                    item: item,
                    location: passage.location(in: file, clause)))
        }
        return found
    }

    /// `100%`, `27,5%`, `60 %`.
    private func percentage(at index: Int, in passage: Passage) -> FigureValue? {
        var text = passage.words[index].text.unicodeScalars[...]
        let next = index + 1 < passage.words.count ? passage.words[index + 1].text : ""
        while let last = text.last, Lexeme.closers.contains(last) || [",", ".", ";", ":"].contains(last) {
            text.removeLast()
        }
        while let first = text.first, Lexeme.openers.contains(first) { text.removeFirst() }
        if text.last == "%" {
            text.removeLast()
        } else if !next.hasPrefix("%") {
            return nil
        }
        let digits = String(text).map { $0 == "," ? "." : $0 }
        guard let first = digits.first, first.isASCII, first.isNumber, digits.count <= 12,
            digits.allSatisfy({ $0 == "." || ($0.isASCII && $0.isNumber) }),
            digits.filter({ $0 == "." }).count <= 1, digits.last != "."
        else { return nil }
        return FigureValue(string: String(digits))
    }
}
