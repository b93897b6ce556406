import Diagnostics
import Testing

@testable import TemplateEngine

/// What a render held is gone when it is over: a program that makes thousands of reports keeps
/// none of them.
@Suite struct ReleaseTests {
    private struct Files: TemplateLoader {
        let files: [String: String]
        var names: [String] { files.keys.sorted() }
        func load(_ name: String) throws(DiagnosticError) -> SourceFile? {
            files[name].map { SourceFile(path: name, text: $0) }
        }
    }

    @Test(arguments: [
        "{{ name }}",
        "{% macro m(x) %}{{ x }}{{ name }}{% endmacro %}{{ m(1) }}",
        "{% macro a() %}{% macro b() %}{{ name }}{% endmacro %}{{ b() }}{% endmacro %}{{ a() }}",
        "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ name }}{% endcall %}",
        "{% import 'lib' as lib %}{{ lib.m(name) }}{% import 'lib' as l with context %}{{ l.m(name) }}",
        "{% from 'lib' import m %}{% for i in [1, 2] %}{{ m(i) }}{% endfor %}",
        "{% for i in [1, 2] %}{{ loop.index }}{{ name }}{% endfor %}",
        "{% for i in [[1], []] recursive %}{{ loop(i) }}{% endfor %}",
        "{% macro m() %}{% for i in [1] %}{{ loop.last }}{% endfor %}{% endmacro %}{{ m() }}",
        "{% include 'part' %}",
        "{% extends 'base' %}{% block b %}{% macro m() %}x{% endmacro %}{{ m() }}{% endblock %}",
        "{% set n = namespace(f=1) %}{% macro m() %}{{ n.f }}{% endmacro %}{% set n.f = m %}{{ name }}",
        "{% macro m() %}{{ missing }}{% endmacro %}{{ m() }}",
    ])
    func nothingOfARenderStays(_ source: String) throws {
        let loader = Files(files: [
            "lib": "{% macro m(x) %}{{ x }}{% endmacro %}",
            "part": "{% import 'lib' as lib %}{{ lib.m(name) }}",
            "base": "{% block b %}{% endblock %}{{ name }}",
        ])
        let engine = TemplateEngine(loader: loader)
        let template = try engine.parse(SourceFile(path: "t", text: source))
        weak var renderer: Renderer?
        do {
            let one = Renderer(engine, Record("data", [("name", .string("Mẫu"))]))
            renderer = one
            // The last of them has a fault: a render that fails lets go too.
            _ = try? one.render(template)
        }
        #expect(renderer == nil, "the render is kept by what it made")
    }
}
