import Foundation
import TestSupport
import Testing

/// What other people's programs read in a report: every word, in order, letter for letter, in NFC.
@Suite struct FidelityTests {
    private struct Question: Encodable {
        let path: String
        let searches: [String]
    }

    private struct Answer: Decodable {
        let mupdf: [[String]]
        let pdfminer: [[String]]
        let found: [Int]
    }

    @Test func samplesAndTemplatesReadBack() throws { try read(try DrawnReport.samples.get()) }

    @Test(.enabled("the real plans are not beside the repository: not run") { ReportToMeasure.arePlansThere })
    func reportsOfRealPlansReadBack() throws { try read(try DrawnReport.realPlans.get()) }

    private func read(_ reports: [DrawnReport]) throws {
        #expect(!reports.isEmpty)
        for report in reports { try readWithPoppler(report) }
        guard
            let python = PythonTools.interpreter(
                for: reports.count * 3, of: "words by MuPDF and pdfminer, and searches by MuPDF")
        else { return }
        let answers = try DrawnReport.withFiles(reports) { paths in
            let questions = zip(paths, reports).map { Question(path: $0, searches: $1.tasks) }
            let bytes = try PythonTools.answer(
                of: "read_pdf.py", with: python, input: Array(JSONEncoder().encode(questions)))
            return try JSONDecoder().decode([Answer].self, from: Data(bytes))
        }
        #expect(answers.count == reports.count)
        for (report, answer) in zip(reports, answers) {
            expect(answer.mupdf, in: report, by: "MuPDF")
            expect(answer.pdfminer, in: report, by: "pdfminer")
            let lost = zip(report.tasks, answer.found).filter { $1 == 0 }.map(\.0)
            #expect(lost == [], "\(report): a search does not find these")
        }
    }

    private func readWithPoppler(_ report: DrawnReport) throws {
        let bytes = try DrawnReport.withFiles([report]) { files in
            try ToolPath.output(of: "pdftotext", ["-raw", "-enc", "UTF-8"] + files + ["-"])
        }
        guard let bytes else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        let pages = text.split(separator: "\u{c}", omittingEmptySubsequences: false).dropLast()
        expect(
            pages.map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }, in: report,
            by: "pdftotext")
    }

    private func expect(_ read: [[String]], in report: DrawnReport, by tool: String) {
        #expect(read.count == report.pages.count, "\(report), \(tool)")
        for (index, (words, page)) in zip(read, report.pages).enumerated() {
            let orders = [page.furniture + page.content, page.content + page.furniture]
            let differences = orders.map { Self.difference(words, $0) }
            if !differences.contains(nil) {
                Issue.record("\(report), page \(index + 1), \(tool): \(differences[0] ?? "")")
            }
        }
    }

    /// The first place where words differ in their bytes; nil where none does.
    ///
    /// A word set in two styles is two in the frames and one for a reader.
    static func difference(_ read: [String], _ drawn: [String]) -> String? {
        var next = 0
        for (index, word) in read.enumerated() {
            var whole = ""
            repeat {
                guard next < drawn.count else { return "“\(word)” is one word too many" }
                whole += drawn[next]
                next += 1
            } while whole.utf8.count < word.utf8.count
            if !whole.utf8.elementsEqual(word.utf8) {
                return "word \(index + 1) is “\(word)”, not “\(whole)”"
            }
        }
        return next == drawn.count ? nil : "“\(drawn[next])” is lost"
    }

    @Test func theComparisonFindsWhatIsWrong() {
        #expect(Self.difference(["đạt", "72,7%"], ["đạt", "72,7", "%"]) == nil)
        #expect(Self.difference(["đạt"], ["đạt", "72,7"]) == "“72,7” is lost")
        #expect(Self.difference(["đạt", "72,7"], ["đạt"]) == "“72,7” is one word too many")
        #expect(Self.difference(["72,7", "đạt"], ["đạt", "72,7"]) != nil)
        #expect(Self.difference(["đa\u{323}t"], ["đạt"]) != nil)
    }
}
