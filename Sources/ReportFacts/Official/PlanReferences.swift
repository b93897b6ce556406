internal import Diagnostics

/// What a plan says of itself, said from outside: in a report `Kế hoạch này` would be nothing, `mục IV` one
/// of its own sections, and `Phụ lục kèm theo` one of its own annexes.
package enum PlanReferences {
    package static func resolved(_ text: String) -> String {
        guard marks.contains(where: { TextSearch.contains($0, in: text) }) else { return text }
        let plain = ["Kế hoạch này", "kế hoạch này"].reduce(text) {
            TextSearch.replacing($1, in: $0, with: "Kế hoạch")
        }
        let words = plain.words().map(String.init)
        var said: [String] = []
        var index = 0
        while index < words.count {
            let length = referenceLength(words[index...])
            guard length > 0, !isOwned(words[(index + length)...]) else {
                said.append(words[index])
                index += 1
                continue
            }
            let reference = words[index..<(index + length)].joined(separator: " ")
            let bare = String(reference.reversed().drop { ";,.:".contains($0) }.reversed())
            said.append(bare + " của Kế hoạch" + reference.dropFirst(bare.count))
            index += length
        }
        return said.joined(separator: " ")
    }

    /// How many words `mục IV`, `phần II.3`, `Phụ lục số 1 kèm theo` take; 0 where none begins.
    private static func referenceLength(_ words: ArraySlice<String>) -> Int {
        let folded = words.prefix(6).map { $0.lowercased() }
        guard let first = folded.first else { return 0 }
        if first == "phụ", folded.dropFirst().first?.hasPrefix("lục") == true {
            for length in 4...6 where folded.count >= length {
                let end = folded[(length - 2)..<length].joined(separator: " ")
                if end.hasPrefix("kèm theo") { return length }
            }
            return 0
        }
        guard ["mục", "phần"].contains(first), let number = words.dropFirst().first else { return 0 }
        let marks = number.filter { !";,.:)".contains($0) }
        let isNumber = !marks.isEmpty && marks.allSatisfy { "IVX0123456789".contains($0) }
        // `phần 2` of something, but `mục 2`.
        return isNumber && (first == "mục" || marks.allSatisfy { "IVX".contains($0) }) ? 2 : 0
    }

    /// Whether the words go on with what the reference points into: `mục IV Kế hoạch số …`.
    private static func isOwned(_ rest: ArraySlice<String>) -> Bool {
        guard let next = rest.first?.lowercased() else { return false }
        return ["của", "kế", "nghị", "quyết", "chương", "điều", "luật", "thông", "văn", "phụ"].contains(next)
    }

    private static let marks = ["ế hoạch này", "mục ", "Mục ", "phần ", "Phần ", "hụ lục"]
}
