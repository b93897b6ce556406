import Foundation
import Testing

/// Help is whole in each language: no command may be added in one of them only.
@Suite struct HelpTests {
    private static let here = FileManager.default.temporaryDirectory

    private static func help(_ command: String, _ language: String) throws -> String {
        let result = try Program.run("baocao \(command) --help --lang \(language)", in: here)
        #expect(result.status == 0 && result.stderr.isEmpty)
        return result.stdout
    }

    /// Every command and group, by what help itself lists.
    private static func commands(of group: String = "") throws -> [String] {
        let lines = try help(group, "en").split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(of: "Commands:") else { return [] }
        let names = lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.compactMap {
            $0.split(separator: " ").first.map { group.isEmpty ? String($0) : "\(group) \($0)" }
        }
        return try names + names.flatMap { try commands(of: $0) }
    }

    @Test func everyCommandHasHelpInBothLanguages() throws {
        let commands = try Self.commands()
        #expect(commands.count >= 10)
        for command in commands + [""] {
            let (vi, en) = (try Self.help(command, "vi"), try Self.help(command, "en"))
            // The letters only Vietnamese has are in no English help; no title of English is in the other.
            let accented = en.unicodeScalars.filter {
                $0.value > 0x7F && !"“”…–—".unicodeScalars.contains($0)
            }
            #expect(accented.isEmpty, "\(command): \(String(String.UnicodeScalarView(accented)))")
            for word in ["Usage:", "Options:", "Arguments:", "Commands:", "Default:", " the "] {
                #expect(!vi.contains(word), "\(command): \(word)")
            }
        }
    }

    /// A reader at a terminal sees no broken lines, and no option without its meaning.
    @Test func helpIsReadable() throws {
        for command in try Self.commands() {
            for language in ["vi", "en"] {
                let lines = try Self.help(command, language).split(separator: "\n")
                #expect(lines.allSatisfy { $0.count <= 90 }, "\(command) \(language)")
                for (line, next) in zip(lines, Array(lines.dropFirst()) + [""]) where line.hasPrefix("  -") {
                    let words = line.split(separator: " ", omittingEmptySubsequences: true)
                    let isAlone = words.allSatisfy { $0.hasPrefix("-") || $0.hasPrefix("<") }
                    #expect(!isAlone || next.hasPrefix("      "), "\(command) \(language): \(line)")
                }
            }
        }
    }
}
