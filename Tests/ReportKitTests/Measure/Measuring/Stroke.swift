/// A straight stroke, horizontal or vertical, in the same coordinates as the runs.
struct Stroke {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    var isHorizontal: Bool { bottom - top < 0.01 }
    var length: Double { right - left }

    /// The segments of all stroked paths of a content stream whose matrix turns the page upright.
    static func all(in stream: String) -> [Stroke] {
        var strokes: [Stroke] = []
        var path: [Stroke] = []
        var point = (x: 0.0, y: 0.0)
        var numbers: (Substring, Substring) = ("", "")
        for word in stream.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            switch word {
            case "m", "l":
                let next = (x: Double(numbers.0) ?? .nan, y: Double(numbers.1) ?? .nan)
                if word == "l" { path.append(Stroke(from: point, to: next)) }
                point = next
            case "S":
                strokes += path
                path = []
            case "f", "n", "B": path = []
            default: numbers = (numbers.1, word)
            }
        }
        return strokes
    }
}

extension Stroke {
    private init(from one: (x: Double, y: Double), to other: (x: Double, y: Double)) {
        self.init(
            left: min(one.x, other.x), top: min(one.y, other.y), right: max(one.x, other.x),
            bottom: max(one.y, other.y))
    }
}

/// A rectangle drawn as one, in the same coordinates.
struct Frame {
    var left: Double
    var top: Double
    var width: Double
    var height: Double
    var isRed: Bool
    var right: Double { left + width }
    var bottom: Double { top + height }
    var centre: Double { left + width / 2 }

    /// The stroked rectangles of a content stream, with the colour they are stroked in.
    static func all(in stream: String) -> [Frame] {
        var frames: [Frame] = []
        var path: [Frame] = []
        var isRed = false
        var numbers: [Double] = []
        for word in stream.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            switch word {
            case "RG": isRed = numbers.suffix(3) == [1, 0, 0]
            case "re":
                let last = numbers.suffix(4).map { $0 }
                guard last.count == 4 else { continue }
                path.append(Frame(left: last[0], top: last[1], width: last[2], height: last[3], isRed: isRed))
            case "S":
                frames += path
                path = []
            case "f", "n", "B", "W": path = []
            default: numbers = numbers.suffix(5) + [Double(word) ?? .nan]
            }
        }
        return frames
    }
}
