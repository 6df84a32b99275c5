package plan

import (
	"strings"

	"gongshi/generator/model"
	"gongshi/generator/table"
)

// OrganizationView shows departments, posts, bodies and carriers of a unit.
type OrganizationView struct {
	Page
	Jump   []Link
	Parts  []OrganizationPart
	Origin []OriginNote
}

// OrganizationPart is one table under a heading with an anchor.
type OrganizationPart struct {
	ID, Title string
	Table     Table
}

// OriginNote says where what is told of one record comes from.
type OriginNote struct {
	Title   string
	Text    *Prose
	Sources []Link
}

func (p *planner) hasOrganization(home string) bool {
	return len(model.In[model.Department](p.site, home)) > 0 || len(model.In[model.Post](p.site, home)) > 0 ||
		len(model.In[model.Body](p.site, home)) > 0 || len(model.In[model.Outlet](p.site, home)) > 0
}

// organization plans organization.html of the folder home.
func (p *planner) organization(home string) {
	if !p.hasOrganization(home) {
		return
	}
	u := p.site.Unit(home)
	v := &OrganizationView{Page: p.page(home+"/organization.html", "机构职责", u)}
	v.Lead = "部门、岗位和议事机构。只列职务，不列姓名。"
	if u == nil {
		v.Title, v.Lead = "公开载体", "各单位共同使用的公开载体。"
	}
	v.list("部门、岗位、议事机构和公开载体", "机构职能")
	file := tableOf("organization", p.nameOf(home)+v.Title, "kind", "种类", "id", "编号", "name", "名称",
		"part_of", "所属", "duties", "职责", "published_on", "发布日期@", "page", "网页")
	p.departmentPart(v, u, home, &file)
	p.postPart(v, home, &file)
	p.bodyPart(v, home, &file)
	p.outletPart(v, home, &file)
	if len(v.Parts) > 1 {
		for _, x := range v.Parts {
			v.Jump = append(v.Jump, Link{x.Title, "#" + x.ID})
		}
	}
	v.dated()
	p.download(&v.Page, home+"/organization", file)
	p.show("organization", &v.Page, v, model.Place{})
}

// member starts the row of a record that is shown on this page: its name with
// the anchor, and what there is to say of its origin.
func (p *planner) member(v *OrganizationView, r model.Record) Cell {
	b := r.Base()
	v.newest(r)
	_, id, _ := strings.Cut(Address(r), "#")
	c := Cell{ID: id, Text: model.Title(r)}
	if b.Illustrative.V {
		c.Small = "示例"
	}
	if b.SourceNote.Set() || len(b.Source) > 0 {
		n := OriginNote{Title: model.Title(r), Text: p.prose(&v.Page, b.SourceNote, b.Home, 4)}
		if n.Text != nil {
			n.Text.Prefix = id + "-source-"
		}
		for _, s := range b.Source {
			n.Sources = append(n.Sources, p.citation(&v.Page, s))
		}
		v.Origin = append(v.Origin, n)
	}
	return c
}

// told is a Markdown text within a cell of the row of r.
func (p *planner) told(v *OrganizationView, r model.Record, md model.MD) Cell {
	x := p.prose(&v.Page, md, r.Base().Home, 4)
	if x != nil {
		_, id, _ := strings.Cut(Address(r), "#")
		x.Prefix = id + "-"
	}
	return Cell{Prose: x}
}

func (p *planner) departmentPart(v *OrganizationView, u *model.Unit, home string, file *table.Table) {
	all := model.In[model.Department](p.site, home)
	if len(all) == 0 {
		return
	}
	word := "部门"
	if u != nil && u.DeptLabel.Set() {
		word = p.site.Label(home, "vocabulary:unit.dept_label", u.DeptLabel.V)
	}
	t := Table{Caption: "内设" + word + "和下属单位", Small: plural(len(all), "个"), Columns: columns(TableColumn{"名称", ""},
		TableColumn{"性质", "short"}, TableColumn{"负责人", "short"}, TableColumn{"分管领导", "short"}, TableColumn{"职责", ""}, TableColumn{"等级", "short"})}
	for _, d := range all {
		kind := p.enum(d, "kind", d.Type.V)
		t.Rows = append(t.Rows, rowOf(p.member(v, d), textCell(kind), p.postCell(&v.Page, d.HeadPost.To),
			p.postCell(&v.Page, d.LeaderInCharge.To), p.told(v, d, d.Functions), Cell{Level: p.levelIf(home, d.Level.V)}))
		file.Rows = append(file.Rows, fileRow("department", d.ID.V, d.Name.V, kind, firstLine(d.Functions), model.Plain(d.PublishedOn), Address(d)))
	}
	t.trim()
	v.Parts = append(v.Parts, OrganizationPart{"departments", word, t})
}

