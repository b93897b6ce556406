/// Which reports `batch` makes, and how.
public struct BatchRequest: Sendable {
    /// A text file with a workspace a line; `-` for stdin.
    public var list: String
    /// `2026-H1` or `2026`.
    public var period: String
    /// The folder that gets a PDF for each workspace; made when it is not there.
    public var output: String
    /// A template for all of them; nil takes each workspace's own, else the program's.
    public var template: String?
    /// `YYYY-MM-DD`, printed and written into the PDFs.
    public var date: String?
    /// The framed `DỰ THẢO`.
    public var marksDraft: Bool
    /// As in `RenderRequest`.
    public var fontFolder: String?
    /// How many workers; nil for as many as there are processors to use.
    public var jobs: Int?
    /// `2/8`, `auto` or `auto/8`; nil for the whole list.
    public var shard: String?
    /// The program and arguments that start a worker, which has to call `Baocao.serveBatch`; empty:
    /// the reports are made by this process, one after the other.
    public var worker: [String]

    public init(
        list: String, period: String, output: String, template: String? = nil, date: String? = nil,
        marksDraft: Bool = true, fontFolder: String? = nil, jobs: Int? = nil, shard: String? = nil,
        worker: [String] = []
    ) {
        self.list = list
        self.period = period
        self.output = output
        self.template = template
        self.date = date
        self.marksDraft = marksDraft
        self.fontFolder = fontFolder
        self.jobs = jobs
        self.shard = shard
        self.worker = worker
    }
}

/// What a batch tells while it runs.
public enum BatchEvent: Sendable {
    /// Diagnostics of a ward that failed, rendered; each line ended.
    case messages(String)
    case progress(BatchProgress)
}

/// How far a batch has come.
public struct BatchProgress: Hashable, Sendable {
    /// Wards of this part of the list.
    public var total = 0
    /// Reports made now.
    public var made = 0
    /// Reports that were finished already.
    public var kept = 0
    public var failed = 0

    public init() {}

    public var done: Int { made + kept + failed }
}
