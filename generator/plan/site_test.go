package plan

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/derive"
	"gongshi/generator/feed"
	"gongshi/generator/model"
)

const officeSource = `
[[unit]]
id = "u"
name = "某县某局"
short_name = "某局"
kind = "government"
admin_level = "county"
dept_label = "股室"
scope = "society"
status = "published"
published_on = 2012-01-01

[[body]]
id = "ji"
title = "纪检组"
kind = "discipline_organ"
functions = ["监督"]
scope = "society"
status = "published"
published_on = 2012-01-01

[[channel]]
id = "tel"
title = "监督电话"
kind = "phone"
value = "12345"
owner = "ji"
scope = "society"
status = "published"
published_on = 2012-01-01

[[notice]]
id = "open"
title = "正在公示的事"
kind = "公示"
from = 2012-12-28
to = 2013-01-03
objection_channel = "tel"
scope = "society"
status = "published"
published_on = 2012-12-28

[[notice]]
id = "over"
title = "公示过的事"
kind = "公示"
from = 2012-05-01
to = 2012-05-07
objection_channel = "tel"
objections = 2
closed_on = 2012-05-08
scope = "society"
status = "published"
published_on = 2012-05-01

[[notice]]
id = "back"
title = "撤回的事"
kind = "公示"
from = 2012-12-30
to = 2013-01-09
objection_channel = "tel"
scope = "society"
status = "withdrawn"
published_on = 2012-12-30

[[document]]
id = "plan"
title = "方案"
kind = "plan"
issuer = ["u"]
issued_on = "2012年3月"
scope = "society"
status = "published"
published_on = 2012-05-01
`

// planOf plans the site of one data file and returns its views by path.
func planOf(t *testing.T, data string, opt Options) map[string]any {
	t.Helper()
	site := plannerOf(t, data).site
	p, faults := Site(site, opt)
	for _, f := range faults {
		t.Fatalf("%s: %s", f.Code, f.Text.EN)
	}
	views := map[string]any{}
	for _, x := range p.Targets {
		views[x.Path] = x.View
	}
	return views
}

func TestEventsAreNewestFirst(t *testing.T) {
	var got []string
	for _, e := range plannerOf(t, officeSource).events {
		got = append(got, e.day.String()+" "+e.state.Text+" "+e.title)
	}
	want := "2012-12-30 公示（已撤回） 撤回的事|2012-12-28 公示 正在公示的事|2012-05-01 公示 公示过的事|2012-05-01 文件 方案"
	if s := strings.Join(got, "|"); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestPublicityByPhase(t *testing.T) {
	p := plannerOf(t, officeSource)
	open, over := p.inPhase(derive.Open), p.inPhase(derive.Closed)
	if len(open) != 1 || open[0].Left != 3 || model.Title(open[0].record) != "正在公示的事" {
		t.Errorf("open: %v", open)
	}
	if len(over) != 1 || over[0].result != "收到异议2件" {
		t.Errorf("over: %v", over)
	}
}

func TestHomeTellsWhatIsOpen(t *testing.T) {
	views := planOf(t, officeSource, Options{})
	home := views["index.html"].(*HomeView)
	got := ""
	for _, e := range home.Open {
		got += fmt.Sprintln(e.Link.Href, e.State.Text, e.Parts[0].Day, e.Parts[1].Text)
	}
	if want := "u/notices/open.html 公示中 · 还剩3天 2013-01-03 某局\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if home.NoOpen != "" || len(home.Units) != 1 || home.Quarter != nil {
		t.Errorf("home: %+v", home)
	}
}

// What holds nothing is neither planned nor linked.
func TestEmptyColumnsAreLeftOut(t *testing.T) {
	views := planOf(t, officeSource, Options{})
	for _, l := range views["u/index.html"].(*UnitHomeView).Unit.Nav {
		if views[l.Href] == nil {
			t.Errorf("the column %s leads to %s, which is not planned", l.Text, l.Href)
		}
	}
	for _, path := range []string{"u/powers.html", "u/flowcharts.html", "u/risk.html", "common/documents.html", "sitemap.xml"} {
		if views[path] != nil {
			t.Errorf("%s is planned", path)
		}
	}
}

func TestNotFoundWorksAtAnyDepth(t *testing.T) {
	for base, want := range map[string]string{"": "index.html", "https://a.example/gs/": "/gs/index.html"} {
		v := planOf(t, officeSource, Options{BaseURL: base})["404.html"].(*NotFoundView)
		if got := v.Entries[0].Link.Href; got != want || v.Crumbs[0].Href != want || v.Root+"index.html" != want {
			t.Errorf("with base %q: entry %s, crumb %s, root %s", base, got, v.Crumbs[0].Href, v.Root)
		}
	}
}

func TestFeedsNameThingsForGood(t *testing.T) {
	views := planOf(t, officeSource, Options{BaseURL: "https://a.example/gs/"})
	f := views["u/feed.xml"].(feed.Atom)
	if got, want := f.Entries[1].ID, "tag:a.example,2012-12-28:u/notice/open"; got != want {
		t.Errorf("id %s, want %s", got, want)
	}
	if got, want := f.Entries[1].Href, "https://a.example/gs/u/notices/open.html"; got != want {
		t.Errorf("href %s, want %s", got, want)
	}
	for path, view := range views {
		if a, ok := view.(feed.Atom); ok {
			if _, err := a.XML(); err != nil {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
	if f := planOf(t, officeSource, Options{})["u/feed.xml"].(feed.Atom); f.Entries[1].Href != "notices/open.html" {
		t.Errorf("without an address of the site: %s", f.Entries[1].Href)
	}
}

func TestOpenDataListsEveryTable(t *testing.T) {
	views := planOf(t, officeSource, Options{})
	listed := map[string]bool{}
	for _, t := range views["open-data.html"].(*OpenDataView).Tables {
		for _, r := range t.Table.Rows {
			for _, l := range r[len(r)-1].Links {
				listed[l.Href] = true
			}
		}
	}
	n := 0
	for path, view := range views {
		if _, ok := view.(TableFile); ok {
			n++
			if !listed[path] {
				t.Errorf("%s is not listed", path)
			}
		}
	}
	if n == 0 || n != len(listed) || n != 2*len(views["datapackage.json"].(DataPackage).Resources) {
		t.Errorf("%d tables, %d listed", n, len(listed))
	}
}
