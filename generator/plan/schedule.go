package plan

import (
	"gongshi/generator/feed"
	"gongshi/generator/model"
	"gongshi/generator/table"
)

// ScheduleView is the page of a unit's plans of work.
type ScheduleView struct {
	Page
	Plans []SchedulePlan
}

// SchedulePlan is one plan: its stages, and the tasks of each.
type SchedulePlan struct {
	ID, Title string
	Facts     []Entry
	Text      *Prose
	Stages    []ScheduleStage
	// Differ lists what the body of the text says otherwise than its table.
	Differ  *Table
	Source  *Prose
	Example bool
}

// ScheduleStage is one stage with its tasks.
type ScheduleStage struct {
	Title, When, Text string
	Tasks             *Table
}

// schedules plans schedule.html.
func (p *planner) schedules(u *model.Unit) {
	all := own[model.Schedule](p, u)
	if len(all) == 0 {
		return
	}
	v := &ScheduleView{Page: p.page(u.Home+"/schedule.html", "工作安排", u)}
	g := &v.Page
	v.Wide = true
	v.Lead = "工作分几个阶段，每个阶段做什么，什么时候做完。时间照原文印。"
	v.list("工作阶段、任务和时间安排", "规划计划")
	for _, s := range all {
		v.Plans = append(v.Plans, p.schedulePlan(g, s))
		v.newest(s)
		p.download(g, u.Home+"/schedules/"+s.ID.V, p.scheduleFile(u, s))
	}
	v.examples(asRecords(all)...)
	p.show("schedule", g, v, u.ID.At)
}

func (p *planner) schedulePlan(g *Page, s *model.Schedule) SchedulePlan {
	out := SchedulePlan{ID: "schedule-" + s.ID.V, Title: model.Title(s), Text: p.prefixed(g, s.Note, s), Source: p.prefixed(g, s.SourceNote, s), Example: s.Illustrative.V}
	if s.Year.Set() {
		out.Facts = append(out.Facts, Entry{Term: "年份", Text: model.Plain(s.Year)})
	}
	if d := s.Document.To; d != nil {
		out.Facts = append(out.Facts, Entry{Term: "出自", Links: []Link{p.link(g, d)}})
	}
	out.Facts = append(out.Facts, Entry{Term: "阶段", Text: plural(len(s.Stages), "个")})
	if len(s.Rows) > 0 {
		out.Facts = append(out.Facts, Entry{Term: "任务", Text: plural(len(s.Rows), "项")})
	}
	for _, x := range s.Stages {
		st := ScheduleStage{Title: model.Plain(x.No) + ". " + x.Title.V, When: x.When.V.Text, Text: x.Text.V}
		st.Tasks = p.taskTable(g, s, x)
		out.Stages = append(out.Stages, st)
	}
	if len(s.BodySays) > 0 {
		out.Differ = p.differTable(g, s)
	}
	return out
}

