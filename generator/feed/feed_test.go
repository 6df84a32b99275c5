package feed

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"
)

var (
	china = time.FixedZone("", 8*3600)
	day1  = time.Date(2026, 6, 30, 0, 0, 0, 0, china)
	day2  = time.Date(2026, 9, 30, 9, 30, 0, 0, china)
)

func exampleFeed() Atom {
	return Atom{
		ID: "tag:example.gov.cn,2026:001-5/feed", Title: "县残联 & 公示", Subtitle: "最近变化", Lang: "zh-CN",
		Self: "feed.xml", Page: "index.html", Author: "县残联",
		Entries: []Entry{
			{ID: "tag:example.gov.cn,2026:001-5/power/a", Title: "甲 <b>", Href: "powers/a.html?x=\"1\"&y", Updated: day2, Published: day1,
				Summary: "第一行\n第二行\x00\x1b\u0085\ufffe", Categories: []string{"权力清单"}},
			{ID: "tag:example.gov.cn,2026:001-5/power/b", Title: "乙\xff", Href: "powers/b.html", Updated: day1, Author: "县民政局"},
		},
	}
}

func TestAtom(t *testing.T) {
	got, err := exampleFeed().XML()
	if err != nil {
		t.Fatal(err)
	}
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
  <id>tag:example.gov.cn,2026:001-5/feed</id>
  <title>县残联 &amp; 公示</title>
  <subtitle>最近变化</subtitle>
  <link rel="self" type="application/atom+xml" href="feed.xml"/>
  <link rel="alternate" type="text/html" href="index.html"/>
  <updated>2026-09-30T09:30:00+08:00</updated>
  <author>
    <name>县残联</name>
  </author>
  <entry>
    <id>tag:example.gov.cn,2026:001-5/power/a</id>
    <title>甲 &lt;b&gt;</title>
    <link rel="alternate" type="text/html" href="powers/a.html?x=&#34;1&#34;&amp;y"/>
    <updated>2026-09-30T09:30:00+08:00</updated>
    <published>2026-06-30T00:00:00+08:00</published>
    <category term="权力清单"/>
    <summary>第一行
第二行</summary>
  </entry>
  <entry>
    <id>tag:example.gov.cn,2026:001-5/power/b</id>
    <title>乙` + "\uFFFD" + `</title>
    <link rel="alternate" type="text/html" href="powers/b.html"/>
    <updated>2026-06-30T00:00:00+08:00</updated>
    <author>
      <name>县民政局</name>
    </author>
  </entry>
</feed>
`
	if string(got) != want {
		t.Errorf("got\n%s", got)
	}
	var back struct {
		Entries []struct {
			Title string `xml:"title"`
			Link  struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(got, &back); err != nil || back.Entries[0].Title != "甲 <b>" || back.Entries[0].Link.Href != `powers/a.html?x="1"&y` {
		t.Errorf("read back %+v, %v", back, err)
	}
}

func TestAtomAsksForWhatTheStandardRequires(t *testing.T) {
	for name, spoil := range map[string]func(*Atom){
		"id":           func(a *Atom) { a.ID = "" },
		"self":         func(a *Atom) { a.Self = "" },
		"entry date":   func(a *Atom) { a.Entries[0].Updated = time.Time{} },
		"entry id":     func(a *Atom) { a.Entries[1].ID = a.Entries[0].ID },
		"feed's id":    func(a *Atom) { a.Entries[1].ID = a.ID },
		"author":       func(a *Atom) { a.Author = "" },
		"date at all":  func(a *Atom) { a.Entries = nil },
		"entry's href": func(a *Atom) { a.Entries[0].Href = "" },
	} {
		a := exampleFeed()
		spoil(&a)
		if _, err := a.XML(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestSitemap(t *testing.T) {
	pages := []Page{{Path: "县/b c.html", LastMod: day2}, {Path: "a&b.html"}}
	files, err := Sitemap("https://example.gov.cn/gs/", pages)
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <url>
    <loc>https://example.gov.cn/gs/a&amp;b.html</loc>
  </url>
  <url>
    <loc>https://example.gov.cn/gs/%E5%8E%BF/b%20c.html</loc>
    <lastmod>2026-09-30</lastmod>
  </url>
</urlset>
`
	if err != nil || len(files) != 1 || files[0].Name != "sitemap.xml" || string(files[0].Bytes) != want {
		t.Errorf("got %s, %v", files, err)
	}
	if pages[0].Path != "县/b c.html" {
		t.Error("the caller's slice was sorted")
	}
}

