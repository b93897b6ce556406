/// The rules of NĐ 30/2020 (Phụ lục I and its table V) as data; the choices
/// inside its ranges are the standard values of the project.
package struct StyleSheet: Hashable, Sendable {
    package struct Margins: Hashable, Sendable {
        package var top: Length
        package var bottom: Length
        package var left: Length
        package var right: Length
    }

    /// Phụ lục I, I.1: A4, in portrait.
    package var paperWidth = Length.mm(210)
    package var paperHeight = Length.mm(297)
    /// I.3: top and bottom 20 to 25 mm, left 30 to 35, right 15 to 20.
    package var margins = Margins(top: .mm(20), bottom: .mm(20), left: .mm(30), right: .mm(15))
    /// II.6e: 13 or 14 pt.
    package var bodySize = Length.pt(14)
    /// Distance of baselines over the size, in hundredths; II.6e: up to 1.5 lines.
    package var leadingPercent = 125
    /// II.6e: 1 cm or 1.27 cm.
    package var firstLineIndent = Length.cm(1.27)
    /// II.6e: at least 6 pt.
    package var paragraphGap = Length.pt(6)
    package var tableSize = Length.pt(12)
    package var smallTableSize = Length.pt(11)

    package init() {}

    package static let standard = StyleSheet()
}
