import Diagnostics
import Foundation
import PlanModel

/// Which words of a file stand nowhere in its plan and in no finding.
enum KeptWords {
    /// Those that are written more often than they are kept, with how often. A line whose letters stand
    /// together somewhere is kept, wherever it was cut or joined.
    static func missing(of text: String, in plan: Plan, _ log: DiagnosticLog) -> [String] {
        let kept = kept(plan, log)
        let letters = letters(kept.joined())
        let body = String(behindHead(withoutForm(text)))
        let doubtful = body.split(separator: "\n").filter { !letters.contains(Self.letters(String($0))) }
        let counts = tokens(kept.joined(separator: " "))
        let wanted = tokens(doubtful.joined(separator: "\n"))
        return tokens(body).sorted { $0.key < $1.key }.compactMap { token, count in
            let found = counts[token, default: 0]
            guard found < count, wanted[token] != nil else { return nil }
            return "“\(token)” \(count) times in the file, \(found) times kept"
        }
    }

    /// Agency, motto, number, day and kind stand in fields of their own or are the same in every plan.
    private static func behindHead(_ text: String) -> Substring {
        text.range(of: headEnd, options: .regularExpression).map { text[$0.upperBound...] } ?? text[...]
    }

    private static let headEnd = #"(?m)^\W*K\s*Ế\s+H\s*O\s*ẠCH\b"#

    private static func letters(_ text: String) -> String {
        String(text.precomposedStringWithCanonicalMapping.lowercased().filter(\.isLetter))
    }

    private static func kept(_ plan: Plan, _ log: DiagnosticLog) -> [String] {
        let signature = plan.signature
        let organisation = plan.organisation
        var kept = [plan.title, plan.preamble, plan.closing] + plan.recipients
        kept += [signature.authority, signature.capacity, signature.position, signature.name].compactMap {
            $0
        }
        kept += organisation.issuer + [organisation.parent].compactMap { $0 }
        kept += plan.legalBases.filter { !plan.preamble.contains($0.text) }.map { "Căn cứ " + $0.text }
        kept += plan.sections.flatMap { ["\($0.number) \($0.title)"] + $0.items.map(\.text) }
        for entry in log.entries {
            kept.append(entry.message.vi)
            if case .span(let span)? = entry.location { kept.append(span.text) }
        }
        return kept
    }

    /// The text without the words of the form that mark parts and are not kept themselves.
    private static func withoutForm(_ text: String) -> String {
        let form = [
            #"(?mi)^\W*Nơi[^\n]{0,6}ận\W*"#, #"(?m)^\s*Số\s*:.*?(KH-UBND|$)"#, #"(?i)\bcăn\s+cứ\b"#,
            #"(?mi)^\W*(Chương|Phần|Mục)\s+(thứ\s+\w+)?"#, #"(?i)DỰ\s+THẢO(\s+LẦN)?"#, #"(?i)\(?đã\s+ký\)?"#,
        ]
        return form.reduce(text.precomposedStringWithCanonicalMapping) { text, pattern in
            text.replacingOccurrences(of: pattern, with: " ", options: .regularExpression)
        }
    }

    /// How often each run of letters stands in a text; single letters and Roman numbers mark items.
    private static func tokens(_ text: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for word in text.split(whereSeparator: { !$0.isLetter })
        where word.count > 1 && !word.allSatisfy({ "IVXLl".contains($0) }) {
            counts[String(word), default: 0] += 1
        }
        return counts
    }
}
