internal import Document

/// Recipients at the left, signature at the right, kept together
/// (NĐ 30/2020, Phụ lục I, II.7 and II.9).
struct EndingBlock {
    private let ending: Ending
    private let geometry: PageGeometry
    private let context: LayoutContext

    init(_ ending: Ending, _ geometry: PageGeometry, _ context: LayoutContext) {
        self.ending = ending
        self.geometry = geometry
        self.context = context
    }

    private static let gap = Length.pt(12)
    private static let signatureSize = Length.pt(14)
    /// Room for the signature and the seal.
    private static let signatureHeight = Length.mm(28)

    /// One block; where the recipients alone would fill a page, the signature
    /// first and then the recipients as lines that may go over pages.
    func blocks() -> [FlowBlock] {
        let left = geometry.measure.scaled(by: 40, over: 100)
        var sketch = Sketch(context)
        let leftBottom = addRecipients(&sketch, width: left - Length.pt(8))
        let rightBottom = addSignature(&sketch, x: left, width: geometry.measure - left)
        let height = max(leftBottom, rightBottom)
        guard height > .zero else { return [] }
        // With two lines of text above it.
        if height + Length.pt(60) <= geometry.capacity {
            return [.assembly(Assembly(height: height, items: sketch.items, gapBefore: Self.gap))]
        }
        var signature = Sketch(context)
        let bottom = addSignature(&signature, x: left, width: geometry.measure - left)
        let first = FlowBlock.assembly(Assembly(height: bottom, items: signature.items, gapBefore: Self.gap))
        return [first] + recipientBlocks(width: left)
    }

    private func recipientLines(width: Length) -> [SetParagraph] {
        guard !ending.recipients.isEmpty else { return [] }
        let sketch = Sketch(context)
        let title = sketch.set(
            [.text(TextRun("Nơi nhận:"))], size: Length.pt(12), base: .boldItalic, .leading, width: width)
        let list = ending.recipients.map {
            sketch.set([.text($0)], size: Length.pt(11), .leading, width: width, balance: .tidy)
        }
        return ([title] + list).compactMap { $0 }
    }

    /// The first line on the baseline of the signer's authority.
    private func addRecipients(_ sketch: inout Sketch, width: Length) -> Length {
        let lines = recipientLines(width: width)
        let authority = sketch.set([.text(TextRun("TM."))], size: Self.signatureSize, .leading, width: width)
        let top = (authority?.baseline ?? .zero) - (lines.first?.baseline ?? .zero)
        return lines.reduce(lines.isEmpty ? .zero : top) { sketch.add($1, x: .zero, y: $0) }
    }

    private func recipientBlocks(width: Length) -> [FlowBlock] {
        recipientLines(width: width).enumerated().map { index, paragraph in
            .text(
                TextBlock(
                    paragraph: paragraph, element: context.element(.paragraph),
                    gapBefore: index == 0 ? Self.gap : .zero, isBound: index == 0))
        }
    }

    private func addSignature(_ sketch: inout Sketch, x: Length, width: Length) -> Length {
        var y = Length.zero
        for line in ending.authority {
            let paragraph = sketch.set(
                [.text(line)], size: Self.signatureSize, base: .bold, .centre, width: width, balance: .even)
            y = sketch.add(paragraph, x: x, y: y)
        }
        guard let signer = ending.signer else {
            return ending.authority.isEmpty ? y : y + Self.signatureHeight
        }
        let name = sketch.set([.text(signer)], size: Self.signatureSize, base: .bold, .centre, width: width)
        return sketch.add(name, x: x, y: y + Self.signatureHeight)
    }
}
