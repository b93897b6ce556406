internal import Files
internal import PlanModel

/// Widths that print on A4 in landscape, and the checks a spreadsheet makes while typing.
private enum Entry {
    static let count = "Ghi một số nguyên từ 0 trở lên; chưa có số liệu thì để trống."
    static let number = "Ghi một số từ 0 trở lên; chưa có số liệu thì để trống."

    static func whole(_ width: Double) -> Spreadsheet.Column {
        Spreadsheet.Column(width: width, rule: .wholeNumber, refusal: count)
    }

    static func mark(_ width: Double) -> Spreadsheet.Column {
        Spreadsheet.Column(
            width: width, rule: .oneOf(["x"]), refusal: "Đánh dấu x khi số liệu là ước thực hiện.")
    }
}

extension ResultColumn {
    var blank: BlankForm.Column { BlankForm.Column(name: rawValue, layout: layout, style: style) }

    private var style: Spreadsheet.CellStyle {
        switch self {
        case .events, .attendances, .women, .funding: .figure
        case .taskID, .task: .fixed
        case .status, .outcome, .evidence, .difficulties, .recommendations, .estimate: .entry
        }
    }

    private var layout: Spreadsheet.Column {
        switch self {
        case .taskID: Spreadsheet.Column(width: 9)
        case .task: Spreadsheet.Column(width: 40)
        case .status:
            Spreadsheet.Column(
                width: 15, rule: .oneOf(TaskStatus.allCases.map(\.rawValue)),
                refusal: "Chọn một trong bốn trạng thái của danh sách.")
        case .outcome: Spreadsheet.Column(width: 40)
        case .events, .attendances, .women: Entry.whole(10)
        case .funding:
            Spreadsheet.Column(
                width: 12, rule: .number, refusal: "Ghi một số từ 0 trở lên, tính bằng triệu đồng.")
        case .evidence, .difficulties, .recommendations: Spreadsheet.Column(width: 20)
        case .estimate: Entry.mark(10)
        }
    }
}

extension IndicatorColumn {
    var blank: BlankForm.Column { BlankForm.Column(name: rawValue, layout: layout, style: style) }

    /// Names and targets can be edited: a unit may add the indicators of its own plan.
    private var style: Spreadsheet.CellStyle {
        switch self {
        case .numerator, .denominator, .value: .figure
        case .id, .name, .unit, .target, .source, .estimate: .entry
        }
    }

    private var layout: Spreadsheet.Column {
        switch self {
        case .id: Spreadsheet.Column(width: 9)
        case .name: Spreadsheet.Column(width: 50)
        case .unit: Spreadsheet.Column(width: 16)
        case .numerator, .denominator, .value:
            Spreadsheet.Column(width: 11, rule: .number, refusal: Entry.number)
        case .target, .source: Spreadsheet.Column(width: 28)
        case .estimate: Entry.mark(10)
        }
    }
}

extension CountColumn {
    var blank: BlankForm.Column { BlankForm.Column(name: rawValue, layout: layout, style: style) }

    /// Only the count and its mark can be filled in: there is no room for a name.
    private var style: Spreadsheet.CellStyle {
        switch self {
        case .id, .text, .unit: .fixed
        case .count: .figure
        case .estimate: .entry
        }
    }

    private var layout: Spreadsheet.Column {
        switch self {
        case .id: Spreadsheet.Column(width: 9)
        case .text: Spreadsheet.Column(width: 80)
        case .unit: Spreadsheet.Column(width: 14)
        case .count: Entry.whole(14)
        case .estimate: Entry.mark(12)
        }
    }
}
