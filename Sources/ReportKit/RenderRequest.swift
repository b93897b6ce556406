/// What `render` makes, and from what.
public struct RenderRequest: Sendable {
    public enum Format: String, Sendable, CaseIterable {
        case pdf, png, svg
        /// The rendered template, before it is laid out.
        case markup
        /// The text dump of the finished pages.
        case frames
    }

    /// The workspace.
    public var folder: String
    /// `2026-H1` or `2026`.
    public var period: String
    /// Nil: `out/bao-cao-<period>.<format>` in the workspace.
    public var output: String?
    public var format: Format
    /// A template of the user's own; nil takes the period's skeleton.
    public var template: String?
    /// `YYYY-MM-DD`, printed and written into the PDF.
    public var date: String?
    /// Last year's workspace, to compare with; nil takes the plan's `previous`.
    public var previous: String?
    /// The report that is sent, without the draft mark.
    public var isFinal: Bool
    /// Sends another report for a period that was reported already; both are kept.
    public var replaces: Bool
    /// The framed `DỰ THẢO` of a report that is not final.
    public var marksDraft: Bool
    /// A folder with the four faces of a licensed Times New Roman or another metric-compatible font.
    public var fontFolder: String?
    /// Pixels an inch, for PNG alone; nil for 150.
    public var dpi: Int?
    /// A file that says of everything printed from data where it stands and what it came from.
    public var trace: String?

    public init(
        folder: String, period: String, output: String? = nil, format: Format = .pdf, template: String? = nil,
        date: String? = nil, previous: String? = nil, isFinal: Bool = false, replaces: Bool = false,
        marksDraft: Bool = true,
        fontFolder: String? = nil, dpi: Int? = nil, trace: String? = nil
    ) {
        self.folder = folder
        self.period = period
        self.output = output
        self.format = format
        self.template = template
        self.date = date
        self.previous = previous
        self.isFinal = isFinal
        self.replaces = replaces
        self.marksDraft = marksDraft
        self.fontFolder = fontFolder
        self.dpi = dpi
        self.trace = trace
    }
}
