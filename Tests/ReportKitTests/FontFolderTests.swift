import Diagnostics
import Files
import Foundation
import ReportKit
import TestSupport
import Testing

/// `--font-dir`: other files, the same pages.
@Suite struct FontFolderTests {
    private static let styles = ["Regular", "Bold", "Italic", "BoldItalic"]

    /// The sample, and a folder `p` with a file for each style.
    private func environment(_ font: (_ style: String) throws -> (name: String, bytes: [UInt8])) throws
        -> InMemoryEnvironment
    {
        let environment = try DemoTests.sample()
        for style in Self.styles {
            let file = try font(style)
            environment.put(file.bytes, at: "p/\(file.name)")
        }
        return environment
    }

    private func bundled(_ style: String) throws -> [UInt8] {
        Array(try #require(EmbeddedAssets.all["fonts/LiberationSerif-\(style).ttf"]).bytes)
    }

    private func render(
        _ environment: InMemoryEnvironment, _ format: RenderRequest.Format, fonts: String?
    ) -> (outcome: Outcome, bytes: [UInt8]) {
        let path = "d/x.\(format.rawValue)"
        let outcome = Baocao(environment: environment).render(
            RenderRequest(folder: "d", period: "2026", output: path, format: format, fontFolder: fonts))
        return (outcome, environment.contents(path) ?? [])
    }

    /// Names as families, Windows and macOS have them, in any case: the file counts, not its name.
    @Test(arguments: [
        ["Khac-Regular.ttf", "Khac-Bold.ttf", "Khac-Italic.ttf", "Khac-BoldItalic.ttf"],
        ["A.B-regular.OTF", "A.B-BOLD.ttf", "A.B-italic.ttf", "A.B-bolditalic.ttf"],
        ["times.ttf", "timesbd.ttf", "TIMESI.TTF", "timesbi.ttf"],
        [
            "Times New Roman.ttf", "Times New Roman Bold.ttf", "Times New Roman Italic.ttf",
            "Times New Roman Bold Italic.ttf",
        ],
    ])
    func theSameFontsUnderOtherNamesGiveTheSameBytes(_ names: [String]) throws {
        let environment = try environment { style in
            (names[Self.styles.firstIndex(of: style) ?? 0], try bundled(style))
        }
        environment.put(Array("licence".utf8), at: "p/LICENSE.txt")
        let (outcome, bytes) = render(environment, .pdf, fonts: "p")
        #expect(outcome.status == 0, "\(outcome.messages)")
        let isEqual = bytes == render(environment, .pdf, fonts: nil).bytes
        #expect(isEqual, "the file's name changed the PDF")
    }

    /// Tinos has the measures of Times New Roman too: every word stays in its place.
    @Test func anotherFamilyWithTheSameMeasuresMovesNoWord() throws {
        let folder = "/usr/share/fonts/truetype/croscore"
        guard FileManager.default.fileExists(atPath: folder + "/Tinos-Regular.ttf") else {
            print("NOT RUN: Tinos is not installed (fonts-croscore, see .ci/packages)")
            #expect(ProcessInfo.processInfo.environment["CI"] == nil, "Tinos is not installed, and CI is set")
            return
        }
        let environment = try environment { style in
            let name = "Tinos-\(style).ttf"
            return (name, try SystemEnvironment().read("\(folder)/\(name)"))
        }
        let own = render(environment, .frames, fonts: nil)
        let other = render(environment, .frames, fonts: "p")
        #expect(other.outcome.status == 0, "\(other.outcome.messages)")
        let isEqual = own.bytes == other.bytes && !own.bytes.isEmpty
        #expect(isEqual, "a word stands elsewhere in Tinos")
        let names = try embeddedNames(in: render(environment, .pdf, fonts: "p").bytes)
        #expect(names?.allSatisfy { $0.contains("Tinos") } ?? true, "\(names ?? [])")
        let ownNames = try embeddedNames(in: render(environment, .pdf, fonts: nil).bytes)
        #expect(ownNames?.allSatisfy { $0.contains("LiberationSerif") } ?? true, "\(ownNames ?? [])")
    }

    /// The names of the fonts in a file, as `pdffonts` lists them; nil when it is not installed.
    private func embeddedNames(in pdf: [UInt8]) throws -> [Substring]? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".pdf")
        try Data(pdf).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }  // a left-over does no harm
        guard let list = try ToolPath.output(of: "pdffonts", [file.path]) else { return nil }
        let names = String(decoding: list, as: UTF8.self).split(separator: "\n").dropFirst(2)
            .compactMap { $0.split(separator: " ").first }
        #expect(names.count >= 3)
        return names
    }

    @Test func aStyleInThePlaceOfAnotherIsTold() throws {
        let swapped = ["Regular": "Bold", "Bold": "Regular"]
        let environment = try environment { style in
            ("X-\(style).ttf", try bundled(swapped[style] ?? style))
        }
        let outcome = render(environment, .pdf, fonts: "p").outcome
        #expect(outcome.status == 6)
        #expect(outcome.messages.contains("p/X-Regular.ttf là kiểu chữ đứng, đậm, cần kiểu chữ đứng"))
        #expect(outcome.messages.contains("p/X-Bold.ttf là kiểu chữ đứng, cần kiểu chữ đứng, đậm"))
        #expect(environment.contents("d/x.pdf") == nil)
    }

    /// Cut off anywhere, a font is refused, and no file is left.
    @Test(arguments: [0, 4, 12, 200, 2_000, 40_000, 200_000, 360_000])
    func aFontCutOffIsRefused(_ length: Int) throws {
        let environment = try environment { style in
            let whole = try bundled(style)
            return ("X-\(style).ttf", style == "Italic" ? Array(whole.prefix(length)) : whole)
        }
        let outcome = render(environment, .pdf, fonts: "p").outcome
        #expect(outcome.status == 6)
        #expect(
            outcome.messages.contains("p/X-Italic.ttf không phải là tệp phông chữ"), "\(outcome.messages)")
        #expect(environment.contents("d/x.pdf") == nil)
    }
}
