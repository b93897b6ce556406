package import Diagnostics
internal import Files
internal import FoundationEssentials
internal import PlanModel

extension DiagnosticID {
    package static let cellNumber = DiagnosticID("cell-number", .data)
    package static let cellThousands = DiagnosticID("cell-thousands", .data)
    package static let cellText = DiagnosticID("cell-text", .data)
    package static let cellBlankLines = DiagnosticID("cell-blank-lines", .data)
    package static let cellEstimate = DiagnosticID("cell-estimate", .data)
}

extension TableCell {
    /// A text, nil when blank; an error for a spreadsheet's fault.
    func typedText(_ log: inout DiagnosticLog) -> TypedText? {
        if case .fault(let reason) = content {
            log.report(
                .error(
                    .cellText, vi: "ô không có giá trị: \(reason.vi)",
                    en: "the cell has no value: \(reason.en)",
                    at: location,
                    hints: [
                        Diagnostic.Hint(
                            vi: "bỏ gộp ô hoặc công thức, gõ thẳng giá trị vào ô này",
                            en: "take the merging or the formula away and type the value into this cell")
                    ]))
            return nil
        }
        guard !isBlank, content != .refused else { return nil }
        return TypedText(withoutBlankLines(displayText, &log), location: location)
    }

    /// The same; nil where only a dash or dots stand, for that is how people leave a cell out.
    func toldText(_ log: inout DiagnosticLog) -> TypedText? {
        typedText(&log).flatMap { typed in
            typed.text.allSatisfy { TableCell.strokes.contains($0) || $0.isWhitespace } ? nil : typed
        }
    }

    private static let strokes: Set<Character> = ["-", "–", "—", "_", "/", ".", "…"]

