package plan

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// facesOf plans the test site for an audience.
func facesOf(t *testing.T, a model.Audience) (views map[string]any, faults []diag.Diagnostic) {
	t.Helper()
	return facesOfData(t, facesSource, a)
}

// facesOfData is facesOf for other data.
func facesOfData(t *testing.T, data string, a model.Audience) (views map[string]any, faults []diag.Diagnostic) {
	t.Helper()
	snap, _, err := source.Take(fstest.MapFS{
		"gongshi.toml":    {Data: []byte("[site]\ntitle = \"站\"\n")},
		"data/u/a.toml":   {Data: []byte(data)},
		"content/u/i.md":  {Data: []byte(itemSource)},
		"content/u/a.csv": {Data: []byte("a,b\n")},
	}, source.SnapshotOptions{})
	if err != nil {
		t.Fatal(err)
	}
	settings, _ := load.Settings(snap)
	site, bad := load.Site(snap, settings, model.Day{Y: 2013, M: 1, D: 20}, load.Options{})
	for _, f := range bad {
		t.Fatalf("%s %s: %s", f.Code, f.Span.Path(), f.Text.EN)
	}
	derive.Complete(site)
	seen, _ := site.For(a)
	plan, faults := Site(seen, Options{})
	views = map[string]any{}
	for _, x := range plan.Targets {
		views[x.Path] = x.View
	}
	return views, faults
}

// view returns the view at path.
func view[T any](t *testing.T, views map[string]any, path string) *T {
	t.Helper()
	v, ok := views[path].(*T)
	if !ok {
		t.Fatalf("%s is %T", path, views[path])
	}
	return v
}

func TestFlowchartIsToldInSteps(t *testing.T) {
	views, _ := facesOf(t, model.Public)
	v := view[FlowchartView](t, views, "u/flowcharts/f.html")
	var told []string
	for _, s := range v.Steps {
		line := s.No + s.Text
		for _, c := range s.Chips {
			text := c.Text
			if c.Link != nil {
				text = c.Link.Text
			}
			line += "|" + c.Label + text
		}
		for _, w := range s.Ways {
			line += "|" + w.Label + w.Link.Text
		}
		told = append(told, line)
		if len(s.Risks) > 0 {
			t.Errorf("step %s shows risks to the public", s.No)
		}
	}
	want := []string{
		"1申请|由申请人|时限3个自然日，不计入",
		"2齐全吗|由办证股|时限1个工作日|不齐退回第1步|齐转到第3步",
		"3审查|由经办岗位|有裁量",
		"4办结|由外部单位",
	}
	if !reflect.DeepEqual(told, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(told, "\n"), strings.Join(want, "\n"))
	}
}

func TestStepsShowRisksInsideTheUnit(t *testing.T) {
	views, _ := facesOf(t, model.WithinUnit)
	v := view[FlowchartView](t, views, "u/flowcharts/f.html")
	r := v.Steps[1].Risks
	if len(r) != 1 || r[0].Link.Text != "收受好处" || r[0].Link.Href != "../risk.html#risk_point-r" || r[0].Level.Rank != 1 {
		t.Errorf("got %+v", r)
	}
	risk := view[RiskView](t, views, "u/risk.html")
	if risk.Points == nil || risk.Points.Rows[0][0].ID != "risk_point-r" || !risk.Wide {
		t.Errorf("the page of risks lacks the point: %+v", risk.Points)
	}
}

// TestStepsOfAChartWithItsOwnTextLeadNowhere plans a chart with and without a
// text by hand: with one the page has no #step-N, and neither drawing leads to
// one.
func TestStepsOfAChartWithItsOwnTextLeadNowhere(t *testing.T) {
	for text, want := range map[string]string{"": "#step-2", "text_version = \"先申请，再审查，后办结。\"\n": ""} {
		views, _ := facesOfData(t, strings.Replace(facesSource, "[[flowchart]]\n", "[[flowchart]]\n"+text, 1), model.WithinUnit)
		v := view[FlowchartView](t, views, "u/flowcharts/f.html")
		if v.Risks == nil || (v.Text != nil) != (text != "") {
			t.Fatalf("risks %v, text %v", v.Risks, v.Text)
		}
		for _, d := range []*ChartDrawing{v.Drawing, v.Risks} {
			if got := d.Nodes[1].Href; got != want {
				t.Errorf("text %q: a step of %s leads to %q, want %q", text, d.Title, got, want)
			}
		}
	}
}

