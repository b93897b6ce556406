import Foundation

/// Finds the runs of words that a text shares with others, whatever their case, marks, lines and
/// Unicode form.
struct SharedRuns {
    /// In words; shorter runs are anyone's.
    static let length = 12

    struct Run: Hashable {
        /// Of its first word, from 1.
        let line: Int
        /// The other text that has its first words.
        let source: String
        let words: String
    }

    /// A number for each word of the others and of the names; a name's own is below zero.
    private var numbers: [String: Int] = [:]
    private static let unknown = -1
    /// The names by their first word, the longest first.
    private var names: [Int: [(number: Int, words: [Int])]] = [:]
    /// Every run of so many words of the others.
    private var sources: [ArraySlice<Int>: String] = [:]

    /// - Parameter names: each counts as one word.
    init(with others: [(name: String, text: String)], names: [String]) {
        for (place, name) in names.enumerated() {
            let words = SharedRuns.words(of: name).map { number(of: $0.text) }
            guard let first = words.first else { continue }
            self.names[first, default: []].append((SharedRuns.unknown - 1 - place, words))
        }
        self.names = self.names.mapValues { $0.sorted { $0.words.count > $1.words.count } }
        for other in others {
            for word in SharedRuns.words(of: other.text) { _ = number(of: word.text) }
            let steps = steps(through: SharedRuns.words(of: other.text)).map(\.number)
            for start in 0..<max(0, steps.count - SharedRuns.length + 1) {
                sources[steps[start..<start + SharedRuns.length]] = other.name
            }
        }
    }

    /// In the order of the text; runs that overlap are one.
    func runs(in text: String) -> [Run] {
        let words = SharedRuns.words(of: text)
        let steps = steps(through: words)
        let numbers = steps.map(\.number)
        var runs: [Run] = []
        var known = 0
        var reported = 0
        for (end, number) in numbers.enumerated() {
            known = number == SharedRuns.unknown ? 0 : known + 1
            let start = end + 1 - SharedRuns.length
            guard known >= SharedRuns.length, start >= reported,
                let source = sources[numbers[start...end]]
            else { continue }
            var last = end
            while last + 1 < numbers.count,
                sources[numbers[(last + 2 - SharedRuns.length)...(last + 1)]] != nil
            {
                last += 1
            }
            let range = steps[start].words.lowerBound..<steps[last].words.upperBound
            runs.append(
                Run(
                    line: words[range.lowerBound].line, source: source,
                    words: words[range].map(\.text).joined(separator: " ")))
            reported = last + 1
        }
        return runs
    }

    private mutating func number(of word: String) -> Int {
        let number = numbers[word] ?? numbers.count
        numbers[word] = number
        return number
    }

    /// Words and names in order, each with the words it takes.
    private func steps(through words: [(text: String, line: Int)]) -> [(number: Int, words: Range<Int>)] {
        let numbers = words.map { self.numbers[$0.text] ?? SharedRuns.unknown }
        var steps: [(number: Int, words: Range<Int>)] = []
        var index = 0
        while index < numbers.count {
            let name = names[numbers[index]]?.first { numbers[index...].starts(with: $0.words) }
            let end = index + (name?.words.count ?? 1)
            steps.append((name?.number ?? numbers[index], index..<end))
            index = end
        }
        return steps
    }

    /// Runs of letters and digits, each with its line from 1.
    private static func words(of text: String) -> [(text: String, line: Int)] {
        var words: [(text: String, line: Int)] = []
        var line = 1
        var word = String.UnicodeScalarView()
        func close() {
            if !word.isEmpty { words.append((String(word), line)) }
            word = String.UnicodeScalarView()
        }
        for scalar in text.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
            if isPart(scalar) {
                word.append(scalar)
                continue
            }
            close()
            if scalar == "\n" { line += 1 }
        }
        close()
        return words
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            ? ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) : scalar.properties.isAlphabetic
    }
}
