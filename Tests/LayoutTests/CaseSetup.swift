import Document
import Testing

/// The part `setup` of a layout case, a key a line:
///
///     page: W H        margin: M        size of the paper and its margins in points
///     with: head ending                 the full head and ending of `Sample`
///     bare                              the blocks alone, without the national title
///     show: lines                       only the lines of text, page by page
///     parent: … issuer: … title: … number: … date: … addressee: … draft
///     recipient: … authority: … signer: …                of a head or an ending of its own
struct CaseSetup {
    var style = Sample.style()
    var isBare = false
    var showsLines = false
    var head = Sample.letterhead
    var ending = Sample.ending

    init(_ text: String) {
        var (width, height, margin) = (200.0, 120.0, 10.0)
        for line in text.split(separator: "\n") {
            let key = line.prefix { $0 != ":" }
            let value = line.dropFirst(key.count + 1).drop { $0 == " " }
            switch key {
            case "page":
                let sizes = value.split(separator: " ").compactMap { Double($0) }
                if sizes.count == 2 { (width, height) = (sizes[0], sizes[1]) }
            case "margin": margin = Double(value) ?? margin
            case "with":
                if value.contains("head") { head = Sample.fullHead }
                if value.contains("ending") { ending = Sample.fullEnding }
            case "bare": isBare = true
            case "show": showsLines = value == "lines"
            default: readOfficial(String(key), String(value))
            }
        }
        style = Sample.style(width: width, height: height, margin: margin)
    }

    private mutating func readOfficial(_ key: String, _ value: String) {
        switch key {
        case "parent": head.parent = value
        case "issuer": head.issuer.append(value)
        case "kind": head.kind = value
        case "title": head.title.append(.text(TextRun(value)))
        case "break": head.title.append(.lineBreak)
        case "number": head.number = TextRun(value)
        case "date": head.placeAndDate = TextRun(value)
        case "addressee": head.addressees.append(TextRun(value))
        case "draft": head.isDraft = true
        case "recipient": ending.recipients.append(TextRun(value))
        case "authority": ending.authority.append(TextRun(value))
        case "signer": ending.signer = TextRun(value)
        default: Issue.record("unknown setup: \(key)")
        }
    }
}
