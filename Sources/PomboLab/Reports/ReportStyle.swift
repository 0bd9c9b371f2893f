/// The looks of a report: light and dark as the reader's system is, narrow screens, paper.
enum ReportStyle {
    static let sheet = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#5b6470;--grid:#e3e6ea;--page:#fff;\
        --card:#f7f8fa;--ok:#9aa4af;--lost:#b3261e;--rep:#b06d00;--c0:#1f5fbf;--c1:#b3500f;\
        --c2:#1f7a3d;--c3:#8a2a9b;--c4:#007a86;--c5:#a1203f;--c6:#6b5b00;--c7:#444c99}
        @media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#a4adb8;--grid:#343a42;\
        --page:#15181c;--card:#1d2126;--ok:#6d7782;--lost:#ff8a80;--rep:#ffc169;--c0:#8ab4f8;\
        --c1:#ffab70;--c2:#81d69a;--c3:#dba3ea;--c4:#6fd6df;--c5:#ff9db3;--c6:#e0cf6a;--c7:#b3b9ff}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:76rem;padding:1rem;background:var(--page);color:var(--ink);\
        font:16px/1.5 system-ui,sans-serif}
        h1{font-size:1.5rem;line-height:1.2;margin:.5rem 0}
        h2{font-size:1.1rem;margin:1.5rem 0 .25rem}figure h2{margin-top:0}
        p{margin:.25rem 0}.soft{color:var(--soft)}
        main{display:grid;gap:1rem;\
        grid-template-columns:repeat(auto-fit,minmax(min(100%,28rem),1fr));\
        margin:1rem 0}
        figure{margin:0;padding:1rem;background:var(--card);border:1px solid var(--grid);\
        border-radius:.5rem;break-inside:avoid}
        figcaption{font-size:.9rem;color:var(--soft);margin-top:.4rem}
        svg{display:block;width:100%;height:auto;margin:.5rem 0}
        svg text{font:12.5px system-ui,sans-serif;fill:var(--soft)}
        svg .h{paint-order:stroke;stroke:var(--card);stroke-width:4px;stroke-linejoin:round;\
        fill:var(--ink)}
        svg .b{font-weight:600;fill:var(--ink)}svg text.lost{fill:var(--lost)}
        .g{stroke:var(--grid)}.a{stroke:var(--soft)}
        .l,.r{fill:none;stroke-width:1.6;stroke:var(--c)}.theory{opacity:.75}
        .dash{stroke-dasharray:5 3}.never{stroke-dasharray:1.5 4}
        .w{stroke:var(--c);stroke-width:1.2}
        .d{fill:var(--c)}.r{stroke:var(--c0)}.tip{fill:var(--c0)}.r.lost{stroke:var(--lost)}
        .b-ok{fill:var(--ok)}.b-rep{fill:var(--rep)}.b-lost{fill:var(--lost)}
        .s0{--c:var(--c0)}.s1{--c:var(--c1)}.s2{--c:var(--c2)}.s3{--c:var(--c3)}
        .s4{--c:var(--c4)}.s5{--c:var(--c5)}.s6{--c:var(--c6)}.s7{--c:var(--c7)}
        ul.key{display:flex;flex-wrap:wrap;gap:.1rem 1rem;list-style:none;margin:0;padding:0;\
        font-size:.9rem}
        ul.key svg{display:inline-block;width:1.75rem;height:1rem;margin:0 .3rem 0 0;\
        vertical-align:-.15rem}
        .wide{overflow-x:auto}table{border-collapse:collapse;font-size:.9rem;width:100%}
        th,td{padding:.2rem .5rem;text-align:right;border-bottom:1px solid var(--grid);\
        white-space:nowrap;font-variant-numeric:tabular-nums}
        th.n,td.n{text-align:left}thead th{color:var(--soft);font-weight:600}
        tbody th{padding-top:.8rem}tbody{break-inside:avoid}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.5rem 0;\
        font-size:.9rem}dt{font-weight:600}dd{margin:0}
        @media (max-width:36rem){svg text{font-size:15.5px}dl{display:block}dd{margin:0 0 .5rem}}
        pre{padding:1rem;background:var(--card);border:1px solid var(--grid);border-radius:.5rem;\
        white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
        @media print{:root{color-scheme:light;--ink:#000;--soft:#333;--grid:#ccc;--page:#fff;\
        --card:#fff;--ok:#999;--lost:#000;--rep:#555}body{font-size:10pt;max-width:none;padding:0}\
        main{grid-template-columns:1fr 1fr;gap:.6rem}figure{padding:.6rem}.wide{overflow:visible}\
        table,dl,figcaption,ul.key{font-size:8pt}th,td{padding:.1rem .3rem}}

        """
}
