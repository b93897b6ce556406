package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let receiptsUnreadable = DiagnosticID("receipts-unreadable", .data)
}

/// A moment as the office's clock shows it: Viet Nam has one zone, UTC+7, and no summer time.
package struct ReceiptTime: Hashable, Comparable, Sendable {
    package let secondsSince1970: Int64

    package init(secondsSince1970: Int64) { self.secondsSince1970 = secondsSince1970 }

    /// Reads what `iso` writes; nil for any other form.
    init?(iso text: String) {
        let parts = text.split(separator: "T")
        guard parts.count == 2, parts[1].hasSuffix("+07:00"), let day = CalendarDate(iso: String(parts[0]))
        else { return nil }
        let clock = parts[1].dropLast(6).split(separator: ":").compactMap { Int64($0) }
        guard clock.count == 3, (0..<24).contains(clock[0]), (0..<60).contains(clock[1]),
            (0..<60).contains(clock[2])
        else { return nil }
        let seconds = clock[0] * 3600 + clock[1] * 60 + clock[2]
        secondsSince1970 = Int64(day.dayNumber) * 86_400 + seconds - 7 * 3600
    }

    package var day: CalendarDate { CalendarDate(vietNamDayAt: secondsSince1970) }

    /// `2026-05-20T08:05:00+07:00`.
    package var iso: String {
        let second = (secondsSince1970 + 7 * 3600) % 86_400
        let clock = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return "\(day.iso)T\(clock.joined(separator: ":"))+07:00"
    }

    package static func < (left: ReceiptTime, right: ReceiptTime) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }
}

/// When each form came in: `results/P/.received.csv`, a line for every time one was stored.
///
/// Kept apart from the forms, so that a form put back by hand or read from another
/// program's file is still one; a form without a line came in at a time nobody noted.
struct ReceiptBook {
    static let fileName = ".received.csv"
    private static let header = ["Biểu", "Nhận lúc", "Tệp gửi về"]

    struct Receipt: Hashable {
        let form: String
        let time: ReceiptTime
        /// The file's own name as the unit sent it.
        let file: String
    }

    private(set) var receipts: [Receipt] = []

    /// What can be read of the book; a line that cannot is told and left out.
    init(
        folder: String, environment: any Environment, _ log: inout DiagnosticLog
    ) throws(DiagnosticError) {
        let path = PathName.join(folder, ReceiptBook.fileName)
        guard environment.kind(of: path) != .missing else { return }
        do throws(DiagnosticError) {
            let file = try TextDecoding.sourceFile(try environment.read(path), path: path)
            for row in try CSVReader.read(file).rows.dropFirst() {
                let cells = row.map(\.displayText)
                if cells.count >= 3, let time = ReceiptTime(iso: cells[1]) {
                    receipts.append(Receipt(form: cells[0], time: time, file: cells[2]))
                } else if let place = row.first?.location {
                    log.report(ReceiptBook.unreadable(at: place))
                }
            }
        } catch {
            // The book only says when a form came in: without it the forms are still there.
            log.report(ReceiptBook.unreadable(at: .file(path)))
        }
    }

    /// When a form came in first: sending it once more does not make a unit late.
    func first(of form: String) -> ReceiptTime? { receipts.filter { $0.form == form }.map(\.time).min() }
    func last(of form: String) -> ReceiptTime? { receipts.filter { $0.form == form }.map(\.time).max() }

    mutating func note(_ form: String, at time: ReceiptTime, file: String) {
        receipts.append(Receipt(form: form, time: time, file: file))
    }

    var bytes: [UInt8] {
        let rows = receipts.map { [$0.form, $0.time.iso, $0.file] }
        return Array(CSVWriter.text([ReceiptBook.header] + rows, guardingFormulas: true).utf8)
    }

    private static func unreadable(at location: Location) -> Diagnostic {
        .warning(
            .receiptsUnreadable, vi: "không đọc được sổ ghi ngày nhận biểu",
            en: "the book of days on which forms came in cannot be read", at: location,
            hints: [
                Diagnostic.Hint(
                    vi: "số liệu không bị ảnh hưởng; xóa tệp này nếu không cần ngày nhận",
                    en: "the data is not affected; delete the file if the days are not needed")
            ])
    }
}
