import TestSupport
import Testing
import Typeset

/// Each case is a script of small pages; what is black on them is shown by signs, a sign for 4 by 8
/// points, so that what is drawn can be seen in the case itself.
@Suite(.serialized) struct PictureCaseTests {
    @Test(arguments: CaseFile.all(in: "typeset").filter { $0.file.hasSuffix("pictures.case") })
    func looks(_ entry: CaseFile.Case) throws {
        let fonts = try FontSet(.embedded)
        let frames = try FrameScript(entry["input"], fonts: fonts).frames
        let pictures = try PNGCanvas(fonts: fonts, dotsPerInch: 72).draw(frames).map { png in
            Self.signs(of: try #require(GreyPicture(png)))
        }
        let difference = CaseFile.difference(
            in: entry, part: "picture", actual: pictures.joined(separator: "\n\n"))
        #expect(difference == nil)
    }

    private static func signs(of picture: GreyPicture) -> String {
        stride(from: 0, to: picture.height, by: 8).map { top in
            let row = stride(from: 0, to: picture.width, by: 4).map { left in
                let darkness = (top..<min(top + 8, picture.height)).reduce(0) { sum, y in
                    (left..<min(left + 4, picture.width)).reduce(sum) { $0 + 255 - Int(picture[$1, y]) }
                }
                // Of 32 points, each up to 255 dark.
                let sign: Character =
                    switch darkness * 100 / (32 * 255) {
                    case ..<2: " "
                    case ..<20: "."
                    case ..<45: "+"
                    case ..<80: "#"
                    default: "@"
                    }
                return sign
            }
            return "|" + String(row) + "|"
        }.joined(separator: "\n")
    }
}
