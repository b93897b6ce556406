/// A length in 1/1024 of a PostScript point: exact sums, no epsilon anywhere.
package struct Length: Hashable, Comparable, Sendable, AdditiveArithmetic {
    package var raw: Int

    package init(raw: Int) { self.raw = raw }

    /// Rounded to the nearest 1/1024 pt.
    package static func pt(_ points: Double) -> Length { Length(raw: Int((points * 1024).rounded())) }
    package static func mm(_ millimetres: Double) -> Length { pt(millimetres * 72 / 25.4) }
    package static func cm(_ centimetres: Double) -> Length { mm(centimetres * 10) }

    package var points: Double { Double(raw) / 1024 }

    package static let zero = Length(raw: 0)
    package static func + (left: Length, right: Length) -> Length { Length(raw: left.raw + right.raw) }
    package static func - (left: Length, right: Length) -> Length { Length(raw: left.raw - right.raw) }
    package static prefix func - (length: Length) -> Length { Length(raw: -length.raw) }
    package static func * (length: Length, factor: Int) -> Length { Length(raw: length.raw * factor) }
    /// Rounded toward zero.
    package static func / (length: Length, divisor: Int) -> Length { Length(raw: length.raw / divisor) }
    package static func < (left: Length, right: Length) -> Bool { left.raw < right.raw }

    /// This length times a ratio of integers, rounded to nearest.
    package func scaled(by numerator: Int, over denominator: Int) -> Length {
        let product = raw * numerator
        let half = product >= 0 ? denominator / 2 : -(denominator / 2)
        return Length(raw: (product + half) / denominator)
    }
}
