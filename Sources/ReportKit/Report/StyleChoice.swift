internal import Document
internal import PlanModel
internal import Workspace

extension TemplateHead.StyleChoices {
    /// The style sheet with the choices of a template in place of the standard ones.
    var sheet: StyleSheet {
        var sheet = StyleSheet.standard
        if let bodySize { sheet.bodySize = .pt(bodySize.double) }
        if let leading {
            sheet.leadingPercent = Int((leading.double * StyleChoice.lineHeight * 100).rounded())
        }
        if let indent { sheet.firstLineIndent = .cm(indent.double) }
        if let paragraphGap { sheet.paragraphGap = .pt(paragraphGap.double) }
        if let marginTop { sheet.margins.top = .mm(marginTop.double) }
        if let marginBottom { sheet.margins.bottom = .mm(marginBottom.double) }
        if let marginLeft { sheet.margins.left = .mm(marginLeft.double) }
        if let marginRight { sheet.margins.right = .mm(marginRight.double) }
        return sheet
    }
}

private enum StyleChoice {
    /// A single line of the typeface over its size (ascent, descent and gap of Times New Roman).
    static let lineHeight = 1.15
}

extension FigureValue {
    /// For lengths only, where the nearest 1/1024 pt is exact enough.
    fileprivate var double: Double { Double(description) ?? 0 }
}
