package import Diagnostics
internal import Files
internal import PlanModel

extension DiagnosticID {
    package static let tableDeclaration = DiagnosticID("table-declaration", .data)
}

/// Where the declared tables and lists come from: the workspace's own `templates/` first,
/// then those compiled into the program.
struct CountTableFolder {
    let root: String
    let environment: any Environment

    private static let folder = "templates/bieu/"

    /// The names of all tables, sorted.
    let names: [String]

    init(root: String, environment: any Environment) {
        self.root = root
        self.environment = environment
        let embedded = environment.assetNames.filter {
            $0.hasPrefix(CountTableFolder.folder) && $0.hasSuffix(".yaml")
        }
        let place = PathName.join(root, "templates/bieu")
        // A folder that cannot be listed declares nothing new.
        let own = environment.kind(of: place) == .folder ? (try? environment.list(place)) ?? [] : []
        let all = (embedded + own.filter { $0.hasSuffix(".yaml") }).map { PathName.stem(of: $0) }
        names = Set(all).sorted()
    }

    /// - Throws: every fault of the declaration.
    func table(_ name: String) throws(DiagnosticError) -> CountTable {
        var table = try read("bieu/\(name).yaml", CountTableSchema.table)
        table.name = name
        var log = DiagnosticLog()
        let ids = table.rows.map(\.id)
        for id in Set(ids).sorted() where ids.filter({ $0 == id }).count > 1 {
            log.report(fault(name, vi: "dòng “\(id)” có hai lần", en: "the row “\(id)” stands twice"))
        }
        for rule in table.rules {
            for id in [rule.total] + rule.parts where !ids.contains(id) {
                log.report(
                    .error(
                        .tableDeclaration, vi: "bảng “\(name)” không có dòng “\(id)”",
                        en: "the table “\(name)” has no row “\(id)”", at: rule.location,
                        hints: NearMiss.hint(for: id, among: ids).map { [$0] } ?? []))
            }
        }
        try log.throwErrors()
        return table
    }

    func tables() throws(DiagnosticError) -> [CountTable] {
        var tables: [CountTable] = []
        for name in names { tables.append(try table(name)) }
        return tables
    }

    func checkLists() throws(DiagnosticError) -> CheckLists {
        try read("kiem-tra.yaml", CheckListsSchema.lists)
    }

    /// The record of a file in `templates/`; the blank one where there is no such file.
    private func read<Root>(
        _ name: String, _ schema: RecordSchema<Root>
    ) throws(DiagnosticError) -> Root {
        let path = PathName.join(root, "templates/" + name)
        let source: SourceFile
        if environment.kind(of: path) == .file {
            source = try TextDecoding.sourceFile(try environment.read(path), path: path)
        } else if let asset = environment.asset("templates/" + name) {
            source = try TextDecoding.sourceFile(Array(asset.bytes), path: "templates/" + name)
        } else {
            return schema.blank
        }
        var log = DiagnosticLog()
        guard let root = try YAMLReader.read(source, &log) else { return schema.blank }
        let record = schema.decode(root, &log)
        try log.throwErrors()
        return record ?? schema.blank
    }

    private func fault(_ name: String, vi: String, en: String) -> Diagnostic {
        .error(
            .tableDeclaration, vi: "bảng “\(name)”: \(vi)", en: "the table “\(name)”: \(en)",
            at: .file("templates/bieu/\(name).yaml"))
    }
}
