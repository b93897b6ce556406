import Diagnostics
import TestSupport
import Testing

@testable import Files

@Suite struct CSVTests {
    /// One line a cell: its place and text; a line `--` ends each row.
    private func dump(_ table: Table) -> String {
        table.rows.map { row in
            row.map { cell -> String in
                guard case .span(let span) = cell.location else { return "no place" }
                let text =
                    if case .text(let text) = cell.content { "“\(text.replacing("\n", with: "⏎"))”" } else {
                        "blank"
                    }
                return "\(span.start.line):\(span.start.column)-\(span.end.line):\(span.end.column) \(text)\n"
            }.joined() + "--\n"
        }.joined()
    }

    @Test(arguments: CaseFile.all(in: "files/csv"))
    func reads(_ entry: CaseFile.Case) {
        let file = SourceFile(path: "f.csv", text: entry["input"])
        var (output, found) = ("", "")
        do throws(DiagnosticError) {
            output = dump(try CSVReader.read(file))
        } catch {
            found = DiagnosticRenderer(style: .human, language: .english).render(error.diagnostics)
        }
        for (part, actual) in [("output", output), ("diagnostics", found)] {
            let actual = actual.hasSuffix("\n") ? String(actual.dropLast()) : actual
            if let difference = CaseFile.difference(in: entry, part: part, actual: actual) {
                Issue.record(Comment(rawValue: difference))
            }
        }
    }

    @Test(
        arguments: [
            ("a,b\n", 44), ("a;b,c;d\n", 59), ("a\tb\n", 9), ("\"a;b;c\",d\n", 44), ("\n\n;a\n", 59),
            ("abc", 44),
            ("\"a\nb\";c\nd;e,f,g", 59), ("tổ 1, 2, 3, 4\na;b;c\n", 44),
            // A title with commas, then rows of semicolons that hold commas here and there.
            ("tổ 1, 2, 3, 4\na;b;c\n1;2,5;3\n", 59), ("a,b\n1;2;3,4\n5;6;7,8\n", 44),
            ("a\tb\tc\n1,5\t2,5\t3\n", 9), ("\n;;;\n\n", 59),
        ] as [(String, UInt8)])
    func detectsTheDelimiter(_ text: String, _ delimiter: UInt8) {
        #expect(CSVReader.delimiter(of: Array(text.utf8)) == delimiter)
    }

    @Test func whatIsWrittenReadsTheSame() throws {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("aế,;\t\" \n='sep|1")
        for _ in 0..<500 {
            let width = Int.random(in: 1...4, using: &generator)
            let rows = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (0..<width).map { _ in
                    String(
                        (0..<Int.random(in: 0...4, using: &generator)).compactMap { _ in
                            letters.randomElement(using: &generator)
                        })
                }
            }
            // The header decides the delimiter, as it does in a form.
            let all = [Array(repeating: "tên", count: width)] + rows
            let text = CSVWriter.text(all)
            let table = try CSVReader.read(SourceFile(path: "f", text: text))
            let read = table.rows.map { row in
                row.map { cell in if case .text(let text) = cell.content { text } else { "" } }
            }
            #expect(read == all, "\(text)")
        }
    }

    @Test func formulasAreGuardedOnRequest() {
        let rows = [["=1+1", "+84 90", "-5", "-1,5", "@x", "a=b", "-"]]
        #expect(CSVWriter.text(rows) == "=1+1,+84 90,-5,\"-1,5\",@x,a=b,-\n")
        #expect(CSVWriter.text(rows, guardingFormulas: true) == "'=1+1,'+84 90,-5,\"-1,5\",'@x,a=b,'-\n")
    }

    @Test func refusesTooManyCells() {
        let wide = String(repeating: ",", count: 2000)
        let long = String(repeating: String(repeating: ",", count: 900) + "\n", count: 1200)
        for text in [wide, long] {
            let found = diagnostics { () throws(DiagnosticError) in
                _ = try CSVReader.read(SourceFile(path: "f", text: text))
            }
            #expect(found.map(\.id) == [.csvTooLarge])
        }
    }

    @Test func survivesAnyBytes() {
        var generator = SystemRandomNumberGenerator()
        let letters = Array("a,;\t\"\n\r")
        for _ in 0..<2000 {
            let text = String((0..<12).compactMap { _ in letters.randomElement(using: &generator) })
            _ = diagnostics { () throws(DiagnosticError) in
                _ = try CSVReader.read(SourceFile(path: "f", text: text))
            }
        }
    }
}