    /// Blank lines one after the other, which would be blank pages, as one.
    private func withoutBlankLines(_ text: String, _ log: inout DiagnosticLog) -> String {
        guard TextSearch.contains(UInt8(ascii: "\n"), in: text) else { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var kept: [Substring] = []
        for line in lines {
            let isAgain = kept.last?.allSatisfy(\.isWhitespace) == true && line.allSatisfy(\.isWhitespace)
            if !isAgain { kept.append(line) }
        }
        let dropped = lines.count - kept.count
        guard dropped > 0 else { return text }
        log.report(
            .warning(
                .cellBlankLines, vi: "đã bỏ \(dropped) dòng trống thừa trong ô",
                en: "\(dropped) blank lines too many in the cell were taken out", at: location,
                hints: [
                    Diagnostic.Hint(
                        vi: "xóa các dòng trống trong ô", en: "delete the blank lines of the cell")
                ]))
        return kept.joined(separator: "\n")
    }

    /// A whole number, zero or more; missing when blank. Nil, and an error, for anything else.
    func count(_ log: inout DiagnosticLog) -> Figure? {
        if isThousandsWithComma {
            log.report(
                .error(
                    .cellNumber, vi: "“\(displayText)” không rõ là số mấy: dấu phẩy là dấu thập phân",
                    en: "“\(displayText)” is unclear: a comma is the decimal mark", at: location,
                    hints: [TableCell.thousands]))
            return nil
        }
        guard let figure = quantity(.count, &log) else { return nil }
        if let value = figure.value, !value.isWhole {
            log.report(
                .error(
                    .cellNumber, vi: "“\(displayText)” không phải là số nguyên, cột này đếm từng đơn vị",
                    en: "“\(displayText)” is not a whole number, this column counts", at: location,
                    hints: [TableCell.thousands]))
            return nil
        }
        return figure
    }

    private static let thousands = Diagnostic.Hint(
        vi: "dấu phẩy là dấu thập phân; viết hàng nghìn với dấu chấm, như 1.234",
        en: "a comma is the decimal mark; group thousands with points, as in 1.234")

    /// `1,000`: a thousand as English writes it, which would be read as 1. Nobody counts in thousandths.
    private var isThousandsWithComma: Bool { groupBehindComma == "000" }

    /// The `405` of `4,405`: three digits behind the only comma of a number.
    private var groupBehindComma: Substring? {
        guard case .text(let typed) = content, TextSearch.contains(UInt8(ascii: ","), in: typed) else {
            return nil
        }
        let parts = FormText.trimmed(displayText).split(separator: ",", omittingEmptySubsequences: false)
        let isGroup =
            parts.count == 2 && parts[1].utf8.count == 3 && (1...3).contains(parts[0].utf8.count)
            && parts[0] != "0" && parts.allSatisfy { $0.utf8.allSatisfy(DecimalText.isDigit) }
        return isGroup ? parts[1] : nil
    }

    /// A part of an indicator: people as a rule, so `4,405` may be thousands; hours and money may not be whole.
    func part(_ log: inout DiagnosticLog) -> Figure? {
        let figure = quantity(.plain, &log)
        if let value = figure?.value, let group = groupBehindComma, group != "000" {
            log.report(doubtful(value))
        }
        return figure
    }

    /// A share of a hundred, with or without its sign: `72,7%` is 72.7.
    func percentage(_ log: inout DiagnosticLog) -> Figure? {
        var cell = self
        if case .percentage(let value) = content { cell.content = .number(value) }
        if case .text(let text) = content, text.contains("%") {
            let number = FormText.trimmed(text)
            let share = TableCell(.text(String(number.dropLast())), at: location)
            // What is no share is told as it was typed.
            let isShare = share.isBlank || DecimalText.vietnamese(share.displayText) != nil
            if number.hasSuffix("%"), isShare { cell = share }
        }
        return cell.quantity(.plain, &log)
    }

    /// A number, zero or more; missing when blank. Nil, and an error, for anything else.
    ///
    /// - Parameter measure: what the column counts in, for naming the figure that was meant.
    func quantity(_ measure: Measure, _ log: inout DiagnosticLog) -> Figure? {
        switch content {
        case .blank: return Figure(nil, location: location)
        case .text where isBlank: return Figure(nil, location: location)
        case .text:
            if let value = DecimalText.vietnamese(displayText) {
                if isThousandsWithComma { log.report(doubtful(value)) }
                return Figure(value, location: location)
            }
        case .number(let value):
            if value >= 0, value.isFinite { return Figure(value, location: location) }
        case .fault, .refused:
            _ = hasNoValue(&log)
            return nil
        case .percentage, .date, .boolean: break
        }
        log.report(notANumber(measure))
        return nil
    }

    private func doubtful(_ value: FigureValue) -> Diagnostic {
        .warning(
            .cellThousands,
            vi: "“\(displayText)” được hiểu là "
                + (value.isWhole ? DecimalText.text(value) : "số lẻ, chưa đến một nghìn"),
            en: "“\(displayText)” was read as \(value)", at: location, hints: [TableCell.thousands])
    }

    private func notANumber(_ measure: Measure) -> Diagnostic {
        let text = displayText
        // A dash alone is how people leave a cell out, and no number.
        if text.count > 1, text.hasPrefix("-") || text.hasPrefix("\u{2212}") {
            return .error(
                .cellNumber, vi: "“\(text)” là số âm, ở đây chỉ nhận số từ 0",
                en: "“\(text)” is negative, a figure is zero or more",
                at: location,
                hints: [
                    Diagnostic.Hint(
                        vi: "bỏ dấu trừ nếu đó là gạch đầu dòng; số đã giảm thì ghi số còn lại",
                        en: "take the sign away where it is a dash; of a figure that fell, write what is left"
                    )
                ])
        }
        if DecimalText.isTooLarge(text) {
            return .error(
                .cellNumber, vi: "số này có hơn \(DecimalText.maximumDigits) chữ số, quá lớn",
                en: "the number has more than \(DecimalText.maximumDigits) digits, too large", at: location,
                hints: [
                    Diagnostic.Hint(
                        vi: "xem lại ô này: có thể là số điện thoại hoặc số tài khoản dán nhầm",
                        en: "check the cell: perhaps a number of another kind was pasted")
                ])
        }
        if case .date = content {
            return .error(
                .cellNumber, vi: "ô này là ngày \(text), không phải số",
                en: "the cell is the date \(text), no number",
                at: location,
                hints: [
                    Diagnostic.Hint(
                        vi: "đổi định dạng ô thành số rồi gõ lại",
                        en: "format the cell as a number and type it again")
                ])
        }
        return .error(
            .cellNumber, vi: "“\(text)” không phải là một số", en: "“\(text)” is not a number", at: location,
            hints: [
                WordedNumber(text).flatMap { $0.hint(in: measure) }
                    ?? Diagnostic.Hint(
                        vi: "chỉ ghi số, như 12 hoặc 1.234,5; để trống nếu chưa có số liệu",
                        en:
                            "write only the number, such as 12 or 1.234,5; leave the cell blank if there is none"
                    )
            ])
    }

    /// Whether something stands there that nobody can read.
    var isUnreadable: Bool {
        switch content {
        case .fault, .refused: true
        case .blank, .text, .number, .percentage, .date, .boolean: false
        }
    }

    /// The same; a spreadsheet's fault is told.
    func hasNoValue(_ log: inout DiagnosticLog) -> Bool {
        if isUnreadable { _ = typedText(&log) }
        return isUnreadable
    }

    /// `x` marks an estimate; nil, and an error, for anything else that is not blank.
    func isEstimate(_ log: inout DiagnosticLog) -> Bool? {
        if isBlank { return false }
        if hasNoValue(&log) { return nil }
        if case .boolean(let value) = content { return value }
        if displayText.lowercased() == "x" { return true }
        log.report(
            .error(
                .cellEstimate, vi: "“\(displayText)” không hợp lệ trong cột Ước thực hiện",
                en: "“\(displayText)” has no meaning in the estimate column", at: location,
                hints: [
                    Diagnostic.Hint(
                        vi: "ghi x nếu số liệu là ước thực hiện, nếu không thì để trống",
                        en: "write x where the figures are estimates, else leave it blank")
                ]))
        return nil
    }
}

extension FigureValue {
    var isWhole: Bool {
        if exponent >= 0 { return true }
        let parts = description.split(separator: ".")
        return parts.count < 2 || parts[1].utf8.allSatisfy { $0 == UInt8(ascii: "0") }
    }
}
