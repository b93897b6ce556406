package import Diagnostics
internal import Files
internal import PlanModel

extension Collector {
    /// Stores what was taken; what it replaces goes to `.previous/` first, so that a
    /// process killed at any moment loses nothing.
    package func store(_ intake: Intake) throws(DiagnosticError) {
        let changed = intake.files.compactMap(\.taken).filter { $0.change != .unchanged }
        // Before anything is stored, as with the book.
        for taken in changed { try folder.refuseOutside(folder.formPath(taken.form.name, for: period)) }
        try folder.refuseOutside(receiptPath)
        let receipts = try receipts()
        for taken in changed {
            try folder.store(taken.form, period: period, index)
        }
        try note(intake, in: receipts)
    }

    /// The book of receipts, read before anything is stored: one that cannot be read at all
    /// must not stop a collect half way.
    private func receipts() throws(DiagnosticError) -> (book: ReceiptBook, damaged: [UInt8]?) {
        let place = folder.resultsFolder(for: period)
        var found = DiagnosticLog()  // `status` tells what is wrong with the book.
        let book = try ReceiptBook(folder: place, environment: folder.environment, &found)
        return (book, found.entries.isEmpty ? nil : try folder.environment.read(receiptPath))
    }

    private var receiptPath: String {
        PathName.join(folder.resultsFolder(for: period), ReceiptBook.fileName)
    }

    /// Notes when forms came in, after they are in place: a line for a form that is not
    /// there would make a unit look as if it had reported.
    private func note(
        _ intake: Intake, in receipts: (book: ReceiptBook, damaged: [UInt8]?)
    ) throws(DiagnosticError) {
        var book = receipts.book
        let time =
            received.map { ReceiptTime(secondsSince1970: Int64($0.dayNumber) * 86_400 - 7 * 3600) }
            ?? ReceiptTime(secondsSince1970: folder.environment.now)
        var isChanged = false
        for file in intake.files {
            guard let taken = file.taken else { continue }
            let isNoted = book.first(of: taken.form.name) != nil
            if taken.change == .unchanged, isNoted { continue }
            book.note(taken.form.name, at: time, file: PathName.last(of: file.path))
            isChanged = true
        }
        guard isChanged else { return }
        // Lines nobody can read are somebody's notes all the same.
        if let damaged = receipts.damaged { try folder.keep(damaged, form: "received", period: period) }
        try folder.environment.write(book.bytes, to: receiptPath)
    }
}
