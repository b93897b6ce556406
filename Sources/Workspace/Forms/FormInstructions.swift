internal import Files
internal import PlanModel

/// The second sheet of a form: how to fill it in, in a few lines.
enum FormInstructions {
    static func sheet(plan: Plan, period: ReportingPeriod) -> Spreadsheet.Sheet {
        let rows = lines(plan: plan, period: period).map { line in
            [Spreadsheet.Cell(.text(line.0), line.1), Spreadsheet.Cell(.blank, .note)]
        }
        return Spreadsheet.Sheet(
            name: "Hướng dẫn", columns: [Spreadsheet.Column(width: 110), Spreadsheet.Column(width: 2)],
            rows: rows, headerRows: 0)
    }

    private static func lines(
        plan: Plan, period: ReportingPeriod
    ) -> [(String, Spreadsheet.CellStyle)] {
        let statuses = TaskStatus.allCases.map(\.rawValue).joined(separator: ", ")
        let rules = [
            "Chỉ điền vào các ô để trống của trang “Kết quả”; mã và tên nhiệm vụ đã khóa.",
            "Trạng thái: chọn một trong bốn từ: \(statuses).",
            "Kết quả: viết thành câu trọn vẹn, nêu việc đã làm và kết quả; câu này được in vào báo cáo.",
            "Số cuộc, Số lượt người, Trong đó nữ: số nguyên; số nữ không lớn hơn tổng số lượt người.",
            "Kinh phí: tính bằng triệu đồng, ví dụ 12,5.",
            "Chưa có số liệu thì để trống; có mà bằng không thì ghi 0. Ô trống không phải là số 0.",
            "Nhiệm vụ chưa thực hiện: ghi lý do vào cột Kết quả.",
            "Số liệu chưa chốt: ghi số ước và đánh dấu x ở cột Ước thực hiện.",
            "Không ghi họ tên, địa chỉ của người bị bạo lực; chỉ ghi số lượng.",
        ]
        return [("Hướng dẫn điền biểu kết quả, kỳ \(period.name)", .title)]
            + rules.enumerated().map { ("\($0.offset + 1). \($0.element)", .note) }
    }
}
