package plan

import (
	"slices"
	"strings"

	"gongshi/generator/model"
	"gongshi/generator/table"
)

// RiskView is the page that explains how a unit finds, rates and controls
// risks.
type RiskView struct {
	Page
	Parts    []RiskPart
	Points   *Table
	Measures *Table
}

// RiskPart is one scheme or procedure, explained.
type RiskPart struct {
	ID, Title string
	For       string // what a procedure is for
	Text      *Prose
	Tables    []Table
	Steps     []ChainStep
	// Lists are named lists of words.
	Lists []Entry
	// Where tells where levels are announced; Links lead there.
	Where  string
	Links  []Link
	Source *Prose // source note
}

// ChainStep is one step of a review.
type ChainStep struct {
	Name, Role string
	Marks      []string
}

// risk plans the page of risks.
func (p *planner) risk(u *model.Unit) {
	if !p.hasRisk(u) {
		return
	}
	v := &RiskView{Page: p.page(u.Home+"/risk.html", "风险防控说明", u)}
	g := &v.Page
	v.Lead = "廉政风险怎样查找、怎样分级、由谁负责、怎样防控和监督。"
	v.list("廉政风险的等级、标准、责任、查找程序和防控措施", "概况信息")
	var records []model.Record
	for _, s := range own[model.LevelScheme](p, u) {
		v.Parts = append(v.Parts, p.levelPart(g, u, s))
		records = append(records, s)
	}
	for _, s := range own[model.CategoryScheme](p, u) {
		v.Parts = append(v.Parts, p.categoryPart(g, s))
		records = append(records, s)
	}
	for _, c := range own[model.ReviewChain](p, u) {
		v.Parts = append(v.Parts, p.chainPart(g, u, c))
		records = append(records, c)
	}
	for _, s := range own[model.AssessmentScheme](p, u) {
		v.Parts = append(v.Parts, p.assessmentPart(g, u, s))
		records = append(records, s)
	}
	points := p.rankedPoints(u)
	if len(points) > 0 {
		v.Points = p.riskPointTable(g, points)
		v.Wide = true
		records = append(records, asRecords(points)...)
		p.download(g, u.Home+"/risk-points", p.riskPointFile(u, points))
		if p.site.Audience == model.WithinUnit || p.site.Audience == model.Office {
			v.Notes = append(v.Notes, Note{Kind: "restricted", Label: "仅限单位内", Text: "本页的风险点和措施不属于公开网站，不得向社会转发。"})
		}
	}
	if measures := model.In[model.Measure](p.site, u.Home); len(measures) > 0 {
		v.Measures = p.measureTable(g, u, measures)
		records = append(records, asRecords(measures)...)
		p.download(g, u.Home+"/measures", p.measureFile(u, measures))
	}
	for _, r := range records {
		v.newest(r)
	}
	v.examples(records...)
	p.show("risk", g, v, u.ID.At)
}

// own returns the records of a kind in the unit's folder.
func own[T any](p *planner, u *model.Unit) []*T { return model.In[T](p.site, u.Home) }

// rankedPoints returns the unit's risk points, higher levels first.
func (p *planner) rankedPoints(u *model.Unit) []*model.RiskPoint {
	points := model.In[model.RiskPoint](p.site, u.Home)
	const unrated = 1 << 16
	rank := func(r *model.RiskPoint) int {
		if l := p.riskLevel(u.Home, r.Level.V); l.Rank > 0 {
			return l.Rank
		}
		return unrated
	}
	slices.SortStableFunc(points, func(a, b *model.RiskPoint) int { return rank(a) - rank(b) })
	return points
}

