/// What has several parts: inheritance, modules, calls, recursion, state over rounds.
extension TemplateGenerator {
    static let others = [
        "row": "[{{ i | default('-') }}:{{ v0 | default('n') }}]\n",
        "lib": """
        {% macro pair(a, b='·') %}{{ a }}/{{ b }}{% endmacro %}
        {% macro each(xs) %}{% for x in xs %}{{ caller(x, loop.index) }};{% endfor %}{% endmacro %}
        {% set unit = 'triệu đồng' %}
        """,
        "base": """
        <{% block head %}Kính gửi {{ n }}{% endblock %}|{% block body -%}
          {% block inner scoped %} in {% endblock %}
        {% endblock %}>{{ self.head() }}
        """,
    ]

    mutating func template() -> String {
        guard next(5) == 0 else { return body(depth: 3) }
        let blocks = ["head", "body", "inner"].map { name in
            next(3) == 0
                ? "ignored " : tag("block " + name) + inside(3, ["", "{{ super() }}"]) + tag("endblock")
        }
        return tag("extends 'base'") + blocks.joined()
    }

    private mutating func inside(_ depth: Int, _ extra: [String]) -> String {
        pick(extra) + body(depth: depth - 1)
    }

    mutating func compound(_ depth: Int) -> String {
        switch next(12) {
        case 0:
            let pairs = pick([
                "d.items()", "d | dictsort", "us | groupby('a')", "[(1, 2), 'xy', [n, s]]", "d | items",
                "xs | batch(2, 0)",
            ])
            return tag("for k, v in " + pairs)
                + inside(depth, ["{{ k }}={{ v }};", "{{ loop.revindex }}{{ v }}", "{{ loop.changed(k) }}"])
                + tag("endfor")
        case 1:
            return tag("for t in [1, [2, [3]], [" + number() + "]] recursive")
                + "{% if t is iterable %}({{ loop(t) }}){% else %}{{ loop.depth }}:{{ t }}{% endif %}"
                + tag("endfor")
        case 2:
            return tag("for i in " + numbers())
                + "{{ loop.previtem | default('^') }}<{{ i }}>{{ loop.nextitem | default('$') }}"
                + inside(depth, ["{{ loop.length - loop.index }}", ""]) + tag("endfor")
        case 3:
            return tag("set ns = namespace(t=" + number() + ")") + tag("for i in " + numbers())
                + tag("set ns.t = ns.t " + pick(["+", "*", "-"]) + " i") + tag("endfor") + "{{ ns.t }}"
        case 4: return tag("set v0, v1 = " + expression(1) + ", " + expression(1)) + "{{ v1 }}{{ v0 }}"
        case 5:
            let body = inside(depth, ["{{ lib.unit }}", ""])
            return tag("import 'lib' as lib") + "{{ lib.pair(" + expression(1) + ") }}" + body
        case 6:
            return tag("from 'lib' import each, pair as p") + tag("call(x, place) each(" + numbers() + ")")
                + "{{ place }}{{ p(x, b=" + number() + ") }}" + inside(depth, [""]) + tag("endcall")
        default: return rest(depth)
        }
    }

    private mutating func rest(_ depth: Int) -> String {
        switch next(5) {
        case 0:
            let name = "w\(next(100))"
            return tag("macro \(name)(a)") + "{{ a }}{{ varargs }}{{ kwargs }}"
                + "{{ caller() if caller is defined else '-' }}" + tag("endmacro")
                + "{{ \(name)(1, " + expression(1) + ", z=3) }}"
                + tag("call \(name)(*xs)") + inside(depth, [""]) + tag("endcall")
        case 1: return tag("raw") + pick(["{{ x }}", " {% if %} ", "{# n #}", "\n  {%- y\n"]) + tag("endraw")
        case 2:
            let first = tag("if " + condition()) + inside(depth, [""])
            let second = tag("elif " + condition()) + inside(depth, [""])
            return first + second + tag("else") + inside(depth, [""]) + tag("endif")
        case 3:
            let state = pick(["c.next() }}{{ c.current", "j() }}{{ i", "loop.cycle(i, 'x') }}{{ loop.index0"])
            return tag("set c, j = cycler('o', 'e'), joiner('; ')") + tag("for i in " + numbers())
                + "{{ " + state + " }}" + tag("endfor")
        default:
            // No “without context”: inside a captured text Jinja prints such an include in the wrong place.
            let file = pick([
                "'row'", "['none', 'row']", "'none' ignore missing",
                "'row' ignore missing with context", "'r' ~ 'ow'",
            ])
            return tag("for i in " + numbers()) + tag("include " + file) + tag("endfor")
        }
    }

    mutating func compoundExpression() -> String {
        switch next(6) {
        case 0: return "(" + number() + " < " + number() + pick([" <= ", " != ", " > "]) + number() + ")"
        case 1:
            return pick(["s", "xs", "'Đà Nẵng'", "(1, n, f)", "range(9)"])
                + pick(["[::-1]", "[1:]", "[-2:]", "[:n]", "[n::-2]", "[-99:99:2]", "[0]"])
        case 2:
            return "(" + number()
                + pick([
                    " is divisibleby 3", " is not even", " is in xs", " is ge 2", " is sameas none",
                    " not in xs", " is eq 7 and n is odd",
                ]) + ")"
        case 3:
            return "(" + text() + ")"
                + pick([
                    " | indent(2, true)", " | wordwrap(4, false)", " | truncate(6)", " | list | sort | join",
                    " | center(9) | trim", ".split(none, 1)", ".rsplit(' ', 1)", ".rjust(9, '.')",
                    ".isalpha()", ".rpartition('a')", ".swapcase() | lower", " | pprint", " | striptags",
                    ".splitlines()", " | unique | join", " | int(3)", " | float", ".format(n, s)",
                ])
        case 4:
            return "us | "
                + pick([
                    "sort(attribute='b')", "sort(attribute='a,b', reverse=true)", "map(attribute='b') | sort",
                    "rejectattr('a', 'gt', 1) | list", "sum(attribute='a')", "min(attribute='b')",
                    "tojson(1)",
                    "unique(attribute='a') | list", "selectattr('zz', 'undefined') | list | length",
                    "map(attribute='zz', default=0) | sum", "batch(2) | map('length') | list", "last",
                ]) + pick(["", " | string | length"])
        default:
            return pick([
                "dict(d, z=n)", "dict(d, **{'k': f})", "(d.keys() | list + ['z'])", "d.values() | sum",
                "'{0}-{1:>4}-{0!r}'.format(s[:2], n)", "'{:+.1f}|{:05d}|{:^7}'.format(f, n, 'ă')",
                "'%s|%r|%05.1f' | format(s, s, f)", "(n, f, s)", "[n, (f,), {s: none}]",
                "n * 1000 | filesizeformat", "xs | slice(2, 0) | map('sum') | list", "'a' 'b' ~ 1.0 ~ none",
                "'x' in d or 'k' in d", "f ** 2 // 1 % 4", "-n // 2", "2 ** -n", "not n == 7 or f",
            ])
        }
    }
}