func TestRiskPageSaysWhereLevelsHang(t *testing.T) {
	views, _ := facesOf(t, model.Public)
	v := view[RiskView](t, views, "u/risk.html")
	if v.Points != nil || v.Measures != nil {
		t.Error("the public page has points or measures")
	}
	part := v.Parts[0]
	if got := part.Tables[0].Rows[0][0].Level.Label; got != "A级" {
		t.Errorf("first level %s, want the highest", got)
	}
	if part.Where != "各级风险的评定结果在单位内公示，公示在公示栏上，由干部职工监督，不在本网站登载。" {
		t.Errorf("where: %s", part.Where)
	}
	views, _ = facesOf(t, model.WithinUnit)
	if where := view[RiskView](t, views, "u/risk.html").Parts[0].Where; strings.Contains(where, "本网站") {
		t.Errorf("inside the unit: %s", where)
	}
}

func TestChangesAreTold(t *testing.T) {
	views, _ := facesOf(t, model.Public)
	v := view[PowerChangeView](t, views, "u/power-changes.html")
	if len(v.Changes) != 2 || v.Changes[0].ID != "c2" {
		t.Fatalf("want the newest first: %+v", v.Changes)
	}
	got := fmt.Sprint(v.Changes[0].Table.Rows[0][1].Del, v.Changes[0].Table.Rows[0][2].Ins, v.Changes[0].Table.Rows[1][1].Del, v.Changes[0].Table.Rows[1][2].Ins)
	if got != "15日10日四种" {
		t.Errorf("before and after: %s", got)
	}
	power := view[PowerView](t, views, "u/powers/w.html")
	if len(power.Changes) != 1 || power.Changes[0].Link.Text != "时限由15日改为10日；材料：不再规定" {
		t.Errorf("on the power's page: %+v", power.Changes)
	}
}

func TestCatalogueVersionsAreCompared(t *testing.T) {
	views, _ := facesOf(t, model.Public)
	v := view[CatalogueView](t, views, "u/catalogues/m2.html")
	var rows []string
	for _, r := range v.Difference.Rows {
		rows = append(rows, r[0].Links[0].Text+r[1].Change.Text)
	}
	if got := strings.Join(rows, " "); got != "旧事项取消 许可变更 许可变更" {
		t.Errorf("differences: %s", got)
	}
	first := view[CatalogueView](t, views, "u/catalogues/m1.html")
	if first.Difference != nil || first.Newer == nil {
		t.Error("the first version has no version before it and one after it")
	}
}

func TestQuartersSayWhatIsMissing(t *testing.T) {
	views, _ := facesOf(t, model.Public)
	v := view[QuarterlyListView](t, views, "u/disclosures.html")
	var cells []string
	for _, r := range v.Years[0].Rows {
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
		}
	}
	// Quarter 3 was due on 2012-10-15, quarter 4 on 2013-01-15.
	if got := strings.Join(cells, ","); got != ",,1项,未见,,,未见,无" {
		t.Errorf("matrix %s", got)
	}
	q := view[DisclosureView](t, views, "u/disclosures/2012-q4/e.html")
	if q.Nil != "没有发生。" || len(q.Classes) != 0 {
		t.Errorf("nil return: %+v", q)
	}
	p := view[PeriodView](t, views, "periods/2012-q3.html")
	if len(p.Units) != 1 || len(p.Units[0].Table.Rows) != 2 || p.Newer == nil || p.Older != nil {
		t.Errorf("period: %+v", p.Units)
	}
	f := view[DisclosureView](t, views, "u/disclosures/2012-q3/d.html").Classes[0].Matters[0].Figures[0]
	if f.Value != "12.50" {
		t.Errorf("a figure is %s, want it as it was written", f.Value)
	}
}

