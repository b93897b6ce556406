import Diagnostics
import Document
import Foundation
import Layout
import Testing

@testable import Typeset

@Suite struct PictureTests {
    private let script = """
        page 100 50
        fill 0 0 72 72 100
        fill 72 0 72 72 40
        rule 150 20 100 0 2
        begin p 1
        text 150 80 regular/36 Nữ
        end
        """

    private func frames(_ fonts: FontSet) throws -> [PageFrame] {
        try FrameScript(script, fonts: fonts).frames
    }

    /// 72 dpi: a point is a pixel, so single pixels can be looked at.
    @Test func pixelsAreWhereTheFrameSays() throws {
        let fonts = try FontSet(.embedded)
        let png = try #require(try PNGCanvas(fonts: fonts, dotsPerInch: 72).draw(frames(fonts)).first)
        let picture = try #require(GreyPicture(png))
        #expect(picture.width == 284)
        #expect(picture.height == 142)
        #expect(picture[10, 10] == 0)
        #expect(picture[100, 10] == 153)
        #expect(picture[10, 100] == 255)
        #expect(picture[200, 19] == 0)
        #expect(picture[200, 25] == 255)
        // The letters are there: between a twentieth and a half of their place is black.
        let ink = (150..<200).reduce(0) { sum, x in sum + (50..<80).count { picture[x, $0] < 128 } }
        #expect(ink > 75 && ink < 750, "\(ink)")
    }

    @Test func aPictureGrowsWithItsResolution() throws {
        let fonts = try FontSet(.embedded)
        let png = try #require(try PNGCanvas(fonts: fonts, dotsPerInch: 144).draw(frames(fonts)).first)
        let picture = try #require(GreyPicture(png))
        #expect(picture.width == 567)
        #expect(picture[20, 20] == 0)
        #expect(picture[200, 20] == 153)
    }

    @Test(arguments: [0, -72, 100_000, Int.max])
    func aResolutionWithoutPixelsOrWithTooManyIsRefused(_ dotsPerInch: Int) throws {
        let fonts = try FontSet(.embedded)
        let error = #expect(throws: DiagnosticError.self) {
            _ = try PNGCanvas(fonts: fonts, dotsPerInch: dotsPerInch).draw(frames(fonts))
        }
        #expect(error?.diagnostics.map(\.id) == [.drawingFailed])
    }

    @Test func vectorsAreWhereTheFrameSays() throws {
        let fonts = try FontSet(.embedded)
        let pages = try frames(fonts) + frames(fonts)
        let files = try SVGCanvas(fonts: fonts).draw(pages).map { String(decoding: $0, as: UTF8.self) }
        #expect(files.count == 2)
        #expect(
            files[0].contains("width=\"283.464844pt\" height=\"141.732422pt\""), "\(files[0].prefix(300))")
        #expect(files[0].contains("rgb(60%,60%,60%)"))
        // Two letters, each an outline used once.
        #expect(files[0].components(separatedBy: "<use ").count - 1 == 2)
        #expect(files[0].contains("M 150 20 L 250 20"))
    }

    @Test func theSameFramesGiveTheSamePictures() throws {
        let fonts = try FontSet(.embedded)
        let again = try FontSet(.embedded)
        let canvas = PNGCanvas(fonts: fonts, dotsPerInch: 96)
        #expect(
            try canvas.draw(frames(fonts)) == PNGCanvas(fonts: again, dotsPerInch: 96).draw(frames(again)))
        #expect(
            try SVGCanvas(fonts: fonts).draw(frames(fonts)) == SVGCanvas(fonts: again).draw(frames(again)))
    }
}
