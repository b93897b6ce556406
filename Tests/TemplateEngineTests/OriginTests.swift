import Diagnostics
import FoundationEssentials
import TemplateEngine
import Testing

/// Every printed value can be followed to the place it came from.
@Suite struct OriginTests {
    private static let cells = (0..<4).map { row in
        Origin.place(.cell(CellReference(path: "a.xlsx", sheet: "S", column: 4, row: row)))
    }

    private func segments(_ source: String, _ escaping: RenderOptions.Escaping = .markup) throws
        -> [(text: String, origin: Origin?)]
    {
        var data = Record("data")
        data["rows"] = .list(
            Self.cells.enumerated().map { number, cell in
                .record(
                    Record(
                        "Row",
                        ["n": .int(number + 1, origin: cell), "s": .string("x\(number)", origin: cell)]))
            })
        data["half"] = .decimal(Decimal(string: "0.5") ?? 0, origin: Self.cells[0])
        let engine = TemplateEngine(options: RenderOptions(escaping: escaping))
        let traced = try engine.render(try engine.parse(SourceFile(path: "t", text: source)), with: data)
        var start = 0
        return traced.segments.compactMap { segment in
            defer { start = segment.end }
            guard segment.isValue else { return nil }
            return (String(decoding: traced.utf8[start..<segment.end], as: UTF8.self), segment.origin)
        }
    }

    @Test func aLookUpKeepsItsOrigin() throws {
        let found = try segments("{% for r in rows %}{{ r.n }},{% endfor %}{{ rows[1].s | upper }}")
        #expect(found.map(\.text) == ["1", "2", "3", "4", "X1"])
        #expect(found.map(\.origin) == Self.cells + [Self.cells[1]])
    }

    @Test(arguments: [
        ("{{ rows | sum(attribute='n') }}", "10", "sum"),
        ("{{ rows | map(attribute='s') | join('-') }}", "x0\\-x1\\-x2\\-x3", "join"),
    ])
    func aTotalRestsOnAllItsParts(_ source: String, _ text: String, _ rule: String) throws {
        let found = try segments(source)
        #expect(found.map(\.text) == [text])
        #expect(found[0].origin == .computed(rule: rule, parts: Self.cells))
    }

    @Test func arithmeticRestsOnBothSides() throws {
        let found = try segments("{{ rows[0].n + rows[1].n * 2 }}{{ half * 2 }}")
        #expect(found[0].origin?.places.count == 2)
        #expect(found[1].origin?.places.count == 1)
        #expect(found[1].text == "1")
    }

    @Test(arguments: [
        "{% macro m(r) %}<{{ r.n }}>{% endmacro %}{{ m(rows[2]) }}",
        "{% set x %}a{{ rows[2].n }}{% endset %}{{ x }}",
        "{% macro c() %}{{ caller() }}{% endmacro %}{% call c() %}{{ rows[2].n }}{% endcall %}",
        "{% block b %}{{ rows[2].n }}{% endblock %}", "{% filter trim %}{{ rows[2].n }}{% endfilter %}",
        "{% set x = m2 | default(rows[2].n) %}{{ x }}",
    ])
    func capturedTextKeepsTheOriginsInside(_ source: String) throws {
        for escaping in [RenderOptions.Escaping.markup, .none] {
            let found = try segments(source, escaping)
            #expect(found.contains { $0.text == "3" && $0.origin == Self.cells[2] }, "\(source)")
        }
    }

    /// However many steps a template takes, their chain stays short, and no place is lost.
    @Test(arguments: [
        "{% set s = namespace(x=0) %}{% for i in range(9000) %}{% set s.x = s.x + rows[i % 4].n %}{% endfor %}{{ s.x }}",
        "{% set s = namespace(x=0) %}{% for i in range(9000) %}{% set s.x = rows[i % 4].n + s.x %}{% endfor %}{{ s.x }}",
        "{% set s = namespace(x='') %}{% for i in range(9000) %}{% set s.x = (s.x ~ rows[i % 4].n)[-3:] %}{% endfor %}{{ s.x }}",
        "{% set s = namespace(x='') %}{% for i in range(3000) %}{% set t %}{{ s.x }}{{ rows[i % 4].n }}{% endset %}{% set s.x = t[-3:] %}{% endfor %}{{ s.x }}",
        "{% set s = namespace(x=rows[0].n * 1.0) %}{% for i in range(60) %}{% set s.x = s.x + s.x %}{% endfor %}{{ s.x + rows[1].n + rows[2].n + rows[3].n }}",
    ])
    func aRunningSumRestsOnItsPlaces(_ source: String) throws {
        let origin = try #require(try segments(source).last?.origin)
        #expect(origin.depth <= 1000)
        #expect(Set(origin.places) == Set(Self.cells.flatMap(\.places)))
        #expect(Set(origin.flat.places) == Set(origin.places))
        #expect(origin.flat.depth == 1)
    }

    /// What a report needs is told step by step: a change of shares of wide sums.
    @Test func fewStepsOverWideSumsStay() {
        let wide = Origin.computed(rule: "sum", parts: (0..<5000).map { Self.place($0) })
        let other = Origin.computed(rule: "sum", parts: (5000..<10_000).map { Self.place($0) })
        let share = Origin.computed(rule: "share", parts: [wide, other])
        let change = Origin.computed(
            rule: "round", parts: [.computed(rule: "change", parts: [share, share])])
        #expect(change.depth == 4)
        #expect(change.places.count == 10_000)
        guard case .computed(let rounded) = change else { return #expect(Bool(false), "a computation") }
        #expect(rounded.rule == "round")
        #expect(rounded.parts == [.computed(rule: "change", parts: [share, share])])
    }

    private static func place(_ row: Int) -> Origin {
        .place(.cell(CellReference(path: "a.xlsx", sheet: "S", column: 1, row: row)))
    }

    @Test func decimalsAreExact() throws {
        let engine = TemplateEngine()
        var data = Record("data")
        data["a"] = .decimal(Decimal(string: "0.1") ?? 0)
        data["b"] = .decimal(Decimal(string: "0.2") ?? 0)
        let template = try engine.parse(
            SourceFile(
                path: "t",
                text:
                    "{{ a + b }} {{ (a + b) == 0.3 }} {{ a * 3 }} {{ 1.005 | round(2) }} {{ (a / b) | round(1) }}"
            ))
        #expect(try engine.render(template, with: data).text == "0.3 True 0.3 1.0 0.5")
    }
}
