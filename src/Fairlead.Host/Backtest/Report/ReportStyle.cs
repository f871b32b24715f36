namespace Fairlead.Host.Backtest.Report;

/// <summary>The page's style sheet: system fonts, two colour schemes, nothing fetched.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--paper:#fbfbf9;--card:#fff;--ink:#1d2329;--soft:#5c6670;--rule:#e2e4e1;--line:#1f5fae;--fall:#b3541e;--good:#1a6b3c;--bad:#a8321f;--buy:#1a7a44;--sell:#b5381f}
        @media(prefers-color-scheme:dark){:root{--paper:#14181c;--card:#1b2026;--ink:#e3e7ea;--soft:#9aa5af;--rule:#2d343b;--line:#6fa8ee;--fall:#e09a63;--good:#74c796;--bad:#f0917f;--buy:#5fcf8f;--sell:#f28b73}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
        main{max-width:1120px;margin:0 auto;padding:40px 24px 80px}
        h1{font-size:1.7rem;line-height:1.25;margin:0 0 4px;font-weight:650;letter-spacing:-.01em}
        h2{font-size:1.12rem;margin:44px 0 12px;font-weight:650}
        h3{font-size:.95rem;margin:20px 0 4px;font-weight:600}
        p{margin:6px 0;max-width:75ch}
        .soft,caption,figcaption{color:var(--soft)}
        nav{margin:18px 0 0;display:flex;flex-wrap:wrap;gap:4px 18px}
        a{color:var(--line);text-underline-offset:3px}
        dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(168px,1fr));gap:1px;margin:24px 0 0;background:var(--rule);border:1px solid var(--rule);border-radius:8px;overflow:hidden}
        dl.facts div{background:var(--card);padding:12px 16px}
        dt{color:var(--soft);font-size:.82rem}
        dd{margin:2px 0 0;font-size:1.16rem;font-weight:600;overflow-wrap:anywhere}
        dd small{display:block;font-size:.78rem;font-weight:400;color:var(--soft)}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.87rem}
        caption{text-align:left;padding:0 0 6px}
        th,td{text-align:left;vertical-align:top;padding:5px 18px 5px 0;border-bottom:1px solid var(--rule)}
        th{font-weight:600;white-space:nowrap;color:var(--soft)}
        th.n,td.n{text-align:right;white-space:nowrap}
        td.t{white-space:nowrap}
        th:last-child,td:last-child{padding-right:0}
        .good{color:var(--good)}.bad{color:var(--bad)}
        code{font:12.5px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
        ul{padding-left:20px;margin:6px 0}li{margin:3px 0;overflow-wrap:anywhere}
        .alarm{border-left:3px solid var(--bad);padding:2px 0 2px 14px}
        svg.chart{display:block;width:100%;min-width:640px;height:auto;background:var(--card);border:1px solid var(--rule);border-radius:8px}
        svg text{fill:var(--soft);font-size:11.5px}
        svg .grid{stroke:var(--rule);stroke-width:1}
        svg .base{stroke:var(--soft);stroke-width:1;stroke-dasharray:3 4}
        svg polyline{fill:none;stroke-width:1.6;stroke-linejoin:round}
        svg .line{stroke:var(--line)}svg .fall{stroke:var(--fall)}svg .price{stroke:var(--soft)}
        svg polygon.area{stroke:none;fill-opacity:.12}
        svg polygon.line{fill:var(--line)}svg polygon.fall{fill:var(--fall)}
        svg .buy{fill:var(--buy)}svg .sell{fill:var(--sell)}
        .key::before{content:"";display:inline-block;border:5px solid transparent;margin-right:6px}
        .key.buy::before{border-bottom:9px solid var(--buy);border-top:0}
        .key.sell::before{border-top:9px solid var(--sell);border-bottom:0}
        .keys{display:flex;gap:18px;font-size:.85rem;color:var(--soft);margin:6px 0 14px}
        details{margin-top:10px}summary{cursor:pointer;color:var(--soft)}
        @media print{main{max-width:none;padding:0}nav{display:none}}
        """;
}
