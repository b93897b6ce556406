/// What a worker is told once, before its first ward. All of it goes over a line to another process.
struct BatchSettings: Codable, Sendable {
    var period: String
    var template: String?
    var date: String?
    var marksDraft: Bool
    var fontFolder: String?
    /// The folder of the reports.
    var output: String
    /// Where reports are written before they get their place and name; on the same disk.
    var scratch: String
    /// What every report depends on beside its ward's files: the program and the options.
    var fingerprint: String
    /// As in `Presentation`.
    var language: String?
    var style: String
    var isStrict: Bool

    var presentation: Presentation {
        Presentation(
            language: language.flatMap(Presentation.Language.init(rawValue:)),
            style: Presentation.Style(rawValue: style) ?? .human, isStrict: isStrict)
    }
}

/// One ward to do.
struct WardTask: Codable, Sendable {
    /// Its number in the list.
    var place: Int
    var folder: String
    /// Where the list names it: `danh-sach.txt:3`.
    var line: String
    /// The name of its PDF.
    var report: String
    /// What is known to be finished, if anything, and the questions its digest answers.
    var known: BatchJournal.Entry?
    var questions: [InputRecorder.Question] = []
}

/// What became of a ward.
struct WardReport: Codable, Sendable {
    enum State: String, Codable, Sendable {
        /// The report was made and has its place.
        case made
        /// It was finished before, and nothing has changed since.
        case kept
        case failed
    }

    var place: Int
    var state: State
    /// What to write down; nil where it failed.
    var entry: BatchJournal.Entry?
    var questions: [InputRecorder.Question] = []
    /// The rendered diagnostics of one that failed, and the first error in one line.
    var messages = ""
    var firstError = ""
}
