internal import Diagnostics
internal import Files
internal import PlanModel
internal import Workspace

/// What `status` shows, and how.
public struct StatusRequest: Sendable {
    public enum Form: Hashable, Sendable {
        /// For people; coloured where a terminal shows it.
        case table(isColoured: Bool)
        /// Stable keys, for programs.
        case json
        /// A text for each unit that has not reported everything.
        case reminders
    }

    public var folder: String
    public var period: String
    /// `YYYY-MM-DD`; nil for the clock's day in Viet Nam.
    public var today: String?
    public var form: Form

    public init(
        folder: String, period: String, today: String? = nil, form: Form = .table(isColoured: false)
    ) {
        self.folder = folder
        self.period = period
        self.today = today
        self.form = form
    }
}

extension Baocao {
    /// Who has reported, what is missing, and the days to the deadline.
    public func status(_ request: StatusRequest) -> Outcome {
        run { (log) throws(DiagnosticError) in
            let period = try ReportSources.period(request.period)
            let today =
                if let text = request.today {
                    try ReportSources.date(text)
                } else {
                    CalendarDate(vietNamDayAt: environment.now)
                }
            return try WorkspaceFolder(root: request.folder, environment: environment)
                .status(of: period, today: today, log: &log)
        } finish: { (status) throws(DiagnosticError) in
            switch request.form {
            case .table(let isColoured):
                Array(StatusTable(status: status, isColoured: isColoured, say: say).text.utf8)
            case .json: Array(status.json.utf8)
            case .reminders: Array(Reminders(status: status).text.utf8)
            }
        }
    }
}
