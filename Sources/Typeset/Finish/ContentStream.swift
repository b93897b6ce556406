/// The content of a page as cairo wrote it (PDF 1.7, 7.8.2), with its marks.
///
/// cairo puts each mark on a line of its own, `/P << /MCID 3 >> BDC`. No string
/// can look like that: within a string cairo breaks lines with a backslash only.
enum ContentStream {
    private static let marker = Array(" >> BDC".utf8)
    private static let number = Array(" << /MCID ".utf8)
    private static let artifactMark = Array("/\(PDFDrawing.artifactTag) << /MCID ".utf8)
    private static let artifact = Array("/Artifact BMC".utf8)

    /// The content with `/Artifact BMC` in place of the marks that stand for artifacts, and for
    /// each mark in order whether it was one.
    static func markArtifacts(in content: [UInt8]) -> (content: [UInt8], marks: [Bool]) {
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        var marks: [Bool] = []
        var copied = 0
        for line in lines(of: content) where isMark(line) {
            let isArtifact = line.starts(with: artifactMark)
            marks.append(isArtifact)
            guard isArtifact else { continue }
            result.append(contentsOf: content[copied..<line.startIndex])
            result.append(contentsOf: artifact)
            copied = line.endIndex
        }
        result.append(contentsOf: content[copied...])
        return (result, marks)
    }

    private static func isMark(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.first == UInt8(ascii: "/"), line.suffix(marker.count).elementsEqual(marker) else {
            return false
        }
        guard let blank = line.firstIndex(of: UInt8(ascii: " ")) else { return false }
        return line[blank...].starts(with: number)
    }

    private static func lines(of content: [UInt8]) -> some Sequence<ArraySlice<UInt8>> {
        content.lazy.split(separator: UInt8(ascii: "\n"))
    }
}
