package import Diagnostics
internal import Files
package import PlanModel

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

    /// - Throws: when the office's own folder is there and cannot be listed: the program's
    ///   tables in its place would be others than those the units were asked for.
    init(root: String, environment: any Environment) throws(DiagnosticError) {
        self.root = root
        self.environment = environment
        let embedded = environment.assetNames.filter {
            $0.hasPrefix(CountTableFolder.folder) && $0.hasSuffix(".yaml")
        }
        let place = PathName.join(root, "templates/bieu")
        let own = environment.kind(of: place) == .missing ? [] : try environment.list(place)
        let declared = own.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
        let all = (embedded + declared).map { PathName.stem(of: $0) }
        names = Set(all).sorted()
    }

    /// - Throws: every fault of the declaration.
    func table(_ name: String) throws(DiagnosticError) -> CountTable {
        var table = try read("bieu/\(name).yaml", CountTableSchema.table)
        table.name = name
        var log = DiagnosticLog()
        let ids = table.rows.map(\.id)
        let counts = Dictionary(ids.map { ($0, 1) }, uniquingKeysWith: +)
        for (id, count) in counts.sorted(by: { $0.key < $1.key }) where count > 1 {
            log.report(fault(name, vi: "dòng “\(id)” có hai lần", en: "the row “\(id)” stands twice"))
        }
        for rule in table.rules {
            for id in [rule.total] + rule.parts where counts[id] == nil {
                log.report(
                    .error(
                        .tableDeclaration, vi: "bảng “\(name)” không có dòng “\(id)”",
                        en: "the table “\(name)” has no row “\(id)”", at: rule.location,
                        hints: log.nearMiss(for: id, among: ids).map { [$0] } ?? []))
            }
        }
        try log.capped.throwErrors()
        return table
    }

    /// All tables.
    /// - Throws: the faults of all of them at once.
    func tables() throws(DiagnosticError) -> [CountTable] {
        var tables: [CountTable] = []
        var faults: [Diagnostic] = []
        for name in names {
            do throws(DiagnosticError) {
                tables.append(try table(name))
            } catch {
                faults += error.diagnostics
            }
        }
        if let error = DiagnosticError(faults) { throw error }
        return tables
    }

    /// Refuses a table under the name of another form: what came back could be either.
    func refuseNames(of others: [String]) throws(DiagnosticError) {
        let taken = names.filter { others.contains($0) }.map { name in
            Diagnostic.error(
                .tableDeclaration, vi: "“\(name)” đã là tên một biểu khác, không đặt cho bảng được",
                en: "“\(name)” is the name of another form, a table cannot have it",
                at: .file(PathName.join(root, "templates/bieu/\(name).yaml")),
                hints: [
                    Diagnostic.Hint(
                        vi: "đổi tên tệp, chẳng hạn \(name)-so-lieu.yaml",
                        en: "rename the file, to \(name)-so-lieu.yaml for instance")
                ])
        }
        if let error = DiagnosticError(taken) { throw error }
    }

    private func read<Root>(_ name: String, _ schema: RecordSchema<Root>) throws(DiagnosticError) -> Root {
        let folder = WorkspaceFolder(root: root, environment: environment)
        return try CountTableFolder.record(of: try folder.declaration(name), schema)
    }

    fileprivate static func record<Root>(
        of source: SourceFile, _ schema: RecordSchema<Root>
    ) throws(DiagnosticError) -> Root {
        var log = DiagnosticLog()
        let record = schema.decode(try YAMLReader.filled(source, &log), &log)
        try log.throwErrors()
        return record ?? schema.blank
    }

    private func fault(_ name: String, vi: String, en: String) -> Diagnostic {
        .error(
            .tableDeclaration, vi: "bảng “\(name)”: \(vi)", en: "the table “\(name)”: \(en)",
            at: .file(path(of: name)),
            hints: [
                Diagnostic.Hint(
                    vi: "sửa tệp này theo một tệp mẫu: baocao template copy THƯ-MỤC chép ra templates/bieu/",
                    en:
                        "mend the file by a sample: baocao template copy FOLDER puts some into templates/bieu/"
                )
            ])
    }

    /// The file that declares a table: the office's own, else the program's.
    private func path(of name: String) -> String {
        let file = "\(CountTableFolder.folder)\(name).yaml"
        let own = PathName.join(root, file)
        return environment.kind(of: own) == .missing ? file : own
    }
}

extension WorkspaceFolder {
    /// What `check` compares with.
    /// - Parameter shelf: where lists wait once they were read.
    package func checkLists(_ shelf: CheckListShelf? = nil) throws(DiagnosticError) -> CheckLists {
        try (shelf ?? CheckListShelf()).content(of: try declaration("kiem-tra.yaml")) {
            (source) throws(DiagnosticError) in
            try CountTableFolder.record(of: source, CheckListsSchema.lists)
        }
    }

    /// A file in `templates/`: the office's own where anything stands at its place, though it cannot be read.
    fileprivate func declaration(_ name: String) throws(DiagnosticError) -> SourceFile {
        let path = PathName.join(root, "templates/" + name)
        if environment.kind(of: path) == .missing, let asset = environment.asset("templates/" + name) {
            return try TextDecoding.sourceFile(Array(asset.bytes), path: "templates/" + name)
        }
        return try TextDecoding.sourceFile(try environment.read(path), path: path)
    }
}
