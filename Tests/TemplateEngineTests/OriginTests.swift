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
