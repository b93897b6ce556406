internal import Diagnostics
internal import PlanModel

/// `templates/bieu/<name>.yaml`: a table of counts.
///
///     title: Số liệu về bạo lực trên cơ sở giới
///     rows: [{id: "1", text: Tổng số vụ, unit: vụ}, {id: "2", text: …, unit: cơ sở, stock: true}, …]
///     rules: [{rule: sum ≤, total: "1", parts: ["1.1", "1.2"]}]
enum CountTableSchema {
    static let table = RecordSchema(
        blank: CountTable(name: "", title: ""),
        [
            .version(Plan.schema, isRequired: true),
            .required("title", \.title, .name),
            .required("rows", \.rows, .list(of: row.codec)),
            .defaulted("rules", \.rules, .list(of: rule.codec)),
            .defaulted("goals", \.goals, .list(of: goal.codec)),
        ])

    private static let row = RecordSchema(
        blank: CountTable.Row(id: "", text: "", unit: ""),
        [
            .required("id", \.id, .name),
            .required("text", \.text, .name),
            .required("unit", \.unit, .name),
            .defaulted("stock", \.isStock, .bool),
            .optional("heading", \.heading, .name),
        ])

    private static let rule = RecordSchema(
        blank: CountTable.Rule(kind: .none, total: "", parts: []), location: { $0.location = $1 },
        [
            .required("rule", \.kind, .word),
            .required("total", \.total, .name),
            .required("parts", \.parts, .list(of: .name)),
            .optional("reason", \.reason, .text),
        ])

    private static let goal = RecordSchema(
        blank: CountTable.Goal(words: [], numerator: "", denominator: ""),
        [
            .required("words", \.words, .filledList(of: .name)),
            .required("numerator", \.numerator, .name),
            .required("denominator", \.denominator, .name),
        ])
}

/// `templates/kiem-tra.yaml`: what `check` compares with.
enum CheckListsSchema {
    static let lists = RecordSchema(
        blank: CheckLists(),
        [
            .version(Plan.schema, isRequired: true),
            .defaulted("references", \.references, .list(of: expiry.codec)),
            .defaulted("names", \.names, .list(of: expiry.codec)),
            .defaulted("phrases", \.phrases, .list(of: .name)),
            .defaulted("spellings", \.spellings, .list(of: spelling.codec)),
            .defaulted("bodies", \.bodies, .list(of: body.codec)),
            .group("jump", jump),
        ])

    private static let jump = RecordSchema(
        blank: CheckLists(),
        [
            .defaulted("factor", \.jump.factor, .integer(2...1000)),
            .defaulted("least", \.jump.least, .integer(0...1_000_000)),
        ])

    private static let spelling = RecordSchema(
        blank: CheckLists.Spelling(right: ""),
        [
            .required("right", \.right, .name),
            .defaulted("wrong", \.wrong, .list(of: .name)),
        ])

    private static let body = RecordSchema(
        blank: CheckLists.Body(name: "", heads: []),
        [
            .required("name", \.name, .name),
            .defaulted("regime", \.regime, .word),
            .required("heads", \.heads, .list(of: .name)),
            .unwrittenIfAbsent("collective", \.collective, .name),
        ])

    private static let expiry = RecordSchema(
        blank: CheckLists.Expiry(name: "", until: CalendarDate(vietNamDayAt: 0)),
        [
            .required("name", \.name, .name),
            .optional("year", \.year, .integer(1945...2200)),
            .required("until", \.until, .date),
            .optional("successor", \.successor, .name),
            .optional("title", \.title, .name),
            .defaulted("confirmed", \.isConfirmed, .bool),
        ])
}