func (p *planner) postPart(v *OrganizationView, home string, file *table.Table) {
	all := model.In[model.Post](p.site, home)
	if len(all) == 0 {
		return
	}
	t := Table{Caption: "岗位一览", Small: "只列职务，不列姓名；" + plural(len(all), "个"), Columns: columns(TableColumn{"岗位", ""},
		TableColumn{"所在部门", "short"}, TableColumn{"层级", "short"}, TableColumn{"主要职责", ""}, TableColumn{"等级", "short"})}
	for _, w := range all {
		dept := ""
		if w.Department.To != nil {
			dept = w.Department.To.Name.V
		}
		tier := p.site.Label(home, "vocabulary:post.tier", w.Tier.V)
		if tier == "" {
			tier = p.site.Label(home, "vocabulary:post.rank", w.Rank.V)
		}
		t.Rows = append(t.Rows, rowOf(p.member(v, w), p.departmentCell(&v.Page, w.Department.To), textCell(tier),
			p.told(v, w, w.Duties), Cell{Level: p.levelIf(home, w.Level.V)}))
		file.Rows = append(file.Rows, fileRow("post", w.ID.V, w.Name.V, dept, firstLine(w.Duties), model.Plain(w.PublishedOn), Address(w)))
	}
	t.trim()
	v.Parts = append(v.Parts, OrganizationPart{"posts", "岗位", t})
}

func (p *planner) bodyPart(v *OrganizationView, home string, file *table.Table) {
	all := model.In[model.Body](p.site, home)
	if len(all) == 0 {
		return
	}
	t := Table{Caption: "议事机构和有关机构", Small: plural(len(all), "个"), Columns: columns(TableColumn{"名称", ""},
		TableColumn{"性质", "short"}, TableColumn{"隶属", ""}, TableColumn{"组成（职务）", ""}, TableColumn{"职责", ""})}
	for _, b := range all {
		kind := p.enum(b, "kind", b.Type.V)
		var under []Link
		for _, x := range []*model.Body{b.Under.To, b.OfficeOf.To} {
			if x != nil {
				under = append(under, p.link(&v.Page, x))
			}
		}
		t.Rows = append(t.Rows, rowOf(p.member(v, b), textCell(kind), linkCell(under...), Cell{Items: members(b)}, Cell{Items: strs(b.Functions)}))
		file.Rows = append(file.Rows, fileRow("body", b.ID.V, b.Title.V, joinLinks(under), strings.Join(strs(b.Functions), "；"),
			model.Plain(b.PublishedOn), Address(b)))
	}
	t.trim()
	v.Parts = append(v.Parts, OrganizationPart{"bodies", "议事机构", t})
}

// members lists who sits in a body, by role: 组长：局长.
func members(b *model.Body) []string {
	var roles []string
	posts := map[string][]string{}
	for _, m := range b.Members {
		name := ""
		switch {
		case m.Post.To != nil:
			name = m.Post.To.Name.V
		case m.Post.Hidden:
			name = "成员岗位"
		default:
			continue
		}
		if posts[m.Role.V] == nil {
			roles = append(roles, m.Role.V)
		}
		posts[m.Role.V] = append(posts[m.Role.V], name)
	}
	for i, r := range roles {
		roles[i] = r + "：" + strings.Join(posts[r], "、")
	}
	return roles
}

func (p *planner) outletPart(v *OrganizationView, home string, file *table.Table) {
	all := model.In[model.Outlet](p.site, home)
	if len(all) == 0 {
		return
	}
	t := Table{Caption: "发布信息用的载体", Small: plural(len(all), "个"), Columns: columns(TableColumn{"名称", ""},
		TableColumn{"形式", "short"}, TableColumn{"面向", "short"}, TableColumn{"地址", ""})}
	for _, o := range all {
		kind := p.enum(o, "kind", o.Type.V)
		address := textCell(o.Address.V)
		if strings.HasPrefix(o.Address.V, "https://") || strings.HasPrefix(o.Address.V, "http://") {
			address = linkCell(Link{o.Address.V, o.Address.V})
		}
		t.Rows = append(t.Rows, rowOf(p.member(v, o), textCell(kind), textCell(p.enum(o, "max_scope", o.MaxScope.V)), address))
		file.Rows = append(file.Rows, fileRow("outlet", o.ID.V, o.Name.V, kind, o.Address.V, model.Plain(o.PublishedOn), Address(o)))
	}
	t.trim()
	v.Parts = append(v.Parts, OrganizationPart{"outlets", "公开载体", t})
}

func (p *planner) postCell(g *Page, w *model.Post) Cell {
	if w == nil {
		return Cell{}
	}
	return linkCell(p.link(g, w))
}

// levelIf is the level with that code, nil where there is none.
func (p *planner) levelIf(home, code string) *Level {
	if code == "" {
		return nil
	}
	return p.riskLevel(home, code)
}
