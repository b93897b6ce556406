import Diagnostics
import Document
import Layout
import Testing

@testable import Typeset

@Suite struct TaggedPagesTests {
    private func tagged(_ script: String) throws -> TaggedPages {
        try TaggedPages(FrameScript(script, fonts: FontSet(.embedded)).frames)
    }

    @Test func decorationIsNoContent() throws {
        let pages = try tagged(
            """
            page 210 297
            begin p 1
            text 10 10 regular a
            rule 0 0 10 0 1
            text 10 30 regular b
            end
            box 0 0 10 10 1
            """)
        #expect(pages.pages[0].artifacts.count == 2)
        #expect(pages.pages[0].marks.map(\.owner) == [0])
        #expect(pages.pages[0].marks.map(\.items.count) == [2])
        #expect(pages.tree.nodes[0].kids == [.mark(page: 0, number: 0)])
    }

    @Test func graphicsOfAFigureAreItsContent() throws {
        let pages = try tagged(
            "page 210 297\nbegin figure 5 Biểu đồ\nfill 0 0 9 9 50\ntext 1 1 regular x\nend")
        #expect(pages.pages[0].artifacts.isEmpty)
        #expect(pages.pages[0].marks.map(\.items.count) == [2])
    }

    /// Text, a child, text again: the order of reading is kept.
    @Test func kidsKeepTheirOrder() throws {
        let pages = try tagged(
            """
            page 210 297
            begin body 1
            text 10 10 regular a
            begin list 2
            text 10 20 regular b
            end
            text 10 30 regular c
            end
            """)
        let first = StructureTree.Kid.mark(page: 0, number: 0)
        #expect(pages.tree.nodes[0].kids == [first, .node(1), .mark(page: 0, number: 2)])
        #expect(pages.tree.top == [0])
    }

    @Test func nothingWithinAnArtifactIsStructure() throws {
        let pages = try tagged(
            """
            page 210 297
            begin artifact 1
            begin row 2
            begin th 3
            text 10 10 regular STT
            end
            end
            end
            """)
        #expect(pages.tree.nodes.isEmpty)
        #expect(pages.pages[0].artifacts.count == 1)
        #expect(pages.pages[0].marks.isEmpty)
    }

    @Test func anElementIsAtHomeWhereItsFirstTextStands() throws {
        let pages = try tagged(
            """
            page 210 297
            begin part 1
            begin table 2
            end
            end
            page 210 297
            begin part 1
            begin table 2
            begin row 3
            begin td 4
            end
            begin td 5
            text 10 10 regular a
            end
            end
            end
            end
            """)
        #expect(pages.tree.homes == [nil, nil, nil, nil, 1], "the others hold no text of their own")
    }

    @Test func aHeadingIsAnchoredAtItsFirstLine() throws {
        let pages = try tagged(
            "page 210 297\npage 210 297\nbegin h1 4 I.\ntext 10 100 bold a \\\ntext 10 120 bold b\nend")
        #expect(pages.tree.nodes[0].anchor == StructureTree.Anchor(page: 1, y: 87))
    }

    /// From the lower left corner, as PDF counts; what is no content does not count.
    @Test func aFigureCoversWhatIsDrawnInIt() throws {
        let pages = try tagged(
            """
            page 210 297
            rule 0 0 500 0 1
            begin figure 5 Biểu đồ
            fill 100 200 50 60 30
            line 1 90 210 160 300
            text 120 320 regular/10 2026
            end
            begin figure 6 Trống
            end
            """)
        let height = Length.mm(297).points
        let extent = try #require(pages.tree.nodes[0].extent)
        #expect(extent.left == 90)
        #expect(extent.right == 160)
        #expect(abs(extent.top - (height - 200)) < 0.01)
        #expect(abs(extent.bottom - (height - 322.5)) < 0.01)
        #expect(pages.tree.nodes[1].extent == nil)
    }

    @Test(arguments: [
        ("-", ListNumbering.bullets), ("+", .bullets), ("a)", .letters), ("1.", .numbers), ("•", nil),

    ])
    func aListCountsAsItsFirstLabel(_ label: String, _ expected: ListNumbering?) throws {
        let pages = try tagged(
            """
            page 210 297
            begin list 1
            begin item 2
            begin label 3
            text 10 10 regular \(label)
            end
            end
            begin item 4
            begin label 5
            text 10 30 regular 9.
            end
            end
            end
            """)
        let own: ListNumbering? = expected ?? .numbers
        #expect(pages.tree.nodes[0].numbering == own)
    }
}

@Suite struct ICCProfileTests {
    private func number(at offset: Int, _ count: Int = 4) -> Int {
        ICCProfile.sRGB[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
    }

    @Test func saysItsSizeAndKind() {
        #expect(number(at: 0) == ICCProfile.sRGB.count)
        #expect(ICCProfile.sRGB[12..<24].elementsEqual("mntrRGB XYZ ".utf8))
        #expect(ICCProfile.sRGB[36..<40].elementsEqual("acsp".utf8))
        #expect(ICCProfile.sRGB.count < 1024)
    }

    /// The colorants of sRGB adapted to D50 as the ICC's own profile gives them, in 1/65536.
    @Test(arguments: [
        ("rXYZ", [0.43607, 0.22249, 0.01392]), ("gXYZ", [0.38515, 0.71687, 0.09708]),
        ("bXYZ", [0.14307, 0.06061, 0.71410]), ("wtpt", [0.9642, 1, 0.8249]),
    ])
    func holdsThePublishedColours(_ name: String, _ expected: [Double]) throws {
        let entries = (0..<number(at: 128)).map { 132 + 12 * $0 }
        let entry = try #require(entries.first { ICCProfile.sRGB[$0..<$0 + 4].elementsEqual(name.utf8) })
        let place = number(at: entry + 4) + 8
        for (index, value) in expected.enumerated() {
            let found = Double(number(at: place + 4 * index)) / 65536
            #expect(abs(found - value) < 0.0003, "\(name) \(index): \(found)")
        }
    }
}