func TestNoticesByPhase(t *testing.T) {
	views, _ := facesOf(t, model.Public)
	v := view[NoticeListView](t, views, "u/notices.html")
	var told []string
	for _, g := range v.Groups {
		for _, e := range g.Entries {
			told = append(told, g.Title+"/"+e.Link.Text+"/"+e.State.Text)
		}
	}
	want := "正在公示/公示一/公示中 · 今天是最后一天 已经结束的公示/公示二/公示已结束 已经撤回/公告三/已撤回"
	if got := strings.Join(told, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if view[NoticeView](t, views, "u/notices/n1.html").Text == nil {
		t.Error("an open notice lacks its text")
	}
	gone := view[NoticeView](t, views, "u/notices/n3.html")
	if gone.Text != nil || len(gone.Notes) == 0 || gone.Notes[0].Kind != "withdrawn" || gone.Notes[0].Text != "写错了" {
		t.Errorf("withdrawn notice: text %v, notes %+v", gone.Text, gone.Notes)
	}
}

func TestAnnouncementHidesPosts(t *testing.T) {
	views, _ := facesOf(t, model.Public)
	v := view[AnnouncementView](t, views, "u/announcements/a1.html")
	if v.Rows == nil || len(v.Rows.Rows) != 2 {
		t.Fatalf("rows %+v", v.Rows)
	}
	if got := v.Rows.Rows[0][0].Links[0]; got.Text != hiddenPost || got.Href != "" {
		t.Errorf("a hidden post shows as %+v", got)
	}
	for _, c := range v.Rows.Columns {
		if c.Label == "防控措施" || c.Label == "责任" {
			t.Errorf("column %s is empty and should be left out", c.Label)
		}
	}
	if len(v.Totals) != 1 || v.Totals[0].Rows[1][0].Links[0].Text != "单位层面" {
		t.Errorf("totals %+v", v.Totals)
	}
	if e := v.Facts[0]; !e.Until.IsZero() || e.Day.IsZero() {
		t.Errorf("a period of one day is told as %+v", e)
	}
}

func TestItemOffersItsFilesAndMissesOthers(t *testing.T) {
	views, faults := facesOf(t, model.Public)
	v := view[ItemView](t, views, "u/items/i.html")
	if len(v.Files) != 1 || v.Files[0].Label != "明细" || v.Files[0].Href != "../files/a.csv" || v.Files[0].Note != "CSV，4字节" || len(v.Files[0].SHA256) != 64 {
		t.Errorf("files %+v", v.Files)
	}
	missing := 0
	for _, f := range faults {
		if f.Code == diag.P004 && string(f.Span.Bytes()) == `"gone.csv"` {
			missing++
		}
	}
	if missing != 1 {
		t.Errorf("want one fault at the name of the missing file, got %v", faults)
	}
	c := view[DisclosureCatalogueView](t, views, "u/catalogue.html")
	row := c.Versions[0].Table.Rows[0]
	if row[0].ID != "x" || row[5].Text != "形成之日起20个工作日内" || row[9].Links[0].Text != "经费情况" {
		t.Errorf("catalogue row %+v", row)
	}
}

func TestEntryLimitInWords(t *testing.T) {
	limit := func(kind string, days int64, dayKind, of string) model.EntryLimit {
		at := source.Span{File: &source.File{}}
		l := model.EntryLimit{Type: model.Str{V: kind}, DayKind: model.Str{V: dayKind}, Of: model.Str{V: of}}
		if days > 0 {
			l.Days = model.Int{V: days, At: at}
		}
		return l
	}
	for _, c := range []struct {
		limit model.EntryLimit
		want  string
	}{
		{limit("within", 20, "工作日", "形成之日"), "形成之日起20个工作日内"},
		{limit("within", 15, "日", "季度结束"), "季度结束之日起15日内"},
		{limit("within", 7, "日", "签约后"), "签约后7日内"},
		{limit("before", 7, "日", "签约之前"), "签约之前7日"},
		{limit("before", 7, "日", "签约"), "签约之前7日"},
		{limit("continuous", 0, "", ""), "长期公开"},
	} {
		if got := entryLimit(c.limit); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestPlanIsTheSameTwice(t *testing.T) {
	a, _ := facesOf(t, model.WithinUnit)
	b, _ := facesOf(t, model.WithinUnit)
	if fmt.Sprint(sortedKeys(a)) != fmt.Sprint(sortedKeys(b)) {
		t.Error("two plans of one site have different files")
	}
}
