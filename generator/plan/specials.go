package plan

import (
	"strings"

	"gongshi/generator/model"
)

// money prints an amount with its unit, thousands apart: "125,000.50元".
func money(n model.Num, unit string) string {
	if !n.Set() {
		return ""
	}
	text := model.Plain(n)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	whole, rest, _ := strings.Cut(text, ".")
	var b strings.Builder
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if rest != "" {
		rest = "." + rest
	}
	return sign + b.String() + rest + unit
}

const yuan = "元"

// special is what an item of a special kind says beside its text: facts, and a
// table of uses.
func (p *planner) special(i *model.DisclosureItem) (facts []Entry, uses *Table) {
	add := func(term, text string) {
		if text != "" {
			facts = append(facts, Entry{Term: term, Text: text})
		}
	}
	switch {
	case !i.DonatedProject.At.IsZero():
		d := &i.DonatedProject
		add("地点", d.Site.V)
		add("金额", money(d.Amount, yuan))
		add("捐赠方", p.enum(i, "donated_project.donor_kind", d.DonorKind.V))
		add("进展", d.Progress.V)
		uses = usesTable("捐款使用明细", yuan, d.Uses)
	case !i.FundUse.At.IsZero():
		f := &i.FundUse
		add("来源", f.Source.V)
		add("期初结存", money(f.Opening, f.Unit.V))
		add("收入", money(f.Received, f.Unit.V))
		add("支出", money(f.Used, f.Unit.V))
		add("期末结存", money(f.Balance, f.Unit.V))
		uses = usesTable("使用明细", f.Unit.V, f.Uses)
	case !i.Procurement.At.IsZero():
		x := &i.Procurement
		add("采购方式", p.enum(i, "procurement.method", x.Method.V))
		add("预算", money(x.Budget, yuan))
		add("成交金额", money(x.Amount, yuan))
		add("供应商", x.Supplier.V)
		add("结果", joined("，", p.enum(i, "procurement.result", x.Result.V), dayText(x.ResultOn)))
	case !i.Trade.At.IsZero():
		x := &i.Trade
		add("交易类别", p.site.Label(i.Home, "vocabulary:trade.kind", x.Type.V))
		add("交易平台", x.Platform.V)
		add("阶段", p.enum(i, "trade.stage", x.Stage.V))
		add("金额", money(x.Amount, yuan))
		add("中标人", x.Winner.V)
	case !i.Decision.At.IsZero():
		x := &i.Decision
		add("阶段", p.enum(i, "decision.stage", x.Stage.V))
		add("听证", joined("，", dayText(x.Hearing), x.Where.V))
		if x.Views.Set() {
			add("收到意见", model.Plain(x.Views)+"条")
		}
		add("采纳情况", x.Outcome.V)
	}
	return facts, uses
}

func dayText(d model.Date) string {
	if !d.Set() {
		return ""
	}
	return d.V.ZH()
}

func usesTable(caption, unit string, list []model.Spent) *Table {
	if len(list) == 0 {
		return nil
	}
	t := &Table{Caption: caption, Said: true, Small: "单位：" + unit, Columns: columns(TableColumn{Label: "用途"}, TableColumn{"数量", "num"},
		TableColumn{Label: "接收方"}, TableColumn{"日期", "date"})}
	if unit == yuan {
		t.Columns[1].Label = "金额"
	}
	for _, x := range list {
		t.Rows = append(t.Rows, rowOf(textCell(x.Purpose.V), textCell(money(x.Amount, "")), textCell(x.Receiver.V), dayCell(x.On)))
	}
	t.trim()
	return t
}

// specialKind is a special kind of item as its list shows it. Cells returns
// nil for items of other kinds.
type specialKind struct {
	name, caption string
	columns       []specialColumn
	cells         func(*model.DisclosureItem) []Cell
}

// specialColumn is a column: its key in files, its label, its class.
type specialColumn struct{ key, label, class string }

