internal import PlanModel

/// How to fill in each kind of form, in a few numbered lines on its second sheet.
enum FormGuide {
    static let tasks: [String] = numbered([
        "Chỉ điền vào các ô để trống của trang “Kết quả”; mã và tên nhiệm vụ đã khóa.",
        "Trạng thái: chọn một trong bốn từ: \(statuses).",
        "Kết quả: viết thành câu trọn vẹn, nêu việc đã làm và kết quả; câu này được in vào báo cáo.",
        "Số cuộc, Số lượt người, Trong đó nữ: số nguyên; số nữ không lớn hơn tổng số lượt người.",
        "Kinh phí: tính bằng triệu đồng, ví dụ 12,5.",
        blankIsNotZero,
        "Biểu cả năm tính từ đầu năm, gồm cả 6 tháng đầu.",
        "Nhiệm vụ chưa thực hiện: ghi lý do vào cột Kết quả.",
        "Một cuộc do nhiều đơn vị phối hợp: chỉ đơn vị chủ trì ghi số liệu, đơn vị khác ghi 0.",
        estimate,
        noNames,
    ])

    static let indicators: [String] = numbered([
        "Chỉ điền các cột để trống của trang “Chỉ tiêu”.",
        "Chỉ tiêu là tỷ lệ: ghi Tử số và Mẫu số, để trống Giá trị; chương trình tự tính tỷ lệ.",
        "Chỉ tiêu không phải tỷ lệ: ghi Giá trị.",
        "Nguồn số liệu: ghi đơn vị hoặc văn bản có số liệu này.",
        "Chỉ tiêu không thuộc phạm vi thống kê của địa phương: xóa số, để trống cả dòng.",
        blankIsNotZero, estimate,
    ])

    /// With a line for each rule the table declares.
    static func counts(of table: CountTable) -> [String] {
        let rules = table.rules.map { rule in
            let parts = rule.parts.joined(separator: ", ")
            let sentence =
                switch rule.kind {
                case .sum: "Các dòng \(parts) cộng lại bằng dòng \(rule.total)"
                case .atMost: "Các dòng \(parts) cộng lại không lớn hơn dòng \(rule.total)"
                case .each: "Mỗi dòng \(parts) không lớn hơn dòng \(rule.total), và không cộng lại với nhau"
                case .none: "Các dòng \(parts) không cộng lại thành dòng \(rule.total)"
                }
            return sentence + (rule.reason.map { ": \($0)." } ?? ".")
        }
        return numbered(
            ["Chỉ ghi số lượng vào cột “Số lượng”: số nguyên từ 0 trở lên.", noNames, blankIsNotZero] + rules
                + [estimate])
    }

    private static let statuses = TaskStatus.allCases.map(\.rawValue).joined(separator: ", ")
    private static let blankIsNotZero =
        "Chưa có số liệu thì để trống; có mà bằng không thì ghi 0. Ô trống không phải là số 0."
    private static let estimate = "Số liệu chưa chốt: ghi số ước và đánh dấu x ở cột Ước thực hiện."
    private static let noNames =
        "Không ghi họ tên, địa chỉ, số điện thoại của người bị bạo lực ở bất kỳ ô nào; chỉ ghi số lượng."

    private static func numbered(_ lines: [String]) -> [String] {
        lines.enumerated().map { "\($0.offset + 1). \($0.element)" }
    }
}
