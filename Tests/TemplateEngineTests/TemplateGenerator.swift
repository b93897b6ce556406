/// Templates by chance, from a seed: expressions, statements, filters, whitespace control.
struct TemplateGenerator {
    private var state: UInt64
    private var names = ["n", "s", "xs", "us", "d", "f"]

    init(seed: UInt64) { state = seed }

    static let data = """
        {"n": 7, "f": 2.5, "s": "Bình đẳng giới", "xs": [3, 1, 2], "us": [{"a": 1, "b": "x"}, {"a": 2, "b": "Y"},
        {"a": 1, "b": "z"}], "d": {"k": 1, "m": 2}}
        """

    // SplitMix64 (Steele, Lea, Flood 2014).
    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

    mutating func body(depth: Int) -> String {
        (0..<(1 + next(4))).map { _ in statement(depth: depth) }.joined()
    }

    private mutating func open() -> String { pick(["{% ", "{% ", "{% ", "{%- ", "{%+ "]) }
    private mutating func close() -> String { pick([" %}", " %}", " %}", " -%}", " +%}"]) }

    mutating func tag(_ inside: String) -> String { open() + inside + close() }

    private mutating func statement(depth: Int) -> String {
        guard depth > 0 else { return output() }
        switch next(18) {
        case 0, 1: return pick(["text ", "\n", "  \n  ", "a{b}c", " Đ ", "{# note #}", "{#- x -#}", "\n\n"])
        case 2, 3, 4: return output()
        case 5:
            let middle = next(2) == 0 ? tag("else") + body(depth: depth - 1) : ""
            return tag("if " + condition()) + body(depth: depth - 1) + middle + tag("endif")
        case 6:
            let middle = next(3) == 0 ? tag("else") + body(depth: depth - 1) : ""
            let filter = next(3) == 0 ? " if " + pick(["i > 1", "i is odd", "i != 2"]) : ""
            let extra = pick([
                "", "{{ loop.index }}", "{{ loop.last }}", "{{ loop.cycle('a', 'b') }}", "{{ i }}",
            ])
            return tag("for i in " + numbers() + filter) + extra + body(depth: depth - 1) + middle
                + tag("endfor")
        case 7: return tag("set v\(next(3)) = " + expression(2))
        case 8: return tag("set v\(next(3))") + body(depth: depth - 1) + tag("endset")
        case 9: return tag("with v\(next(3)) = " + expression(2)) + body(depth: depth - 1) + tag("endwith")
        case 10:
            return tag("filter " + pick(["upper", "trim", "replace('a', 'b')", "title", "indent(2)"]))
                + body(depth: depth - 1) + tag("endfilter")
        case 11, 12, 13, 14, 15, 16: return compound(depth)
        default:
            let name = "m\(next(100))"
            return tag("macro \(name)(p, q=" + number() + ")") + "{{ p }}" + body(depth: depth - 1)
                + "{{ q }}" + tag("endmacro")
                + "{{ \(name)(" + expression(1) + ") }}"
        }
    }

    private mutating func output() -> String {
        pick(["{{ ", "{{ ", "{{- "]) + expression(3) + pick([" }}", " }}", " -}}"])
    }

    mutating func number() -> String {
        pick(["0", "1", "2", "7", "10", "2.5", "0.1", "-3", "n", "f", "xs[1]", "us[0].a"])
    }

    mutating func numbers() -> String {
        pick([
            "xs", "[1, 2, 3]", "range(3)", "[]", "xs | sort", "range(5, 0, -2)", "(4, 5)",
            "us | map(attribute='a') | list",
        ])
    }

    mutating func text() -> String {
        pick([
            "s", "'abc'", "'Đà Nẵng'", "us[1].b", "'a b  c'", "''", "s[2:5]", "'x' * 3", "n | string",
            "'%s' % n",
        ])
    }