func (p *planner) specialKinds() []specialKind {
	return []specialKind{
		{"procurement", "采购", []specialColumn{{"method", "方式", "short"}, {"budget", "预算（元）", "num"}, {"amount", "成交（元）", "num"}, {"supplier", "供应商", ""}, {"result", "结果", "short"}, {"result_on", "结果日期", "date"}},
			func(i *model.DisclosureItem) []Cell {
				x := &i.Procurement
				if x.At.IsZero() {
					return nil
				}
				return rowOf(textCell(p.enum(i, "procurement.method", x.Method.V)), textCell(money(x.Budget, "")), textCell(money(x.Amount, "")),
					textCell(x.Supplier.V), textCell(p.enum(i, "procurement.result", x.Result.V)), dayCell(x.ResultOn))
			}},
		{"trade", "公共资源交易", []specialColumn{{"kind", "类别", "short"}, {"platform", "平台", ""}, {"stage", "阶段", "short"}, {"amount", "金额（元）", "num"}, {"winner", "中标人", ""}},
			func(i *model.DisclosureItem) []Cell {
				x := &i.Trade
				if x.At.IsZero() {
					return nil
				}
				return rowOf(textCell(p.site.Label(i.Home, "vocabulary:trade.kind", x.Type.V)), textCell(x.Platform.V),
					textCell(p.enum(i, "trade.stage", x.Stage.V)), textCell(money(x.Amount, "")), textCell(x.Winner.V))
			}},
		{"donated-projects", "捐建项目", []specialColumn{{"site", "地点", ""}, {"amount", "金额（元）", "num"}, {"donor", "捐赠方", "short"}, {"progress", "进展", ""}},
			func(i *model.DisclosureItem) []Cell {
				x := &i.DonatedProject
				if x.At.IsZero() {
					return nil
				}
				return rowOf(textCell(x.Site.V), textCell(money(x.Amount, "")), textCell(p.enum(i, "donated_project.donor_kind", x.DonorKind.V)), textCell(x.Progress.V))
			}},
		{"fund-use", "资金物资使用", []specialColumn{{"source", "来源", ""}, {"received", "收入", "num"}, {"used", "支出", "num"}, {"balance", "结存", "num"}, {"unit", "单位", "short"}},
			func(i *model.DisclosureItem) []Cell {
				x := &i.FundUse
				if x.At.IsZero() {
					return nil
				}
				return rowOf(textCell(x.Source.V), textCell(money(x.Received, "")), textCell(money(x.Used, "")), textCell(money(x.Balance, "")), textCell(x.Unit.V))
			}},
		{"decisions", "重大决策公示", []specialColumn{{"stage", "阶段", "short"}, {"hearing_on", "听证日期", "date"}, {"views", "收到意见", "num"}, {"outcome", "采纳情况", ""}},
			func(i *model.DisclosureItem) []Cell {
				x := &i.Decision
				if x.At.IsZero() {
					return nil
				}
				return rowOf(textCell(p.enum(i, "decision.stage", x.Stage.V)), dayCell(x.Hearing), textCell(model.Plain(x.Views)), textCell(x.Outcome.V))
			}},
	}
}

// specialLists are tables with amounts of the items of each special kind among
// list; each is offered for download as well.
func (p *planner) specialLists(g *Page, u *model.Unit, list []*model.DisclosureItem) []Table {
	var out []Table
	for _, k := range p.specialKinds() {
		t := Table{Caption: k.caption, Columns: columns(TableColumn{Label: "事项"})}
		keys := []string{"title", "事项"}
		for _, c := range k.columns {
			t.Columns = append(t.Columns, TableColumn{c.label, c.class})
			keys = append(keys, c.key, c.label+map[string]string{"num": "#", "date": "@"}[c.class])
		}
		t.Columns = append(t.Columns, TableColumn{"发布日期", "date"})
		file := tableOf(k.name, u.Name.V+k.caption, append(keys, "published_on", "发布日期@", "page", "网页")...)
		for _, i := range list {
			cells := k.cells(i)
			if cells == nil || i.Facts.State == model.Withdrawn {
				continue
			}
			row := []string{i.Title.V}
			for _, c := range cells {
				row = append(row, plainCell(c))
			}
			file.Rows = append(file.Rows, fileRow(append(row, model.Plain(i.PublishedOn), Address(i))...))
			t.Rows = append(t.Rows, append(append(rowOf(linkCell(p.link(g, i))), cells...), dayCell(i.PublishedOn)))
		}
		if len(t.Rows) == 0 {
			continue
		}
		t.Small = "共" + plural(len(t.Rows), "项")
		t.trim()
		p.download(g, u.Home+"/"+k.name, file)
		out = append(out, t)
	}
	return out
}

// plainCell is a cell for machines: days as ISO days, amounts without marks.
func plainCell(c Cell) string {
	if !c.Day.IsZero() {
		return c.Day.String()
	}
	if strings.Trim(c.Text, "-0123456789,.") == "" {
		return strings.ReplaceAll(c.Text, ",", "")
	}
	return c.Text
}
