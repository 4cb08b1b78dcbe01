"""Bad pages: a text below the head of a brief's page, or a whole page; code, line, words told."""

from __future__ import annotations

BadPage = tuple[str, str, int, str]
HEAD = "---\ntitle: A\ndyad: kaz-tjk\n---\n\n# A\n\n"
# The line on which a text begins below the head.
FIRST = 8

BAD_TEXTS: dict[str, tuple[str, str, str]] = {
    "unclosed braces": ("{{ exports(2022)", "M201", "correct the expression"),
    "no expression": ("{{ }}", "M201", "a macro with literal arguments"),
    "for": ("{% for a in b %}x{% endfor %}", "M202", "remove the statement"),
    "include": ("{% include '/etc/passwd' %}", "M202", "remove the statement"),
    "import": ("{% import 'x' as x %}", "M202", "remove the statement"),
    "set": ("{% set turnover = 1 %}", "M202", "remove the statement"),
    "macro of one's own": ("{% macro exports() %}x{% endmacro %}", "M202", "remove the statement"),
    "configuration": ("{{ config.site_name }}", "M203", "getattr of config"),
    "class of a text": (
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "M203",
        "write the call alone",
    ),
    "globals of a function": ("{{ exports.__globals__ }}", "M203", "write the call alone"),
    "globals by a filter": ("{{ exports|attr('__globals__') }}", "M203", "write the call alone"),
    "item of a call": ("{{ exports(2022)['a'] }}", "M203", "write the call alone"),
    "sum": ("{{ 7 * 7 }}", "M203", "write the call alone"),
    "text": ("{{ 'x' }}", "M203", "write the call alone"),
    "condition": ("{{ exports(2022) if 1 else 2 }}", "M203", "write the call alone"),
    "name without a call": ("{{ exports }}", "M203", "write {{ exports(…) }}"),
    "call of a call": ("{{ exports(2022)() }}", "M203", "write the call alone"),
    "joined calls": ("{{ exports(2022) ~ imports(2022) }}", "M203", "write the call alone"),
    "unknown macro": ("{{ turnovr(2022) }}", "M204", "nearest: turnover"),
    "function of Jinja": ("{{ range(9) }}", "M204", "a macro"),
    "request": ("{{ request() }}", "M204", "a macro"),
    "call as an argument": ("{{ exports(range(9)) }}", "M205", "numbers and quoted texts"),
    "name as an argument": ("{{ exports(config) }}", "M205", "numbers and quoted texts"),
    "list as an argument": ("{{ exports([2022]) }}", "M205", "numbers and quoted texts"),
    "starred argument": ("{{ exports(*config) }}", "M205", "numbers and quoted texts"),
    "no argument": ("{{ exports() }}", "M206", "exports(period"),
    "one argument too many": ("{{ exports(2022, 'KAZ', 'en', 1) }}", "M206", "exports(period"),
    "argument by no name": ("{{ exports(year=2022) }}", "M206", "exports(period"),
    "argument twice": ("{{ exports(period=2022, period=2021) }}", "M206", "given twice"),
    "argument of another kind": ("{{ exports(True) }}", "M206", "period is"),
    "macro in a heading": ("## Trade {{ exports(2022) }}", "M207", "into the text below"),
    "macro in an underlined heading": (
        "Trade {{ exports(2022) }}\n-----",
        "M207",
        "into the text below",
    ),
    "block in a sentence": ("See {{ sources() }}.", "M208", "alone on its line"),
    "figure that nobody states": ("{{ exports(1999) }}", "M210", "periods present"),
    "period that is none": ("{{ exports('spring') }}", "M210", "a period"),
    "reporter from elsewhere": ("{{ exports(2022, reporter='UZB') }}", "M210", "KAZ"),
    "commitment that is none": ("{{ commitment('x') }}", "M210", "there are: target-2023-05-03"),
    "script": ("<script>alert(1)</script>", "M301", "write it in Markdown"),
    "picture with a handler": ("<img src=x onerror=alert(1)>", "M301", "<img"),
    "handler": ('<p onclick="x()">a</p>', "M301", '<p onclick="x()">'),
    "handler after a slash": ("<p/onclick=x()>a</p>", "M301", "write it in Markdown"),
    "style": ('<p style="position:fixed">a</p>', "M301", '<p style="position:fixed">'),
    "frame": ("<iframe src='https://evil.example'></iframe>", "M301", "<iframe"),
    "form": ("<form action='https://evil.example'></form>", "M301", "<form"),
    "base": ("<base href='https://evil.example/'>", "M301", "<base"),
    "refresh": ('<meta http-equiv="refresh" content="0;url=x">', "M301", "<meta"),
    "SVG": ("<svg onload=alert(1)>", "M301", "<svg"),
    "comment": ("<!-- a -->", "M301", "write it in Markdown"),
    "markup in code": ("`<iframe>`", "M301", "&lt;"),
    "unclosed tag": ("<img src=x onerror=alert(1)//", "M301", "<img"),
    "year as an item": ("2023. Trade rose.", "M302", "break the line elsewhere"),
    "typed amount": ("Exports were $1.4 billion.", "M303", "a figure from a macro"),
    "typed amount of the data": ("Exports were $877.6 million.", "M303", "{{ exports(2022) }}"),
    "typed rate": ("Exports rose by 5 %.", "M303", "add its row"),
    "typed amount in Russian": ("Экспорт вырос до 5 млрд.", "M303", "add its row"),
    "script link": ("[a](javascript:alert(1))", "M304", "https://…"),
    "script link by reference": ("[a](&#106;avascript:alert(1))", "M304", "https://…"),
    "script link in capitals": ("[a](JaVaScRiPt:alert(1))", "M304", "https://…"),
    "script link encoded": ("[a](javascript%3Aalert(1))", "M304", "https://…"),
    "script link in HTML": ('<a href="javascript:alert(1)">a</a>', "M304", "https://…"),
    "script link of a definition": ("[a][b]\n\n[b]: javascript:alert(1)", "M304", "https://…"),
    "data link": ("[a](data:text/html;base64,PHNjcmlwdD4=)", "M304", "https://…"),
    "file link": ("[a](file:///etc/passwd)", "M304", "https://…"),
    "link without a scheme": ("[a](//evil.example/)", "M304", "https://…"),
    "link from the root": ("[a](/methods/)", "M304", "https://…"),
    "dead link": ("[a](../../method.md)", "M305", "nearest: ../../methods.md"),
    "link upwards": ("[a](../../../mkdocs.md)", "M305", "a file of the site"),
    "link to a folder": ("[a](../../data/)", "M305", "a file of the site"),
    "dead picture": ("![a](../assets/none.png)", "M305", "a file of the site"),
}

