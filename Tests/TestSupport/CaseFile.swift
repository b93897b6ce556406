internal import Foundation

/// A file of cases: sections that begin with `--- name`, each with named parts
/// that begin with `=== part`. Text before the first part is the part `input`.
///
///     --- a heading and a bullet
///     # Mục
///     === output
///     …
///
/// With `RECORD=1` in the environment, a part that differs is rewritten and
/// the test still fails once, so that nothing is accepted unseen.
package struct CaseFile: Sendable {
    package struct Case: Sendable, CustomStringConvertible {
        package let file: String
        package let name: String
        package var parts: [String: String]

        /// A part without its last line end; empty when it is not there.
        package subscript(part: String) -> String { parts[part] ?? "" }
        package var description: String { "\((file as NSString).lastPathComponent): \(name)" }
    }

    /// The folder `Tests/Cases` of this checkout.
    package static let root: String = {
        let here = URL(fileURLWithPath: #filePath)
        return here.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Cases")
            .path
    }()

    /// Every case of the `*.case` files in `Tests/Cases/<folder>`, by file name, in order.
    /// Stops the test run when the folder holds none: a moved folder must not look green.
    package static func all(in folder: String) -> [Case] {
        let path = root + "/" + folder
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        let cases = names.filter { $0.hasSuffix(".case") }.flatMap { read(path + "/" + $0) }
        precondition(!cases.isEmpty, "no cases in \(path)")
        return cases
    }

    static func read(_ path: String) -> [Case] {
        // An unreadable case file gives no cases, which `all` refuses.
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return [] }
        var cases: [Case] = []
        var name: String?
        var part = "input"
        var lines: [String: [Substring]] = [:]
        func close() {
            guard let name else { return }
            cases.append(Case(file: path, name: name, parts: lines.mapValues { $0.joined(separator: "\n") }))
        }
        // A line end closes a line; what follows the last one is no line of its own.
        let whole = text.hasSuffix("\n") ? text.dropLast() : text[...]
        for line in whole.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("--- ") {
                close()
                (name, part, lines) = (String(line.dropFirst(4)), "input", [:])
            } else if line.hasPrefix("=== ") {
                part = String(line.dropFirst(4))
                lines[part] = []
            } else {
                lines[part, default: []].append(line)
            }
        }
        close()
        return cases.map { entry in
            var entry = entry
            // The blank line that separates cases belongs to none of them.
            entry.parts = entry.parts.mapValues { $0.hasSuffix("\n") ? String($0.dropLast()) : $0 }
            return entry
        }
    }

    /// Compares a part with what came out; nil when they are equal, else a
    /// message that shows both. With `RECORD=1` also rewrites the part.
    package static func difference(in entry: Case, part: String, actual: String) -> String? {
        let expected = entry[part]
        guard expected != actual else { return nil }
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { record(entry, part, actual) }
        return "\(entry): \(part) differs\n--- expected\n\(expected)\n--- actual\n\(actual)"
    }

    private static func record(_ entry: Case, _ part: String, _ actual: String) {
        var text = ""
        for var other in read(entry.file) {
            if other.name == entry.name { other.parts[part] = actual }
            text += "--- \(other.name)\n"
            if let input = other.parts["input"] { text += input + "\n" }
            for key in other.parts.keys.sorted() where key != "input" {
                text += "=== \(key)\n\(other.parts[key] ?? "")\n"
            }
            text += "\n"
        }
        try? text.write(toFile: entry.file, atomically: true, encoding: .utf8)
    }
}