// taskTable lists the tasks of a stage, nil where it has none.
func (p *planner) taskTable(g *Page, s *model.Schedule, x model.Stage) *Table {
	t := &Table{Caption: x.Title.V + "的任务", Columns: columns(TableColumn{"序号", "no"}, TableColumn{Label: "任务"},
		TableColumn{"时间", "short"}, TableColumn{Label: "方法"}, TableColumn{Label: "由谁"}, TableColumn{Label: "成果"}, TableColumn{"完成", "date"}), RowHead: 1}
	for i := range s.Rows {
		r := &s.Rows[i]
		if r.Stage.V != x.No.V {
			continue
		}
		t.Rows = append(t.Rows, rowOf(textCell(model.Plain(r.No)), textCell(r.Task.V), textCell(r.When.V.Text), textCell(r.Method.V),
			listCell(p.hands(g, r)), textCell(r.Output.V), dayCell(r.DoneOn)))
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.trim()
	return t
}

// hands tells through whose hands a task goes.
func (p *planner) hands(g *Page, r *model.ScheduleRow) []string {
	var out []string
	for _, x := range []struct{ label, who string }{
		{"承办：", p.refLink(g, r.Doer, "").Text}, {"审核：", p.refLink(g, r.Reviewer, "").Text},
		{"报送：", p.refLink(g, r.Receiver, "").Text}, {"公示：", joinLinks(p.outletLinks(g, r.Carriers))},
	} {
		if x.who != "" {
			out = append(out, x.label+x.who)
		}
	}
	return out
}

// differTable sets what the body of the text says beside what its table says.
func (p *planner) differTable(g *Page, s *model.Schedule) *Table {
	t := &Table{Caption: "正文与安排表说法不同之处", Small: "两种说法都照录", Columns: columns(
		TableColumn{Label: "任务"}, TableColumn{Label: "安排表"}, TableColumn{Label: "正文"}, TableColumn{"正文位置", "short"})}
	for _, x := range s.BodySays {
		row := s.Row(x.Row.V)
		if row == nil {
			continue
		}
		var table, body []string
		say := func(label, a, b string) {
			if b != "" {
				table, body = append(table, label+orText(a, "没有写")), append(body, label+b)
			}
		}
		say("时间：", row.When.V.Text, x.When.V.Text)
		say("审核：", p.refLink(g, row.Reviewer, "").Text, p.refLink(g, x.Reviewer, "").Text)
		say("报送：", p.refLink(g, row.Receiver, "").Text, p.refLink(g, x.Receiver, "").Text)
		say("任务：", row.Task.V, x.Task.V)
		t.Rows = append(t.Rows, rowOf(textCell(row.Task.V), listCell(table), listCell(body), textCell(x.Place.V)))
	}
	return t
}

// currentStage says where the plan is on the site's day: "" where no stage's
// time is known.
func currentStage(s *model.Schedule, asOf model.Day) string {
	over := 0
	for i := range s.Stages {
		from, to := inYear(s.Stages[i].When.V, s.Year)
		if to.IsZero() {
			continue
		}
		if to.Before(asOf) {
			over++
			continue
		}
		if from.IsZero() || !from.After(asOf) {
			return "正在进行：" + s.Stages[i].Title.V
		}
	}
	if over > 0 && over == len(s.Stages) {
		return "各阶段已经结束"
	}
	return ""
}

// scheduleFile is the plan for machines. Days without a year are of the
// schedule's year.
func (p *planner) scheduleFile(u *model.Unit, s *model.Schedule) table.Table {
	t := tableOf(s.ID.V, u.Name.V+model.Title(s), "no", "序号#", "stage", "阶段", "task", "任务", "when", "时间", "from", "开始@", "to", "结束@",
		"method", "方法", "owner", "承办", "reviewer", "审核", "receiver", "报送", "done_on", "完成@", "page", "网页")
	g := &Page{}
	for i := range s.Rows {
		r := &s.Rows[i]
		stage := ""
		for _, x := range s.Stages {
			if x.No.V == r.Stage.V {
				stage = x.Title.V
			}
		}
		from, to := inYear(r.When.V, s.Year)
		t.Rows = append(t.Rows, fileRow(model.Plain(r.No), stage, r.Task.V, r.When.V.Text, from.String(), to.String(), r.Method.V,
			p.refLink(g, r.Doer, "").Text, p.refLink(g, r.Reviewer, "").Text, p.refLink(g, r.Receiver, "").Text, model.Plain(r.DoneOn), Address(s)))
	}
	return t
}

// scheduleEvents are the tasks of a schedule whose last day is known; one that
// is due before a day is an event of that day.
func (p *planner) scheduleEvents(s *model.Schedule) []feed.Event {
	var out []feed.Event
	for i := range s.Rows {
		r := &s.Rows[i]
		from, to := inYear(r.When.V, s.Year)
		if to.IsZero() || from.After(to) {
			continue
		}
		if from.IsZero() {
			from = to
		}
		e := feed.Event{
			UID:     joined("/", s.Home, "schedule", s.ID.V, model.Plain(r.No)) + "@" + p.frame.Domain,
			Summary: "工作安排：" + r.Task.V, URL: p.opt.BaseURL + Address(s),
			First: midnight(from), Last: midnight(to), Stamp: midnight(s.PublishedOn.V),
		}
		if u := p.units[s.Home]; u != nil {
			e.Summary += "（" + u.ShortName + "）"
		}
		if e.Stamp.IsZero() {
			e.Stamp = e.First
		}
		out = append(out, e)
	}
	return out
}

// inYear returns the days of a time that was printed without a year as days of
// that year, zero where they are not known or no day of the year.
func inYear(when model.Datex, year model.Int) (from, to model.Day) {
	if when.HasYear {
		return when.From, when.To
	}
	if !year.Set() {
		return model.Day{}, model.Day{}
	}
	place := func(d model.Day) model.Day {
		if d.IsZero() {
			return d
		}
		if d.Y = int16(year.V); !d.Valid() {
			return model.Day{}
		}
		return d
	}
	return place(when.From), place(when.To)
}