    mutating func condition() -> String {
        switch next(6) {
        case 0: return number() + pick([" < ", " >= ", " == ", " != "]) + number()
        case 1: return text() + pick([" == ", " < ", " in ", " not in "]) + text()
        case 2:
            return number() + pick([" is number", " is integer", " is float", " is defined", " is string"])
        case 3: return "(" + condition() + pick([" and ", " or "]) + condition() + ")"
        case 4: return "not " + condition()
        default:
            return pick(["xs", "s", "none", "''", "v0 is defined", "true", "0", "d", "missing is undefined"])
        }
    }

    mutating func expression(_ depth: Int) -> String {
        guard depth > 0 else { return next(2) == 0 ? number() : text() }
        switch next(15) {
        case 0, 1: return number()
        case 2: return text()
        case 3:
            return "(" + number() + pick([" + ", " - ", " * ", " / ", " // ", " % ", " ** "]) + number() + ")"
        case 4: return "(" + expression(depth - 1) + " ~ " + expression(depth - 1) + ")"
        case 5:
            return "(" + text() + ")"
                + pick([
                    " | upper", " | title", " | length", " | reverse", " | capitalize", " | trim | list",
                    " | truncate(5, true, '…', 0)", " | center(12)", " | wordcount", " | replace('a', 'o')",
                    " | e", " | urlencode", " | first | default('-')", " | tojson", " | wordwrap(5)",
                ])
        case 6:
            return "(" + numbers() + ")"
                + pick([
                    " | sum", " | join(', ')", " | list", " | length", " | sort(reverse=true)",
                    " | select('odd') | list", " | max | default(0)", " | batch(2) | list",
                    " | slice(2) | list", " | map('string') | join", " | unique | list",
                    " | reject('gt', 1) | list", " | tojson", " | reverse | list",
                ])
        case 7:
            return "(" + number() + ")"
                + pick([
                    " | round", " | round(1)", " | int", " | float", " | abs", " | string",
                    " | round(1, 'floor')",
                ])
        case 8:
            return "(" + expression(depth - 1) + " if " + condition() + " else " + expression(depth - 1) + ")"
        case 9: return "[" + expression(depth - 1) + ", " + expression(depth - 1) + "]"
        case 10: return "{'k': " + expression(depth - 1) + ", 1: " + number() + "}"
        case 11:
            return "(" + text() + ")"
                + pick([
                    ".upper()", ".split()", ".replace('a', 'b')", ".find('a')", ".startswith('a')",
                    ".count('a')", ".title()", "[1:]", "[::-1]", ".strip()", ".partition(' ')", ".zfill(6)",
                ])
        case 12, 13: return compoundExpression()
        default:
            return pick([
                "v0 | default('none')", "v1 is defined", "d.items() | list", "d | dictsort",
                "us | groupby('a') | map('first') | list", "us | map(attribute='b') | join('+')",
                "'{:>6}|{:.2f}'.format(s[:2], f)", "'%5.1f|%-4d|' % (f, n)", "d.get('k')", "xs[-1]",
                "us | selectattr('a', 'eq', 1) | map(attribute='b') | list", "(" + condition() + ")",
            ])
        }
    }

    /// Bytes by chance, dense in the marks of the language.
    mutating func garbage() -> String {
        let pieces = [
            "{{", "}}", "{%", "%}", "{#", "#}", "-", "+", "if", "for", "in", "endif", "endfor", "else", "set",
            "=", "(", ")", "[", "]", "{", "}", "'", "\"", "\\", "|", ".", ",", ":", "~", "**", "//", "x", "1",
            "0x", "1e", " ", "\n", "ế", "\u{301}", "raw", "endraw", "macro", "block", "is", "not", "and", "%",
            "loop", "self", "super", "()", "|join", "include", "import", "from", "as", "call", "filter",
            "endfilter", "with", "\u{0}", "🇻🇳",
        ]
        return (0..<(1 + next(40))).map { _ in pick(pieces) + pick(["", "", " "]) }.joined()
    }
}
