import CTypeset
import Document
import Foundation
import Testing

@testable import Typeset

/// Runs alone in a process of its own: cairo's cache of fonts belongs to the
/// whole process, and emptying it needs that nobody else draws.
@Suite struct LiveHandleTests {
    @Test func nothingStaysOpen() async {
        await #expect(processExitsWith: .success) {
            // cairo keeps the last 256 scaled fonts, whatever we let go of: their number is bounded.
            for round in 0..<120 { try drawEverything(round) }
            precondition(LiveHandles.count <= 256, "\(LiveHandles.count) handles are open")
            cairo_debug_reset_static_data()
            precondition(LiveHandles.count == 0, "\(LiveHandles.count) handles are open")
        }
    }
}

/// One document in all formats, one that fails, and a font that is none.
private func drawEverything(_ round: Int) throws {
    let fonts = try FontSet(.embedded)
    let frames = try FrameScript("page 210 297\nbegin p 1\ntext 90 90 bold Nghị\nend", fonts: fonts).frames
    _ = try PDFCanvas(fonts: fonts).draw(frames, properties: .sample)
    _ = try PNGCanvas(fonts: fonts, dotsPerInch: 36 + round).draw(frames)
    _ = try SVGCanvas(fonts: fonts).draw(frames)
    var properties = DocumentProperties.sample
    properties.created = "no date"
    precondition((try? PDFCanvas(fonts: fonts).draw(frames, properties: properties)) == nil)
    var files = FontFiles.embedded
    files.italic = FontData("none.ttf", [1, 2, 3])
    precondition((try? FontSet(files)) == nil)
}
