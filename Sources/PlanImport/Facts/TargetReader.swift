import Diagnostics
import FoundationEssentials
import PlanModel

/// Finds the figures the plan sets itself: `100% trường hợp …`.
struct TargetReader {
    let file: SourceFile

    /// The goals of an item, and those of them whose words leave something open.
    func read(_ passage: Passage, of item: String) -> (targets: [Target], doubts: [GoalDoubt]) {
        var (found, doubts): ([Target], [GoalDoubt]) = ([], [])
        for clause in passage.sentences {
            let figures = clause.compactMap { index in
                percentage(at: index, in: passage).map { Figure(word: index, value: $0) }
            }
            guard let first = figures.first else { continue }
            let risen = figures.dropFirst().first.flatMap { change(from: first, to: $0, in: passage) }
            let goal = risen ?? first
            let target = Target(
                text: passage.text(clause).trimmingEnd([".", ";", ",", "/"]), value: goal.value, unit: "%",
                item: item, location: passage.location(in: file, clause))
            found.append(target)
            let others = figures.dropFirst(risen == nil ? 1 : 2).filter {
                !isAside($0, in: passage) && $0.value != goal.value
            }
            if !others.isEmpty || target.mayMeanLess {
                doubts.append(GoalDoubt(target: target, leftOut: others.map(\.value)))
            }
        }
        return (found, doubts)
    }

    private struct Figure {
        let word: Int
        let value: FigureValue
    }

    /// The second of two figures that a change joins: `từ 20% lên 30%`, `từ 10 % xuống còn 5 %`.
    private func change(from first: Figure, to second: Figure, in passage: Passage) -> Figure? {
        let between = first.word + 1..<second.word
        guard between.count <= TargetReader.longestChange,
            passage.containsAny(of: ["tu"], in: max(0, first.word - 2)..<first.word)
        else { return nil }
        if between.contains(where: { ["lên", "xuống"].contains(passage.words[$0].text.lowercased()) }) {
            return second
        }
        let isChange = ["tang", "nang", "giam", "ha"].contains {
            passage.firstIndex(of: $0) ?? .max < first.word
        }
        let isSpan = passage.containsAny(of: ["den", "toi", "con"], in: between)
        return isSpan && isChange ? second : nil
    }

    /// Words between the two figures of a change: `% lên đạt ít nhất`.
    private static let longestChange = 6

    /// In brackets, or what the goal is compared with: `(năm 2025: 65%)`, `so với 65%`.
    private func isAside(_ figure: Figure, in passage: Passage) -> Bool {
        let before = max(0, figure.word - 12)...figure.word
        let open = before.last { passage.words[$0].text.contains("(") }
        let closed = before.last { $0 < figure.word && passage.words[$0].text.contains(")") }
        return open.map { $0 > closed ?? -1 } ?? false
            || passage.containsAny(of: ["so voi"], in: max(0, figure.word - 6)..<figure.word)
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

/// A goal whose words leave something open, and the figures of its sentence that were not taken.
struct GoalDoubt {
    let target: Target
    let leftOut: [FigureValue]
}