BAD_PAGES: dict[str, tuple[str, BadPage]] = {
    "block twice": (
        "economies/{}.md",
        (
            "---\ntitle: A\ndyad: kaz-tjk\n---\n\n# A\n\n{{ sources() }}\n\n{{ sources() }}\n",
            "M209",
            10,
            "keep one",
        ),
    ),
    "page outside the navigation": ("more.md", ("# More\n", "M306", 0, "nav of mkdocs.yml")),
    "front matter that is no YAML": (
        "economies/{}.md",
        ("---\ntitle: [\n---\n\n# A\n", "M101", 3, "correct the front matter"),
    ),
    "front matter that is a list": (
        "economies/{}.md",
        ("---\n- a\n---\n\n# A\n", "M101", 2, "title: …"),
    ),
    "front matter that runs Python": (
        "economies/{}.md",
        (
            "---\ntitle: !!python/object/apply:os.system ['x']\n---\n\n# A\n",
            "M101",
            2,
            "without &, * and !",
        ),
    ),
    "front matter that grows": (
        "economies/{}.md",
        ("---\na: &a [x, x]\ntitle: *a\n---\n\n# A\n", "M101", 2, "without &, * and !"),
    ),
    "front matter of a thousand levels": (
        "economies/{}.md",
        (f"---\ntitle: {'[' * 5000}\n---\n\n# A\n", "M101", 2, "correct the front matter"),
    ),
    "key twice": ("economies/{}.md", ("---\ntitle: A\ntitle: B\n---\n\n# A\n", "M101", 3, "twice")),
    "key that is a list": (
        "economies/{}.md",
        ("---\n? [a, b]\n: c\n---\n\n# A\n", "M101", 2, "title: …"),
    ),
    "date that does not exist": (
        "economies/{}.md",
        ("---\ntitle: 2023-02-31\n---\n\n# A\n", "M101", 2, "correct the front matter"),
    ),
    "template of the theme": (
        "economies/{}.md",
        ("---\ntemplate: evil.html\n---\n\n# A\n", "M102", 2, "remove the key"),
    ),
    "key that is a macro": (
        "economies/{}.md",
        ("---\nturnover: 1\n---\n\n# A\n", "M102", 2, "remove the key"),
    ),
    "key with a slip": (
        "economies/{}.md",
        ("---\ntitel: A\n---\n\n# A\n", "M102", 2, "write title"),
    ),
    "keys without lines": (
        "economies/{}.md",
        ("title: A\n\n# A\n", "M103", 1, "put --- above and below"),
    ),
    "macro in front matter": (
        "economies/{}.md",
        ("---\ntitle: '{{ config }}'\n---\n\n# A\n", "M104", 2, "remove the braces"),
    ),
    "macro by escapes": (
        "economies/{}.md",
        ('---\ntitle: "\\x7b\\x7b config }}"\n---\n\n# A\n', "M104", 2, "remove the braces"),
    ),
    "unknown dyad": (
        "economies/{}.md",
        ("---\ndyad: kaz-tkj\n---\n\n# A\n", "M105", 2, "nearest: kaz-tjk"),
    ),
    "traversal as dyad": (
        "economies/{}.md",
        ("---\ndyad: ../../etc/passwd\n---\n\n# A\n", "M105", 2, "an id of dyads.csv"),
    ),
    "unknown economy": (
        "economies/{}.md",
        ("---\neconomy: KAX\n---\n\n# A\n", "M105", 2, "nearest: KAZ"),
    ),
    "title that is a number": (
        "economies/{}.md",
        ("---\ntitle: 2022\n---\n\n# A\n", "M106", 2, "between quotation marks"),
    ),
    "bidi by an escape": (
        "economies/{}.md",
        ('---\ntitle: "a\\u202eb"\n---\n\n# A\n', "F204", 2, "U+202E"),
    ),
}

GOOD_TEXTS: dict[str, str] = {
    "figure": "Exports were {{ exports(2022) }} again.",
    "figure in Russian": 'Экспорт: {{ exports(2022, language="ru") }}.',
    "number that is typed on purpose": '{{ typed("1,206 km") }} of road.',
    "years and ranks": "In 2022, the 3rd of 10 meetings took place.",
    "links": "[a](../../methods.md), [b](https://a.example/?x=1), [c](mailto:a@b.example).",
    "link to data": "[checks](../../data/checks.csv)",
    "allowed markup": '<details class="bb-more"><summary>a</summary>b</details>',
    "signs": "a < b & c > d, “quotes”, it’s – no — 5–6.",
    "escaped markup": "Write &lt;br&gt; &amp; so on&nbsp;here.",
    "block": "\n{{ sources() }}\n",
    "table": "| a | b |\n|---|---|\n| c | d |",
}
