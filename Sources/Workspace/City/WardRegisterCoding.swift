package import Diagnostics
internal import Files
package import PlanModel

extension DiagnosticID {
    package static let wardRegisterMissing = DiagnosticID("ward-register-missing", .data)
    package static let wardRegister = DiagnosticID("ward-register", .data)
}

/// `wards.yaml`, schema 1: who is due to report to a city in a year.
///
///     schema: 1
///     deadlines: {six_month: 2026-05-25, annual: 2026-11-25}    # before these days; else the plan's
///     wards:
///       - {id: tran-phu, name: phường Trần Phú}
///       - id: kien-an
///         name: phường Kiến An
///         spellings: [P. Kiến An]
///         deadlines: {annual: 2026-12-01}
///         received: {six_month: 2026-05-20}
///         merged_from: [phường Bắc Sơn, phường Nam Sơn]         # or split_from: phường …
///         since: 2026-07-01
package enum WardRegisterCoding {
    /// - Throws: every fault of the file at once, each at its place.
    package static func register(from file: SourceFile) throws(DiagnosticError) -> WardRegister {
        var log = DiagnosticLog()
        let node = try YAMLReader.read(file, &log)
        let register = node.flatMap { schema.decode($0, &log) }
        if let register { check(register, file, &log) }
        try log.capped.throwErrors()
        return register ?? WardRegister()
    }

    private static let schema = RecordSchema(
        blank: WardRegister(),
        [
            .version(Plan.schema, isRequired: true),
            .defaulted("deadlines", \.deadlines, days.codec),
            .required("wards", \.wards, .filledList(of: ward.codec)),
        ])

    private static let days = RecordSchema(
        blank: PeriodDays(),
        [.optional("six_month", \.sixMonth, .date), .optional("annual", \.annual, .date)])

    private static let ward = RecordSchema(
        blank: RegisteredWard(id: "", name: ""), location: { $0.location = $1 },
        [
            .required("id", \.id, .name),
            .required("name", \.name, .name),
            .defaulted("spellings", \.spellings, .list(of: .name)),
            .defaulted("deadlines", \.deadlines, days.codec),
            .defaulted("received", \.received, days.codec),
            .defaulted("merged_from", \.mergedFrom, .list(of: .name)),
            .optional("split_from", \.splitFrom, .name),
            .optional("since", \.since, .date),
        ])

    /// Ids and names that stand for two wards, and changes of bounds without their day.
    private static func check(_ register: WardRegister, _ file: SourceFile, _ log: inout DiagnosticLog) {
        var ids: [String: RegisteredWard] = [:]
        var names: [String: RegisteredWard] = [:]
        for ward in register.wards {
            if let first = ids.updateValue(ward, forKey: ward.id) {
                log.report(twice("id", ward.id, ward, first))
            }
            for name in Set(ward.names.map(WardName.key)).sorted() {
                if let first = names.updateValue(ward, forKey: name) {
                    log.report(twice("name", name, ward, first))
                }
            }
            if ward.hasChanged != (ward.since != nil) { log.report(halfChanged(ward)) }
        }
    }

    private static func twice(
        _ what: String, _ name: String, _ ward: RegisteredWard, _ first: RegisteredWard
    ) -> Diagnostic {
        let vi = what == "id" ? "mã “\(name)”" : "tên “\(name)”"
        return .error(
            .wardRegister, vi: "\(vi) được ghi cho hai phường, xã",
            en: "the \(what) “\(name)” stands for two wards", at: ward.location,
            hints: [Diagnostic.Hint(vi: "lần đầu ở đây", en: "first here", at: first.location)])
    }

    private static func halfChanged(_ ward: RegisteredWard) -> Diagnostic {
        .error(
            .wardRegister,
            vi: ward.hasChanged
                ? "\(ward.name) có sắp xếp địa giới nhưng thiếu ngày: since"
                : "\(ward.name) có ngày since nhưng không ghi merged_from hoặc split_from",
            en: ward.hasChanged
                ? "the bounds of \(ward.name) changed, but the day is missing: since"
                : "\(ward.name) has a day since, but neither merged_from nor split_from", at: ward.location,
            hints: [
                Diagnostic.Hint(
                    vi: "ghi cả hai: merged_from: [phường …], since: 2026-07-01",
                    en: "write both: merged_from: [phường …], since: 2026-07-01")
            ])
    }
}

/// `nhom-nhiem-vu.yaml`: the task groups of a consolidated report, by their words.
package enum TaskGroupingCoding {
    package static func grouping(from file: SourceFile) throws(DiagnosticError) -> TaskGrouping {
        var log = DiagnosticLog()
        let node = try YAMLReader.read(file, &log)
        let grouping = node.flatMap { schema.decode($0, &log) }
        try log.capped.throwErrors()
        return grouping ?? TaskGrouping()
    }

    private static let schema = RecordSchema(
        blank: TaskGrouping(),
        [
            .version(Plan.schema, isRequired: true),
            .required("groups", \.groups, .filledList(of: group.codec)),
            .defaulted("ignored", \.ignored, .filledList(of: .name)),
            .defaulted("other", \.other, .name),
        ])

    private static let group = RecordSchema(
        blank: TaskGrouping.Group(name: "", words: []), location: { $0.location = $1 },
        [
            .required("name", \.name, .name), .required("words", \.words, .filledList(of: .name)),
            .defaulted("weak_words", \.weakWords, .filledList(of: .name)),
        ])
}

extension WorkspaceFolder {
    package var wardRegisterPath: String { PathName.join(root, "wards.yaml") }
    package static let groupingFile = "templates/nhom-nhiem-vu.yaml"

    /// - Throws: `ward-register-missing` with the way to make one.
    package func wardRegister() throws(DiagnosticError) -> WardRegister {
        guard environment.kind(of: wardRegisterPath) != .missing else {
            throw DiagnosticError(
                .error(
                    .wardRegisterMissing, vi: "thiếu danh sách phường, xã phải gửi báo cáo",
                    en: "the list of wards that are due to report is missing", at: .file(wardRegisterPath),
                    hints: [
                        Diagnostic.Hint(
                            vi:
                                "tạo tệp wards.yaml: schema: 1, rồi wards: với mỗi phường, xã một dòng - {id: tran-phu, name: phường Trần Phú}",
                            en:
                                "make wards.yaml: schema: 1, then wards: with a line - {id: tran-phu, name: phường Trần Phú} for each"
                        )
                    ]))
        }
        return try WardRegisterCoding.register(
            from: try TextDecoding.sourceFile(
                try environment.read(wardRegisterPath), path: wardRegisterPath))
    }

    /// The folder's own grouping, else that of the program, and where it stands.
    package func taskGrouping() throws(DiagnosticError) -> (grouping: TaskGrouping, path: String) {
        let own = PathName.join(root, Self.groupingFile)
        if environment.kind(of: own) == .file {
            let source = try TextDecoding.sourceFile(try environment.read(own), path: own)
            return (try TaskGroupingCoding.grouping(from: source), own)
        }
        guard let asset = environment.asset(Self.groupingFile) else { return (TaskGrouping(), "") }
        let source = try TextDecoding.sourceFile(Array(asset.bytes), path: Self.groupingFile)
        return (try TaskGroupingCoding.grouping(from: source), Self.groupingFile)
    }
}
