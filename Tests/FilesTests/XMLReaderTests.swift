import Diagnostics
import Files
import Testing

@Suite struct XMLReaderTests {
    private func events(_ text: String) throws(DiagnosticError) -> [String] {
        var lines: [String] = []
        try XMLReader.read(Array(text.utf8), path: "a.docx", part: "p.xml") { event in
            switch event {
            case .start(let element):
                let attributes = element.attributes.map {
                    " \($0.namespace.isEmpty ? "" : "{\($0.namespace)}")\($0.name)=\($0.value)"
                }
                lines.append(
                    "<\(element.namespace.isEmpty ? "" : "{\(element.namespace)}")\(element.name)\(attributes.joined())"
                )
            case .end(let name): lines.append(">\(name)")
            case .text(let text): lines.append("“\(text)”")
            }
        }
        return lines
    }

    @Test func givesTagsAttributesAndWholeTexts() throws {
        let found = try events(
            """
            <?xml version="1.0"?><w:p xmlns:w="urn:w" xmlns="urn:d" w:a="1" b="&lt;ế"><t>a&amp;b&#x1EBF;
            c<![CDATA[<d>]]></t><!-- x --><e/></w:p>
            """)
        #expect(
            found == [
                "<{urn:w}p {urn:w}a=1 b=<ế", "<{urn:d}t", "“a&bế\nc<d>”", ">t", "<{urn:d}e", ">e", ">p",
            ])
    }

    @Test(arguments: [
        ("", "line 1, column 1: nothing in it"), ("<a><b></a>", "line 1, column 9: a closing tag that"),
        ("<a>\n&nix;</a>", "line 2, column 1: an unknown &…;"), ("<a/><b/>", "more after its end"),
        ("<a>\u{1}</a>", "not well-formed"), ("<x:a/>", "an undeclared prefix"),
        ("<a b='1' b='2'/>", "an attribute stands twice"), ("<a><b>", "nothing in it"),
        ("<a>text", "nothing in it"), ("<a", "it breaks off"),
    ])
    func namesThePlaceOfAFault(_ text: String, _ reason: String) {
        let found = diagnostics { () throws(DiagnosticError) in _ = try events(text) }
        #expect(found.map(\.id) == [.xmlMalformed])
        #expect(found.first?.message.en.contains(reason) == true, "\(found)")
        #expect(found.first?.message.en.contains("p.xml") == true)
    }

    @Test func refusesDoctypesAndDepth() {
        let laughs = "<!DOCTYPE a [<!ENTITY b \"xx\"><!ENTITY c \"&b;&b;\">]><a>&c;</a>"
        for text in [
            laughs, "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
            String(repeating: "<a>", count: 100_000),
        ] {
            let found = diagnostics { () throws(DiagnosticError) in _ = try events(text) }
            #expect(found.map(\.id) == [.xmlRefused])
        }
        let deep = String(repeating: "<a>", count: 256) + String(repeating: "</a>", count: 256)
        #expect(throws: Never.self) { try events(deep) }
    }

    @Test func stopsAtTheHandlersError() {
        var count = 0
        let wanted = DiagnosticError(.error(DiagnosticID("enough", .data), vi: "đủ", en: "enough"))
        let found = diagnostics { () throws(DiagnosticError) in
            try XMLReader.read(Array("<a><b/><c/></a>".utf8), path: "a", part: "p") {
                _ throws(DiagnosticError) in
                count += 1
                if count == 2 { throw wanted }
            }
        }
        #expect(found == wanted.diagnostics)
        #expect(count == 2)
    }

    @Test func readsAcrossThePiecesItParses() throws {
        let long = String(repeating: "ế", count: 1 << 20)
        let found = try events("<a>\(long)</a>")
        #expect(found == ["<a", "“\(long)”", ">a"])
    }

    @Test func survivesEveryCutOfADocument() {
        let whole = Array("<a x='1'><b>ế&amp;</b><!-- c --><![CDATA[d]]></a>".utf8)
        for length in 0..<whole.count {
            let found = diagnostics { () throws(DiagnosticError) in
                try XMLReader.read(Array(whole[..<length]), path: "a", part: "p") { _ in }
            }
            #expect(found.map(\.id) == [.xmlMalformed])
        }
    }
}
