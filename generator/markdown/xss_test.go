package markdown

import (
	"strings"
	"testing"
)

// payloads are ways to run a script, load something foreign or break out of an
// attribute. Each must be refused with a fault or print as plain text.
var payloads = strings.Split(`<script>alert(1)</script>
<SCRIPT SRC=//evil.example/x.js></SCRIPT>
<img src=x onerror=alert(1)>
<img/src=x/onerror=alert(1)>
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>
<object data="javascript:alert(1)"></object>
<embed src="data:text/html,<script>alert(1)</script>">
<base href="//evil.example/">
<meta http-equiv="refresh" content="0;url=javascript:alert(1)">
<link rel=stylesheet href=//evil.example/x.css>
<style>@import 'http://evil.example/x.css';</style>
<form action="javascript:alert(1)"><button>x</button></form>
<details open ontoggle=alert(1)>
<video><source onerror=alert(1)></video>
<body onload=alert(1)>
<input autofocus onfocus=alert(1)>
<a href="javascript:alert(1)">x</a>
<div style="background:url(javascript:alert(1))">
<x onclick=alert(1)>x</x>
<!--><script>alert(1)</script>-->
<![CDATA[<script>alert(1)</script>]]>
<?xml version="1.0"?><script>alert(1)</script>
<!DOCTYPE html><script>alert(1)</script>
</p><script>alert(1)</script>
</div></body><img src=x onerror=alert(1)>
[x](javascript:alert(1))
[x](JaVaScRiPt:alert(1))
[x](javascript&colon;alert(1))
[x](javascript&#58;alert(1))
[x](javascript&#x3a;alert(1))
[x](&#x6A;avascript:alert(1))
[x](&#106;avascript:alert(1))
[x](java&Tab;script:alert(1))
[x](java&NewLine;script:alert(1))
[x](&#1;javascript:alert(1))
[x](&#x200b;javascript:alert(1))
[x](&nbsp;javascript:alert(1))
[x](&#x202e;javascript:alert(1))
[x](<javascript:alert(1)>)
[x](< javascript:alert(1)>)
[x](\javascript:alert(1))
[x](javascript\:alert(1))
[x](%6aavascript:alert(1))
[x](javascript%3Aalert(1))
[x](%0ajavascript:alert(1))
[x](vbscript:msgbox(1))
[x](data:text/html,<script>alert(1)</script>)
[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)
[x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)
[x](feed:javascript:alert(1))
[x](blob:https://evil.example/1)
[x](filesystem:https://evil.example/1)
[x](file:///etc/passwd)
[x](view-source:javascript:alert(1))
[x](jar:https://evil.example!/x)
[x](ws://evil.example/)
[x](intent://evil.example/)
[x](weixin://dl/chat)
[x](//evil.example)
[x](///evil.example)
[x](/\evil.example)
[x](\\\\evil.example)
[x](&sol;&sol;evil.example)
[x](&#47;/evil.example)
[x](https:evil.example)
[x](https://good&#x200b;.example/)
[x](https://good.example/&#x202e;gpj.exe)
[x](mailto:a@good&#xad;.example)
[x](https:///evil.example)
[x](https://user@evil.example)
[x](https://good.example%2f@evil.example)
[x](http://)
[x](:javascript:alert(1))
[x](附件:javascript)
[x](..%5cevil.example)
[x](a.html?x="onmouseover=alert(1))
[x](a" onmouseover="alert(1))
[x](a.html "t" onmouseover="alert(1)")
[x](a.html 't" onmouseover="alert(1)')
[x](<a.html" onmouseover="alert(1)>)
[x](ref:power/../../x)
[x](ref:javascript:alert(1))
[x](ref:a)
[x][y] [y]: javascript:alert(1)
![x](javascript:alert(1))
![x](data:image/svg+xml,<svg onload=alert(1)>)
![x](data:image/png;base64,AAAA)
![x](http://evil.example/pixel.gif)
![x](//evil.example/pixel.gif)
![x" onerror="alert(1)](x.png)
![<img src=x onerror=alert(1)>](x.png)
![x](x.png "y" onerror=alert(1))
![x](x.png '" onerror="alert(1)')
<javascript:alert(1)>
<JAVASCRIPT:alert(1)>
<data:text/html,x>
<vbscript:x>
<ftp://evil.example/>
<a@b.example?body=x"onclick=alert(1)>
&lt;script&gt;alert(1)&lt;/script&gt;
\<script>alert(1)\</script>
# x {onclick=alert(1)}
# x {#a" onclick="alert(1)}
# <script>alert(1)</script>
# " onclick="alert(1)
|<script>alert(1)</script>|
[^"onclick]: x
`+"```\"onclick=alert(1)\n`<script>`\n    <script>alert(1)</script>", "\n")