func TestSitemapSplits(t *testing.T) {
	var pages []Page
	for i := range 5 {
		pages = append(pages, Page{Path: fmt.Sprintf("p%d.html", i), LastMod: day1.AddDate(0, 0, i)})
	}
	files, err := sitemap("https://a.example/", pages, 2)
	if err != nil || len(files) != 4 {
		t.Fatalf("got %d files, %v", len(files), err)
	}
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://a.example/sitemap-1.xml</loc>
    <lastmod>2026-07-01</lastmod>
  </sitemap>
  <sitemap>
    <loc>https://a.example/sitemap-2.xml</loc>
    <lastmod>2026-07-03</lastmod>
  </sitemap>
  <sitemap>
    <loc>https://a.example/sitemap-3.xml</loc>
    <lastmod>2026-07-04</lastmod>
  </sitemap>
</sitemapindex>
`
	if string(files[0].Bytes) != want || files[3].Name != "sitemap-3.xml" || bytes.Count(files[3].Bytes, []byte("<loc>")) != 1 {
		t.Errorf("got %s", files)
	}
	big := make([]Page, maxURLs+1)
	for i := range big {
		big[i].Path = fmt.Sprint(i)
	}
	if files, _ := Sitemap("https://a.example/", big); len(files) != 3 {
		t.Errorf("%d pages gave %d files", len(big), len(files))
	}
}

func TestSitemapRefuses(t *testing.T) {
	for _, base := range []string{"", "/", "https://a.example", "ftp://a.example/", "https:///", "a b://"} {
		if _, err := Sitemap(base, nil); err == nil {
			t.Errorf("base %q is taken", base)
		}
	}
	if _, err := Sitemap("https://a.example/", []Page{{Path: "a"}, {Path: "a"}}); err == nil {
		t.Error("a page listed twice is taken")
	}
}

func TestRobots(t *testing.T) {
	for _, c := range []struct {
		in   Robots
		want string
	}{
		{Robots{}, "User-agent: *\nDisallow:\n"},
		{Robots{Disallow: []string{"", "搜索/"}, Sitemap: "https://a.example/sitemap.xml"},
			"User-agent: *\nDisallow: /\nDisallow: /%E6%90%9C%E7%B4%A2/\n\nSitemap: https://a.example/sitemap.xml\n"},
	} {
		if got, err := c.in.Text(); string(got) != c.want || err != nil {
			t.Errorf("got %q, %v", got, err)
		}
	}
	if _, err := (Robots{Sitemap: "https://a.example/\nAllow: /"}).Text(); err == nil {
		t.Error("a line end is taken")
	}
}

func exampleCalendar() Calendar {
	return Calendar{Product: "-//gongshi//zh", Name: "公示日历", Events: []Event{
		{UID: "a@example.gov.cn", Summary: "第三季度公开，截止", Description: strings.Repeat("廉政风险防控；", 20) + "\r\n第二行\\n\x00",
			URL: "https://example.gov.cn/a.html", First: day2, Stamp: day2, Categories: []string{"季度", "公开"}},
		{UID: "b@example.gov.cn", Summary: "公示期", First: day1, Last: day1.AddDate(0, 0, 6), Stamp: day1},
	}}
}

func TestCalendar(t *testing.T) {
	got, err := exampleCalendar().ICS()
	if err != nil {
		t.Fatal(err)
	}
	checkLines(t, got)
	for _, want := range []string{"DTSTART;VALUE=DATE:20260930\r\n", "DTEND;VALUE=DATE:20261001\r\n", "DTSTAMP:20260930T013000Z\r\n",
		"DTSTART;VALUE=DATE:20260630\r\n", "DTEND;VALUE=DATE:20260707\r\n", "UID:b@example.gov.cn\r\n", "CATEGORIES:季度,公开\r\n"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	cal, err := ical.NewDecoder(bytes.NewReader(got)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	text, err := cal.Events()[0].Props.Text(ical.PropDescription)
	if want := strings.Repeat("廉政风险防控；", 20) + "\n第二行\\n"; text != want || err != nil {
		t.Errorf("read back %q, %v", text, err)
	}
	for range 20 {
		if again, _ := exampleCalendar().ICS(); !bytes.Equal(again, got) {
			t.Fatal("a second run differs")
		}
	}
}

func checkLines(t *testing.T, ics []byte) {
	t.Helper()
	for line := range strings.SplitSeq(strings.TrimSuffix(string(ics), "\r\n"), "\r\n") {
		if len(line) > 75 || line == "" || strings.ContainsAny(line, "\r\n") || !utf8.ValidString(line) {
			t.Fatalf("line %q of %d bytes", line, len(line))
		}
	}
}

func TestCalendarRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*Calendar){
		"uid":     func(c *Calendar) { c.Events[0].UID = "" },
		"uids":    func(c *Calendar) { c.Events[0].UID = c.Events[1].UID },
		"stamp":   func(c *Calendar) { c.Events[0].Stamp = time.Time{} },
		"order":   func(c *Calendar) { c.Events[1].Last = day1.AddDate(0, 0, -1) },
		"address": func(c *Calendar) { c.Events[0].URL = "https://a\r\nX:y" },
	} {
		c := exampleCalendar()
		spoil(&c)
		if _, err := c.ICS(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := (Calendar{}).ICS(); !errors.Is(err, ErrNoEvents) {
		t.Errorf("empty calendar: %v", err)
	}
}

// FuzzText holds that any text survives a trip through each form, less what
// the form does not allow.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "甲", "a\r\nb", "]]>", "<!--", "&#0;", "\xff\x00", "\\n;,:\"", strings.Repeat("汉", 40), "BEGIN:VEVENT", "\ufffe\U0010ffff", " a "} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a := exampleFeed()
		a.Entries[0].Summary, a.Entries[0].Categories = "x"+s, []string{"x" + s}
		out, err := a.XML()
		if err != nil {
			t.Fatal(err)
		}
		d := xml.NewDecoder(bytes.NewReader(out))
		elements := 0
		for {
			tok, err := d.Token()
			if err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%v in\n%s", err, out)
			}
			if _, ok := tok.(xml.StartElement); ok {
				elements++
			}
		}
		if elements != 24 {
			t.Fatalf("%d elements in\n%s", elements, out)
		}
		c := exampleCalendar()
		c.Events[0].Description, c.Events[0].Summary = "x"+s, "x"+s
		ics, err := c.ICS()
		if err != nil {
			t.Fatal(err)
		}
		checkLines(t, ics)
		cal, err := ical.NewDecoder(bytes.NewReader(ics)).Decode()
		if err != nil || len(cal.Events()) != 2 || len(cal.Props) != 5 {
			t.Fatalf("%v in\n%s", err, ics)
		}
		if got, err := cal.Events()[0].Props.Text(ical.PropDescription); got != printable("x"+s) || err != nil {
			t.Fatalf("%q became %q, %v", s, got, err)
		}
	})
}