// levelPart explains the levels: criteria, who answers, how they are
// controlled, where they are announced.
func (p *planner) levelPart(g *Page, u *model.Unit, s *model.LevelScheme) RiskPart {
	part := RiskPart{ID: "level_scheme-" + s.ID.V, Title: "风险等级", Text: p.prefixed(g, s.Explanation, s), Source: p.prefixed(g, s.SourceNote, s)}
	t := Table{Caption: s.Name.V, Small: "共" + plural(len(s.Levels), "级") + "，高的在前", Columns: columns(
		TableColumn{"等级", "short"}, TableColumn{Label: "标准"}, TableColumn{Label: "适用岗位"}, TableColumn{Label: "谁负责"}, TableColumn{Label: "谁监管"},
		TableColumn{Label: "管理方式"}, TableColumn{"自查", "short"}, TableColumn{Label: "措施组"}, TableColumn{Label: "轮岗"}, TableColumn{Label: "公示"})}
	levels := slices.Clone(s.Levels)
	slices.SortStableFunc(levels, func(a, b model.Level) int { return int(a.Rank.V - b.Rank.V) })
	for _, l := range levels {
		var criteria, sets []string
		for _, c := range l.Criteria {
			dimension := p.site.Label(u.Home, "vocabulary:level.dimension", c.Dimension.V)
			if strings.HasPrefix(c.Text.V, dimension) {
				dimension = "" // the text names it
			}
			criteria = append(criteria, joined("：", dimension, c.Text.V))
		}
		for _, m := range l.MeasureSets {
			sets = append(sets, p.site.Label(u.Home, "vocabulary:measure.set", m.V))
		}
		check, rotate := "", ""
		if l.SelfCheckEvery.Set() {
			check = "每" + strings.TrimPrefix(p.enum(s, "levels.self_check_every", l.SelfCheckEvery.V), "每") + "一次"
		}
		if l.RotationYears.Set() {
			rotate = "任职满" + model.Plain(l.RotationYears) + "年一般应当轮岗"
		}
		supervisor := p.site.Label(u.Home, "vocabulary:role", l.SupervisorRole.V)
		if l.SupervisorOutside.V && supervisor != "" {
			supervisor += "（外单位）"
		}
		t.Rows = append(t.Rows, rowOf(Cell{Level: &Level{int(l.Rank.V), l.Label.V}}, listCell(criteria), listCell(p.postRules(u, l)),
			textCell(p.site.Label(u.Home, "vocabulary:role", l.ResponsibleRole.V)), textCell(supervisor),
			textCell(p.site.Label(u.Home, "vocabulary:level.control_mode", l.ControlMode.V)), textCell(check), textCell(strings.Join(sets, "、")), textCell(rotate),
			linkCell(p.outletLinks(g, l.PublishWhere)...)))
	}
	t.trim()
	part.Tables = []Table{t}
	part.Where = p.announcedWhere(s)
	for _, a := range model.In[model.LevelAnnouncement](p.site, u.Home) {
		part.Links = append(part.Links, p.link(g, a))
	}
	return part
}

// listCell shows one text as it is and several as a list.
func listCell(texts []string) Cell {
	if len(texts) == 1 {
		return textCell(texts[0])
	}
	return Cell{Items: texts}
}

// prefixed is prose whose anchors are kept apart from those of other records.
func (p *planner) prefixed(g *Page, md model.MD, r model.Record) *Prose {
	b := r.Base()
	t := p.prose(g, md, b.Home, 3)
	if t != nil {
		t.Prefix = b.Kind.Name + "-" + b.ID.V + "-"
	}
	return t
}