func TestPayloadsDoNothing(t *testing.T) {
	if len(payloads) < 60 {
		t.Fatalf("only %d payloads", len(payloads))
	}
	wraps := []string{"%s", "文%s文", "> - %s", "**%s**", "[%s](a.html)", "![%s](a.png)", "|a|\n|-|\n|%s|", "# %s",
		"文[^1]\n\n[^1]: %s", "`%s", "表：%s\n\n|a|\n|-|\n", "```\n%s"}
	for _, p := range payloads {
		p = strings.Replace(p, "[y] [y]: ", "[y]\n\n[y]: ", 1)
		for _, wrap := range wraps {
			d, _ := parse(strings.Replace(wrap, "%s", p, 1))
			out := d.Render(nil, Options{})
			for _, u := range CheckHTML(out) {
				t.Errorf("%q in %q: %+v\n%s", p, wrap, u, out)
			}
			if faults := d.CheckOutput(out); len(faults) > 0 {
				t.Errorf("%q in %q: %v", p, wrap, faults)
			}
		}
	}
}

// What is a link or HTML by the rules of Markdown must also be told to the
// author; the rest prints as text or is the name of a file.
func TestPayloadsAreFaults(t *testing.T) {
	text := map[string]bool{}
	for _, p := range []string{
		`<img/src=x/onerror=alert(1)>`, `[x](javascript%3Aalert(1))`, `[x](a" onmouseover="alert(1))`,
		`[x](a.html "t" onmouseover="alert(1)")`, `[x](a.html 't" onmouseover="alert(1)')`, `[x](<a.html" onmouseover="alert(1)>)`,
		`[x][y] [y]: javascript:alert(1)`, `![x" onerror="alert(1)](x.png)`, `![x](x.png "y" onerror=alert(1))`,
		`![x](x.png '" onerror="alert(1)')`, `<a@b.example?body=x"onclick=alert(1)>`, `&lt;script&gt;alert(1)&lt;/script&gt;`,
		`\<script>alert(1)\</script>`, `# x {onclick=alert(1)}`, `# x {#a" onclick="alert(1)}`, `# " onclick="alert(1)`,
		"```\"onclick=alert(1)", "`<script>`", "    <script>alert(1)</script>",
	} {
		text[p] = true
	}
	for _, p := range payloads {
		if _, faults := parse(p); (len(faults) == 0) != text[p] {
			t.Errorf("%q: %d faults, text %v", p, len(faults), text[p])
		}
	}
}

func TestCheckHTMLRefuses(t *testing.T) {
	for _, page := range []string{
		`<script>`, `<p onclick="x">a</p>`, `<p style="x">a</p>`, `<a href="javascript&colon;alert(1)">x</a>`,
		`<a href="//host/">x</a>`, `<a href="feed:x">x</a>`, `<a href="blob:x">x</a>`, `<a href="java&#10;script:x">x</a>`,
		"<a href=\"\x01javascript:x\">x</a>", `<a href="&#9;javascript:x">x</a>`, `<a href="">x</a>`, `<a href="ref:a/b">x</a>`,
		`<img src="https://a.example/x.png" alt="">`, `<img src="x.png" alt="" onerror="x">`, `<img srcset="x.png 2x">`,
		`<p>a`, `a</p>`, `<a href="a.html">x<em><a href="b.html">y</a></em></a>`, `<em><strong>a</em></strong>`, `<!-- x -->`, `<!DOCTYPE html>`, `<svg></svg>`, `<p class="modal">a</p>`,
		`<div tabindex="5"></div>`, `<ol start="x"></ol>`, `<section role="dialog"></section>`, `<p></p a="b"><b>`,
		`<a href="a.html" target="_blank">x</a>`, `<a href="/a">x</a>`, `<a href="\a">x</a>`, "<p title=\"\x02\"></p>",
	} {
		if len(CheckHTML([]byte(page))) == 0 {
			t.Errorf("%q passes", page)
		}
	}
	const good = `<p><a href="../a/b%20c.html#%E7%94%B2" title="t">x</a><a href="mailto:a@b.example">y</a><br><img src="a.png" alt="x" loading="lazy"></p>`
	if u := CheckHTML([]byte(good)); len(u) > 0 {
		t.Errorf("%+v", u)
	}
}
