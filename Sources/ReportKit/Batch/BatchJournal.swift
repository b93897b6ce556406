internal import Diagnostics
internal import Files
internal import FoundationEssentials

/// What a batch has finished: one JSON object a line, only ever added to.
///
/// A report counts as finished when its line is there and the digests in it are those of the
/// files as they are now; so neither a line that was cut short nor a lost file does harm, and no
/// file needs to be on the disk before its line.
struct BatchJournal {
    /// A report that was made.
    struct Entry: Codable, Hashable, Sendable {
        /// The name of its PDF.
        var report: String
        /// Of everything the report depends on (`InputRecorder.digest`).
        var inputs: String
        /// SHA-256 of the PDF.
        var output: String
        var warnings: Int
        /// The organisation that reports, as one line.
        var organisation: String
        /// The list of questions that `inputs` answers, by its digest.
        var questions = ""
    }

    /// Wards of one office ask the same questions: each list of them is written once.
    private struct QuestionList: Codable {
        var list: String
        var questions: [InputRecorder.Question]

        init(_ questions: [InputRecorder.Question]) {
            list = String(SHA256.hex(Array(questions.joined(separator: "\n").utf8)).prefix(16))
            self.questions = questions
        }
    }

    /// In the output folder; hidden, as it is not for people.
    static let folder = ".baocao-batch"

    private let path: String
    private let environment: any Environment
    private var entries: [String: Entry] = [:]
    private var lists: [String: [InputRecorder.Question]] = [:]
    /// The lists that this journal's own file holds.
    private var written: Set<String> = []
    private var isNewLineDue = false

    /// Reads all journals of the folder: what another part has finished is finished.
    init(in folder: String, shard: Shard, environment: any Environment) throws(DiagnosticError) {
        self.environment = environment
        path = PathName.join(folder, "\(shard.name).jsonl")
        let own = PathName.last(of: path)
        let names = try environment.list(folder).filter { $0.hasSuffix(".jsonl") && $0 != own }
        for name in names { try read(PathName.join(folder, name)) }
        if environment.kind(of: path) == .file { try read(path) }
    }

    /// The finished report of a name, with the questions its digest answers.
    func entry(for report: String) -> (entry: Entry, questions: [InputRecorder.Question])? {
        guard let entry = entries[report], let questions = lists[entry.questions] else { return nil }
        return (entry, questions)
    }

    /// Writes down a finished report.
    mutating func add(_ entry: Entry, _ questions: [InputRecorder.Question]) throws(DiagnosticError) {
        let list = QuestionList(questions)
        var entry = entry
        entry.questions = list.list
        var text = isNewLineDue ? "\n" : ""
        if !written.contains(list.list) { text += Self.line(list) }
        text += Self.line(entry)
        try environment.append(Array(text.utf8), to: path)
        isNewLineDue = false
        written.insert(list.list)
        lists[list.list] = questions
        entries[entry.report] = entry
    }

    /// Waits until what was written down is on the disk.
    func synchronise() throws(DiagnosticError) {
        guard environment.kind(of: path) == .file else { return }
        try environment.synchronise(path)
    }

    private static func line(_ record: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // The records hold texts and numbers only: encoding has nothing to fail on.
        return (try? encoder.encode(record)).map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
    }

    private mutating func read(_ file: String) throws(DiagnosticError) {
        let bytes = try environment.read(file)
        let decoder = JSONDecoder()
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let data = Data(line)
            // A line that was cut short, or is none of ours, finishes nothing.
            if let entry = try? decoder.decode(Entry.self, from: data) {
                entries[entry.report] = entry
            } else if let known = try? decoder.decode(QuestionList.self, from: data) {
                lists[known.list] = known.questions
                if file == path { written.insert(known.list) }
            }
        }
        if file == path { isNewLineDue = bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false }
    }
}