// postRules says which posts get a level by rule.
func (p *planner) postRules(u *model.Unit, l model.Level) []string {
	var out []string
	for _, r := range l.PostRule {
		dept := ""
		if r.Department.To != nil {
			dept = r.Department.To.Name.V
		}
		if s := joined("，", dept, p.site.Label(u.Home, "vocabulary:post.tier", r.Tier.V), p.site.Label(u.Home, "vocabulary:post.rank", r.Rank.V)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// announcedWhere says in words where and to whom levels are shown.
func (p *planner) announcedWhere(s *model.LevelScheme) string {
	var inside, outside, where []string
	for _, l := range s.Levels {
		if !l.PublishScope.Set() {
			continue
		}
		if model.ReachOf(l.PublishScope.V) == model.ReachPublic {
			outside = append(outside, l.Label.V)
		} else {
			inside = append(inside, l.Label.V)
		}
		for _, o := range l.PublishWhere {
			if o.To != nil && !slices.Contains(where, o.To.Name.V) {
				where = append(where, o.To.Name.V)
			}
		}
	}
	place := ""
	if len(where) > 0 {
		place = "公示在" + strings.Join(where, "、") + "上"
	}
	site := "本网站"
	if p.site.Audience.Reach() >= model.ReachUnit {
		site = "公开网站" // this site is for inside the unit
	}
	switch {
	case len(inside) == 0 && len(outside) == 0:
		return ""
	case len(inside) == 0:
		return joined("，", "各级风险的评定结果向社会公示", place) + "，任何人都可以查看和提出意见。"
	case len(outside) == 0:
		return joined("，", "各级风险的评定结果在单位内公示", place) + "，由干部职工监督，不在" + site + "登载。"
	}
	return strings.Join(outside, "、") + "的评定结果向社会公示；" + strings.Join(inside, "、") + "的评定结果只在单位内公示，不在" + site + "登载。"
}

// chainPart tells a procedure as numbered steps.
func (p *planner) chainPart(g *Page, u *model.Unit, c *model.ReviewChain) RiskPart {
	part := RiskPart{ID: "review_chain-" + c.ID.V, Title: "程序：" + model.Title(c), Source: p.prefixed(g, c.SourceNote, c)}
	var kinds []string
	for _, k := range c.AppliesTo {
		if kind := model.KindOf(k.V); kind != nil {
			kinds = append(kinds, kind.Wording().ZH)
		}
	}
	var layers []string
	for _, l := range c.Layers {
		layers = append(layers, p.site.Label(u.Home, "layer", l.V))
	}
	part.For = joined("，", strings.Join(kinds, "、"), strings.Join(layers, "、"))
	steps := slices.Clone(c.Steps)
	slices.SortStableFunc(steps, func(a, b model.Step) int { return int(a.Order.V - b.Order.V) })
	var search []string
	for i, s := range steps {
		if s.Type.V == "search" {
			search = append(search, s.Name.V)
			if i+1 < len(steps) && steps[i+1].Type.V == "search" {
				continue
			}
			part.Steps = append(part.Steps, ChainStep{Name: "查找：" + strings.Join(search, "、"), Marks: []string{"不分先后"}})
			search = nil
			continue
		}
		x := ChainStep{Name: s.Name.V, Role: p.site.Label(u.Home, "vocabulary:role", s.Role.V)}
		for _, m := range []struct {
			on   bool
			text string
		}{{s.Decides.V, "由这一步决定"}, {s.CanReturn.V, "可以退回"}, {s.Outside.V, "由外单位办理"}} {
			if m.on {
				x.Marks = append(x.Marks, m.text)
			}
		}
		part.Steps = append(part.Steps, x)
	}
	return part
}

// riskPointFile lists the risk points for machines.
func (p *planner) riskPointFile(u *model.Unit, points []*model.RiskPoint) table.Table {
	t := table.Table{Name: "risk-points", Caption: u.Name.V + "廉政风险点", Columns: fileColumns(
		"id", "编号", "code", "代码", "text", "风险表现形式", "layer", "层面", "subject", "所在对象", "power", "权力事项", "category", "类别", "kind", "种类",
		"level", "等级", "measures", "防控措施", "responsible", "责任", "supervisor", "监督", "page", "网页")}
	g := &Page{}
	for _, r := range points {
		power := ""
		if r.Power.To != nil {
			power = r.Power.To.Title.V
		}
		t.Rows = append(t.Rows, fileRow(r.ID.V, r.Code.V, r.Text.V, p.site.Label(u.Home, "layer", r.Layer.V), p.refLink(g, r.Subject, hiddenPost).Text, power,
			p.site.Label(u.Home, "category", r.Category.V), p.site.Label(u.Home, "risk_kind", r.Type.V), p.site.Label(u.Home, "level", r.Level.V),
			strings.Join(measureTexts(r.Measures), "；"), p.refLink(g, r.Responsible, "").Text, p.refLink(g, r.Supervisor, "").Text, Address(r)))
	}
	return t
}

// measureFile lists the measures for machines.
func (p *planner) measureFile(u *model.Unit, list []*model.Measure) table.Table {
	t := table.Table{Name: "measures", Caption: u.Name.V + "防控措施", Columns: fileColumns(
		"id", "编号", "text", "措施", "set", "措施组", "form", "形式", "means", "手段", "layer", "层面", "responsible", "责任", "deadline", "时限", "done_on", "完成日期@", "page", "网页")}
	for _, m := range list {
		responsible := ""
		if m.Responsible.To != nil {
			responsible = m.Responsible.To.Name.V
		}
		t.Rows = append(t.Rows, fileRow(m.ID.V, m.Text.V, p.site.Label(u.Home, "vocabulary:measure.set", m.Set.V), p.site.Label(u.Home, "vocabulary:measure.form", m.Form.V),
			p.site.Label(u.Home, "vocabulary:measure.means", m.Means.V), p.site.Label(u.Home, "layer", m.Layer.V), responsible, m.Deadline.V.Text, model.Plain(m.DoneOn), Address(m)))
	}
	return t
}
