internal import Diagnostics
internal import Files
internal import Synchronization

/// A world that writes down what was asked of it while a report is made, and what it answered.
///
/// A report is a function of these answers and the program alone. So their digest tells whether
/// the report would come out the same again, whatever files it may read; and asking once more
/// when it is made tells whether its folder changed meanwhile.
final class InputRecorder: Environment {
    /// `r plan.yaml`: what is asked, and of which path in the ward's folder; `R …` of one elsewhere.
    typealias Question = String

    private enum Answer: Hashable {
        case bytes([UInt8])
        case names([String])
        case text(String)
        case refusal(String)
    }

    private let base: any Environment
    private let root: String
    private let asked = Mutex<[(question: Question, answer: Answer)]>([])
    private let known = Mutex<Set<Question>>([])

    init(_ base: any Environment, of folder: String) {
        self.base = base
        root = folder.hasSuffix("/") ? folder : folder + "/"
    }

    /// In the order in which they were first asked.
    var questions: [Question] { asked.withLock { $0.map(\.question) } }

    /// Of all questions and answers.
    /// - Parameter start: what else the report depends on.
    func digest(_ start: String) -> String {
        var digest = SHA256()
        digest.add(Array(start.utf8))
        for (question, answer) in asked.withLock({ $0 }) { Self.add(question, answer, to: &digest) }
        return digest.hex()
    }

    /// As `digest` of one who asks these questions now.
    static func digest(
        _ start: String, asking questions: [Question], of folder: String, _ base: any Environment
    ) -> String {
        let recorder = InputRecorder(base, of: folder)
        var digest = SHA256()
        digest.add(Array(start.utf8))
        for question in questions { add(question, recorder.answer(question), to: &digest) }
        return digest.hex()
    }

    /// Asks everything once more.
    /// - Returns: the first path with another answer; nil when all is as it was.
    func change() -> String? {
        asked.withLock { $0 }.first { answer($0.question) != $0.answer }.map { path(in: $0.question) }
    }

    private static func add(_ question: Question, _ answer: Answer, to digest: inout SHA256) {
        let (kind, bytes): (String, [UInt8]) =
            switch answer {
            case .bytes(let bytes): ("b", bytes)
            case .names(let names): ("n", Array(names.joined(separator: "\0").utf8))
            case .text(let text): ("t", Array(text.utf8))
            case .refusal(let id): ("x", Array(id.utf8))
            }
        // Lengths go in, or one answer could pass for two.
        digest.add(Array("\(question)\0\(kind)\(bytes.count)\0".utf8))
        digest.add(bytes)
    }

    // MARK: asking

    private func path(in question: Question) -> String {
        let path = String(question.dropFirst(2))
        if question.first?.isUppercase == true { return path }
        return path == "." ? String(root.dropLast()) : root + path
    }

    private func question(_ kind: String, _ path: String) -> Question {
        if path + "/" == root { return "\(kind) ." }
        return path.hasPrefix(root) ? "\(kind) \(path.dropFirst(root.count))" : "\(kind.uppercased()) \(path)"
    }

    private func note(_ question: Question, _ answer: Answer) {
        guard known.withLock({ $0.insert(question).inserted }) else { return }
        asked.withLock { $0.append((question, answer)) }
    }

    private func answer(_ question: Question) -> Answer {
        let path = path(in: question)
        do throws(DiagnosticError) {
            switch question.first {
            case "r", "R": return .bytes(try base.read(path))
            case "l", "L": return .names(try base.list(path))
            case "k", "K": return .text("\(base.kind(of: path))")
            default: return .text(base.resolved(path) ?? "")
            }
        } catch { return .refusal(error.diagnostics.first?.id.name ?? "") }
    }

    // MARK: the world

    func read(_ path: String, _ rule: InputRule) throws(DiagnosticError) -> [UInt8] {
        do throws(DiagnosticError) {
            let bytes = try base.read(path, rule)
            note(question("r", path), .bytes(bytes))
            return bytes
        } catch {
            note(question("r", path), .refusal(error.diagnostics.first?.id.name ?? ""))
            throw error
        }
    }

    func list(_ folder: String) throws(DiagnosticError) -> [String] {
        do throws(DiagnosticError) {
            let names = try base.list(folder)
            note(question("l", folder), .names(names))
            return names
        } catch {
            note(question("l", folder), .refusal(error.diagnostics.first?.id.name ?? ""))
            throw error
        }
    }

    func kind(of path: String) -> FileKind {
        let kind = base.kind(of: path)
        note(question("k", path), .text("\(kind)"))
        return kind
    }

    func resolved(_ path: String) -> String? {
        let resolved = base.resolved(path)
        note(question("s", path), .text(resolved ?? ""))
        return resolved
    }

    func write(_ bytes: [UInt8], to path: String) throws(DiagnosticError) { try base.write(bytes, to: path) }
    func createFolder(_ path: String) throws(DiagnosticError) { try base.createFolder(path) }
    func move(_ path: String, to target: String) throws(DiagnosticError) { try base.move(path, to: target) }
    func remove(_ path: String) throws(DiagnosticError) { try base.remove(path) }
    func protect(_ path: String) throws(DiagnosticError) { try base.protect(path) }

    func whileLocked<Result>(
        _ path: String, _ body: () throws(DiagnosticError) -> Result
    ) throws(DiagnosticError) -> Result? { try base.whileLocked(path, body) }

    var now: Int64 { base.now }
    var locale: String { base.locale }
    func asset(_ name: String) -> Blob? { base.asset(name) }
    var assetNames: [String] { base.assetNames }
}
