internal import Glibc

/// The colour space sRGB (IEC 61966-2-1) as an ICC profile, version 2.1, made
/// from the published chromaticities and transfer function: PDF/A wants to know
/// what the numbers of its greys mean (ISO 19005-2, 6.2.3).
enum ICCProfile {
    static let sRGB: [UInt8] = {
        let curve = tag("curv", u32(256) + (0..<256).flatMap { u16(linear(Double($0) / 255)) })
        let colours = primariesAtD50()
        let tags: [(String, [UInt8])] = [
            ("desc", description("sRGB IEC61966-2.1")),
            ("cprt", tag("text", Array("No copyright, use freely".utf8) + [0])),
            ("wtpt", xyz(d50)), ("rXYZ", xyz(colours[0])), ("gXYZ", xyz(colours[1])),
            ("bXYZ", xyz(colours[2])), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        return assemble(tags)
    }()

    private typealias Vector = [Double]

    /// The white of the profile connection space.
    private static let d50: Vector = [0.9642, 1, 0.8249]
    /// x and y of red, green, blue and white (D65).
    private static let chromaticities: [(x: Double, y: Double)] = [
        (0.64, 0.33), (0.30, 0.60), (0.15, 0.06), (0.3127, 0.3290),
    ]
    /// Cone responses of the linear Bradford transform (ICC.1, annex E).
    private static let bradford: [Vector] = [
        [0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296],
    ]

    /// Light for a code value, 0…1, as a 16-bit number.
    private static func linear(_ code: Double) -> Int {
        let light = code <= 0.04045 ? code / 12.92 : pow((code + 0.055) / 1.055, 2.4)
        return Int((light * 65535).rounded())
    }

    /// XYZ of the three primaries at full strength, adapted from D65 to D50.
    private static func primariesAtD50() -> [Vector] {
        let colours = chromaticities.map { [$0.x / $0.y, 1, (1 - $0.x - $0.y) / $0.y] }
        // How much of each primary makes white: columns times strengths = white.
        let strengths = solve(transpose(Array(colours.prefix(3))), colours[3])
        let source = multiply(bradford, colours[3])
        let target = multiply(bradford, d50)
        return (0..<3).map { index in
            let cone = multiply(bradford, colours[index].map { $0 * strengths[index] })
            return solve(bradford, (0..<3).map { cone[$0] * target[$0] / source[$0] })
        }
    }

    private static func multiply(_ matrix: [Vector], _ vector: Vector) -> Vector {
        matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }

    private static func transpose(_ matrix: [Vector]) -> [Vector] {
        (0..<3).map { column in matrix.map { $0[column] } }
    }

    /// Cramer's rule for three unknowns.
    private static func solve(_ matrix: [Vector], _ vector: Vector) -> Vector {
        func determinant(_ m: [Vector]) -> Double {
            m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
        }
        let whole = determinant(matrix)
        return (0..<3).map { column in
            var replaced = matrix
            for row in 0..<3 { replaced[row][column] = vector[row] }
            return determinant(replaced) / whole
        }
    }
}

// MARK: Encoding (ICC.1:2001-04, 6)

extension ICCProfile {
    private static func assemble(_ tags: [(String, [UInt8])]) -> [UInt8] {
        var table = u32(tags.count)
        var data: [UInt8] = []
        var places: [[UInt8]: Int] = [:]
        for (name, bytes) in tags {
            // Equal tags share their bytes: the three curves are one.
            let place = places[bytes] ?? 128 + 4 + 12 * tags.count + data.count
            if places.updateValue(place, forKey: bytes) == nil {
                data += bytes + Array(repeating: 0, count: (4 - bytes.count % 4) % 4)
            }
            table += Array(name.utf8) + u32(place) + u32(bytes.count)
        }
        return header(size: 128 + table.count + data.count) + table + data
    }

    private static func header(size: Int) -> [UInt8] {
        let zeros = { (count: Int) in [UInt8](repeating: 0, count: count) }
        let names = Array("mntrRGB XYZ ".utf8)
        let date = [2026, 1, 1, 0, 0, 0].flatMap { u16($0) }
        return u32(size) + zeros(4) + u32(0x0210_0000) + names + date + Array("acsp".utf8) + zeros(28)
            + d50.flatMap(fixed) + zeros(48)
    }

    private static func description(_ text: String) -> [UInt8] {
        let ascii = Array(text.utf8) + [0]
        // Then no Unicode and no Macintosh text.
        return tag("desc", u32(ascii.count) + ascii + Array(repeating: 0, count: 4 + 4 + 2 + 1 + 67))
    }

    private static func xyz(_ vector: Vector) -> [UInt8] { tag("XYZ ", vector.flatMap(fixed)) }
    private static func tag(_ type: String, _ data: [UInt8]) -> [UInt8] { Array(type.utf8) + u32(0) + data }
    private static func fixed(_ number: Double) -> [UInt8] { u32(Int((number * 65536).rounded())) }
    private static func u16(_ number: Int) -> [UInt8] { Array(u32(number).suffix(2)) }
    private static func u32(_ number: Int) -> [UInt8] {
        withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).bigEndian) { Array($0) }
    }
}
