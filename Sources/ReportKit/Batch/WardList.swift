internal import Diagnostics
internal import Files

/// The wards of a batch, from a text with one folder a line.
struct WardList {
    struct Ward {
        /// Among the wards of the list, from 0: what is split into parts.
        let place: Int
        let line: SourceSpan
        /// The folder, relative to where the program stands.
        let folder: String
        /// The name of its PDF.
        var report = ""
        /// Why it cannot be done; nil where it can.
        var fault: Diagnostic?
        /// The ward whose folder it names once more.
        var twin: Int?
        /// The folder with every link followed.
        fileprivate var resolved = ""
    }

    private(set) var wards: [Ward] = []
    /// What is odd and can be done all the same.
    private(set) var notes: [Diagnostic] = []

    /// - Parameters:
    ///   - source: blank lines and lines that begin with `#` name nothing.
    ///   - folder: what the lines are relative to.
    init(_ source: SourceFile, relativeTo folder: String, period: String, _ environment: any Environment) {
        for number in 1...source.lineCount {
            let line = WardList.trimmed(source.lineRange(number), of: source)
            guard !line.isEmpty, source.utf8[line.lowerBound] != UInt8(ascii: "#") else { continue }
            let text = String(decoding: source.utf8[line], as: UTF8.self)
            let path = folder == "." ? text : PathName.join(folder, text)
            wards.append(Ward(place: wards.count, line: SourceSpan(source, line), folder: path))
        }
        var neighbours = Neighbours(environment: environment)
        for index in wards.indices { lookUp(index, environment, &neighbours) }
        findTwins()
        nameReports(period)
    }

    private static func trimmed(_ range: Range<Int>, of source: SourceFile) -> Range<Int> {
        func isBlank(_ place: Int) -> Bool { [0x20, 0x09].contains(source.utf8[place]) }
        let start = range.first { !isBlank($0) } ?? range.upperBound
        let end = range[start...].last { !isBlank($0) }.map { $0 + 1 } ?? start
        return start..<end
    }

    private mutating func lookUp(
        _ index: Int, _ environment: any Environment, _ neighbours: inout Neighbours
    ) {
        let ward = wards[index]
        switch environment.kind(of: ward.folder) {
        case .folder: wards[index].resolved = environment.resolved(ward.folder) ?? ward.folder
        case .missing:
            wards[index].fault = .error(
                .wardFolder, vi: "không có thư mục “\(ward.folder)”",
                en: "there is no folder “\(ward.folder)”",
                at: .span(ward.line), hints: neighbours.hint(for: ward.folder))
        case .file, .other:
            wards[index].fault = .error(
                .wardFolder, vi: "“\(ward.folder)” không phải là thư mục",
                en: "“\(ward.folder)” is no folder",
                at: .span(ward.line),
                hints: [
                    Diagnostic.Hint(
                        vi: "mỗi dòng ghi một thư mục làm việc, nơi có plan.yaml",
                        en: "each line names a workspace, a folder with plan.yaml")
                ])
        }
    }

    /// A folder that stands there twice, under whatever names, is done once.
    private mutating func findTwins() {
        var first: [String: Int] = [:]
        for ward in wards {
            let key = ward.fault == nil ? ward.resolved : "\0" + ward.folder
            guard let known = first[key] else {
                first[key] = ward.place
                continue
            }
            wards[ward.place].twin = known
        }
    }

    /// For each ward that stands there once more, by its place.
    var twinWarnings: [(place: Int, warning: Diagnostic)] {
        wards.compactMap { ward in ward.twin.map { (ward.place, WardList.warning(ward, wards[$0])) } }
    }

    private static func warning(_ ward: Ward, _ twin: Ward) -> Diagnostic {
        .warning(
            .wardTwice, vi: "“\(ward.folder)” đã có trong danh sách, chỉ lập một lần",
            en: "“\(ward.folder)” stands in the list already and is done once", at: .span(ward.line),
            hints: [
                Diagnostic.Hint(
                    vi: "bỏ dòng này; cùng một thư mục với “\(twin.folder)”",
                    en: "take this line out; it is the folder “\(twin.folder)”", at: .span(twin.line))
            ])
    }

    /// The folder's own name; where several have it, with the folder above it before it; where that
    /// does not help either, with a few digits of the path's checksum. All that share a name get a
    /// longer one: which comes first in the list changes nothing.
    private mutating func nameReports(_ period: String) {
        var depths = wards.map { _ in 1 }
        func name(_ index: Int) -> String { WardList.name(of: wards[index], depth: depths[index]) }
        // A longer name may be another's own; few rounds settle all but a list made for trouble.
        for round in 1...8 {
            let groups = Dictionary(grouping: named, by: { name($0).lowercased() })
            let shared = groups.values.filter { $0.count > 1 }.joined().filter { depths[$0] < 3 }
            if shared.isEmpty { break }
            for index in shared { depths[index] = round < 6 ? depths[index] + 1 : 3 }
        }
        for index in wards.indices { wards[index].report = "\(name(index))-\(period).pdf" }
        let longer = named.filter { depths[$0] > 1 }
        guard let first = longer.first else { return }
        let ward = wards[first]
        notes.append(
            Diagnostic(
                .note, .wardNames,
                Message(
                    vi:
                        "\(longer.count) thư mục trùng tên với thư mục khác, tên tệp dài hơn: “\(ward.folder)” -> \(ward.report) …",
                    en:
                        "\(longer.count) folders share their names, so files have longer ones: “\(ward.folder)” -> \(ward.report) …"
                ),
                at: .span(ward.line)))
    }

    /// Those that get a name: a folder that stands there twice has one.
    private var named: [Int] { wards.indices.filter { wards[$0].twin == nil } }

    private static func name(of ward: Ward, depth: Int) -> String {
        var steps = ward.folder.split(separator: "/").filter { $0 != "." }.map(String.init)
        // `..` is the name of no folder.
        if steps.isEmpty || steps.suffix(2).contains("..") {
            steps = ward.resolved.split(separator: "/").map(String.init)
        }
        guard !steps.isEmpty else { return "ward" }
        let name = steps.suffix(min(depth, 2)).joined(separator: "-")
        return depth < 3 ? name : name + "-" + SHA256.hex(Array(ward.folder.utf8)).prefix(8)
    }
}

/// The names beside a folder that is not there, listed once for all lines.
private struct Neighbours {
    let environment: any Environment
    private var names: [String: [String]] = [:]
    /// A list with the wrong folder above all its lines needs no ten thousand hints.
    private var left = 20

    init(environment: any Environment) { self.environment = environment }

    mutating func hint(for path: String) -> [Diagnostic.Hint] {
        guard left > 0 else { return [] }
        left -= 1
        let folder = PathName.folder(of: path)
        // A folder that cannot be listed has no names to offer.
        let known = names[folder] ?? (try? environment.list(folder)) ?? []
        names[folder] = known
        return NearMiss.hint(for: PathName.last(of: path), among: known).map { [$0] } ?? []
    }
}

extension DiagnosticID {
    static let wardFolder = DiagnosticID("ward-folder", .data)
    static let wardTwice = DiagnosticID("ward-twice", .data)
    static let wardNames = DiagnosticID("ward-names", .data)
}
