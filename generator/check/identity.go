package check

import (
	"slices"
	"sort"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// reserved are words that are addresses of the site already.
func reserved() []string {
	return []string{"index", "changes", "periods", "assets", "search", model.Shared}
}

// r001: an id names one record.
func r001(s *model.Site, out *report) {
	for _, d := range s.Doubles() {
		first, second := d.First.Base(), d.Second.Base()
		if !second.ID.Set() {
			continue // its absence was reported when it was read
		}
		out.add(d.Second, diag.Diagnostic{
			Code: diag.R001, Span: second.ID.At,
			Text: diag.Say("编号“%[1]s”已经用过：本单位另有一条%[2]s叫这个编号", "id %[1]q is already used by another %[3]s of this unit", second.ID.V, second.Kind.Wording().ZH, second.Kind.Name),
			Hint: diag.Say("同一单位同一类记录的编号不能重复，改其中一个；已经公布过的不要改", "ids of a kind are unique within a unit; rename one of the two, not the one already published"),
			Also: []diag.Note{{Span: or(first.ID.At, first.At), Text: diag.Say("第一次用在这里", "first used here")}},
		})
	}
	taken := reserved()
	for _, rec := range out.records {
		b := rec.Base()
		if slices.Contains(taken, b.ID.V) {
			out.add(rec, diag.Diagnostic{
				Code: diag.R001, Span: b.ID.At,
				Text: diag.Say("编号“%s”是网站自己的地址，不能用", "id %q is an address of the site itself", b.ID.V),
				Hint: diag.Say("换一个编号，例如 %s-1；不能用的还有 %s", "take another id, such as %s-1; reserved are %s", b.ID.V, strings.Join(taken, "、")),
			})
		}
		if b.Home == model.Shared || !b.ID.Set() || b.Kind.Name == "unit" {
			continue
		}
		if shared := s.Find(b.Kind, model.Shared, b.ID.V); shared != nil {
			out.add(rec, diag.Diagnostic{
				Code: diag.R001, Span: b.ID.At,
				Text: diag.Say("编号“%s”在公用文件夹 common 里已经用过", "id %q is already used in the folder common", b.ID.V),
				Hint: diag.Say("公用的记录各单位都能直接引用；本单位要另写一条，就换一个编号", "shared records can be named as they are; a record of the unit's own needs another id"),
				Also: []diag.Note{{Span: shared.Base().ID.At, Text: diag.Say("公用的那一条在这里", "the shared one is here")}},
			})
		}
	}
	sameNumbers(out)
	unitFolders(s, out)
}

// unitFolders holds folders and unit records to each other.
func unitFolders(s *model.Site, out *report) {
	first := map[string]model.Record{}
	for _, rec := range out.records {
		b := rec.Base()
		if f := first[b.Home]; f == nil || b.At.Before(f.Base().At) {
			first[b.Home] = rec
		}
	}
	owned := map[string]bool{model.Shared: true}
	for _, u := range model.All[model.Unit](s) {
		owned[u.Home] = true
		if u.Home == model.Shared {
			out.add(u, diag.Diagnostic{
				Code: diag.R001, Span: u.At,
				Text: diag.Say("单位记录放在了公用文件夹 common 里", "the unit's record lies in the folder common"),
				Hint: diag.Say("移到 data/%s/unit.toml", "move it to data/%s/unit.toml", u.ID.V),
			})
		} else if u.ID.Set() && u.ID.V != u.Home {
			out.add(u, diag.Diagnostic{
				Code: diag.R001, Span: u.ID.At,
				Text: diag.Say("单位编号“%s”与文件夹名“%s”不一致", "the unit's id %q is not the name of its folder, %q", u.ID.V, u.Home),
				Hint: diag.Say("写成 id = \"%s\"，或者把文件夹改名；一个文件夹只放一个单位", "write id = %q or rename the folder; a folder holds one unit", u.Home),
			})
		}
	}
	var homes []string
	for home := range first {
		if !owned[home] {
			homes = append(homes, home)
		}
	}
	sort.Strings(homes)
	for _, home := range homes {
		d := diag.Diagnostic{
			Code: diag.R001, Span: first[home].Base().At,
			Text: diag.Say("文件夹“%s”里有记录，却没有单位", "folder %q holds records but no unit", home),
			Hint: diag.Say("在 data/%s/unit.toml 里写 [[unit]]，id = \"%[1]s\"", "write [[unit]] with id = %[1]q in data/%[1]s/unit.toml", home),
		}
		var ids []string
		for _, u := range s.Units {
			ids = append(ids, u.Home)
		}
		if i := slices.IndexFunc(s.Units, func(u *model.Unit) bool {
			return u.Name.V == home || u.ShortName.V == home || slices.ContainsFunc(u.Aliases, func(a model.Str) bool { return a.V == home })
		}); i >= 0 {
			d.Hint = diag.Say("文件夹用单位的编号作名字：移到 %s", "folders are named by the unit's id: move it to %s", s.Units[i].Home)
		} else if near, ok := out.guess(home, ids); ok {
			d.Hint = diag.Say("是不是想放进文件夹 %s？", "did you mean the folder %s?", near)
		}
		out.add(first[home], d)
	}
}

// r002Value: a reference names a record of the right kind.
func r002Value(rec model.Record, v model.Value, out *report) {
	b := rec.Base()
	if c, ok := v.Ptr.(*model.Count); ok {
		if len(v.Field.Targets) > 0 && c.To == nil && !slices.Contains(v.Field.Words, c.Key.V) {
			dangling(rec, v.Field, model.Name{V: c.Key.V, At: c.Key.At}, out)
		}
		return
	}
	name, to, ok := v.Ref()
	if !ok || !name.Set() {
		return
	}
	if v.Path == "unit" && b.Home != model.Shared && name.V != b.Home {
		out.add(rec, diag.Diagnostic{
			Code: diag.R002, Span: name.At,
			Text: diag.Say("记录放在单位 %[2]s 的文件夹里，所属单位却写 \"%[1]s\"", "the record lies in the folder of %[2]s but names %[1]q as its unit", name.V, b.Home),
			Hint: diag.Say("文件夹就是单位：删去这一行，或把记录移到 data/%s/", "the folder is the unit: drop the line or move the record to data/%s/", name.V),
		})
		return
	}
	if a, free := v.Ptr.(*model.AnyRef); free && a.Free || to != nil {
		return
	}
	if b.Kind.Name == "flowchart" && v.Path == "nodes.actor" {
		return // R061
	}
	dangling(rec, v.Field, *name, out)
}

// dangling reports a name that means nothing, or several records.
func dangling(rec model.Record, f *model.Field, name model.Name, out *report) {
	if out.unsure(rec, name) {
		return
	}
	d := diag.Diagnostic{Code: diag.R002, Span: name.At}
	d.Text, d.Hint = out.unresolved(rec, f, name)
	out.add(rec, d)
}

// unsure reports whether what name means may stand in a file that could not be
// read. That has been reported, and a follow-up for each reference would bury it.
func (r *report) unsure(rec model.Record, name model.Name) bool {
	if !r.site.Whole(rec.Base().Home) {
		return true
	}
	_, unit, _ := name.Split()
	return unit != "" && r.site.Unit(unit) != nil && !r.site.Whole(unit)
}

// unresolved says why name names no record of rec's field f, and what to type.
func (r *report) unresolved(rec model.Record, f *model.Field, name model.Name) (what, hint diag.Message) {
	b := rec.Base()
	kinds := f.TargetKinds(b.Kind)
	if found := r.site.Resolve(f, b.Kind, b.Home, name); len(found) > 1 {
		var ways []string
		for _, x := range found {
			ways = append(ways, "\""+x.Base().Kind.Name+":"+name.V+"\"")
		}
		return diag.Say("“%s”可以指几条不同的记录", "%q means more than one record", name.V),
			diag.Say("写清是哪一种：%s", "say which: %s", strings.Join(ways, "、"))
	}
	zh, en := kindWords(kinds)
	what = diag.Say("找不到编号为“%[1]s”的%[2]s", "there is no %[3]s with the id %[1]q", name.V, zh, en)
	if colon := strings.ReplaceAll(name.V, "：", ":"); colon != name.V {
		return what, diag.Say("冒号是全角的：写成 \"%s\"", "the colon is full-width: write %q", colon)
	}
	wanted, unit, id := name.Split()
	if unit != "" && r.site.Unit(unit) == nil {
		var units []string
		for _, u := range r.site.Units {
			units = append(units, u.Home)
		}
		return diag.Say("没有单位“%s”", "there is no unit %q", unit),
			r.did(unit, units, diag.Say("别的单位的记录写成“单位/编号”", "write unit/id for a record of another unit"))
	}
	if wanted != "" && !slices.ContainsFunc(kinds, func(k *model.Kind) bool { return k.Name == wanted }) {
		if i := slices.IndexFunc(kinds, func(k *model.Kind) bool { return k.Wording().ZH == wanted }); i >= 0 {
			return what, diag.Say("种类写英文：\"%[1]s:%[2]s\"", "write the kind in English: \"%[1]s:%[2]s\"", kinds[i].Name, id)
		}
		return diag.Say("这里不能指“%s”类的记录", "this cannot name a record of kind %q", wanted),
			diag.Say("可以写的类别：%[1]s（%[2]s）", "it can name: %[2]s", zh, en)
	}
	return what, r.advice(rec, f, id)
}

// advice looks for what an author meant by id: another record's title, a near
// id, a record of another kind or unit.
func (r *report) advice(rec model.Record, f *model.Field, id string) diag.Message {
	b := rec.Base()
	general := diag.Say("照抄对方记录的 id；别的单位的记录写成“单位/编号”", "copy the id of the other record; for another unit's write unit/id")
	if r.guesses--; r.guesses <= 0 {
		return general
	}
	kinds := f.TargetKinds(b.Kind)
	var ids []string
	for _, k := range kinds {
		records := append(append([]model.Record{}, r.site.Home(k, b.Home)...), r.site.Home(k, model.Shared)...)
		if k.Name == "unit" {
			records = r.site.Records(k)
		}
		for _, x := range records {
			if model.Title(x) == id {
				return diag.Say("这里写编号，不写名称：“%s”的编号是 \"%s\"", "write the id, not the name: %q has the id %q", id, x.Base().ID.V)
			}
			ids = append(ids, x.Base().ID.V)
		}
	}
	if near, ok := r.guess(id, ids); ok {
		return diag.Say("是不是想写 \"%s\"？", "did you mean %q?", near)
	}
	for _, k := range kinds {
		for _, x := range r.site.Records(k) {
			if x.Base().ID.V == id {
				return diag.Say("别的单位有这个编号：写成 \"%[1]s/%[2]s\"", "another unit has it: write \"%[1]s/%[2]s\"", x.Base().Home, id)
			}
		}
	}
	for _, k := range model.Kinds() {
		if x := r.site.Find(k, b.Home, id); x != nil {
			zh, en := kindWords(kinds)
			if len(ids) > 0 && len(ids) <= 8 {
				return diag.Say("“%[1]s”是%[2]s的编号，这里要写%[4]s的编号：%[6]s", "%[1]q is the id of a %[3]s; here stands that of a %[5]s: %[6]s", id, k.Wording().ZH, k.Name, zh, en, strings.Join(ids, "、"))
			}
			return diag.Say("“%[1]s”是%[2]s的编号，这里要写%[4]s的编号", "%[1]q is the id of a %[3]s; here stands that of a %[5]s", id, k.Wording().ZH, k.Name, zh, en)
		}
	}
	if len(ids) > 0 && len(ids) <= 8 {
		return diag.Say("可以写：%s", "it can be: %s", strings.Join(ids, "、"))
	}
	return general
}

func kindWords(kinds []*model.Kind) (zh, en string) {
	if len(kinds) > 4 {
		return "记录", "record"
	}
	var a, b []string
	for _, k := range kinds {
		a, b = append(a, k.Wording().ZH), append(b, k.Name)
	}
	return strings.Join(a, "或"), strings.Join(b, " or ")
}

// r002: the step that a risk point names is one of its power's flowcharts.
func r002(s *model.Site, out *report) {
	for _, p := range model.All[model.RiskPoint](s) {
		if !p.Node.Set() || p.Power.To == nil {
			continue
		}
		var ids []string
		for _, f := range p.Power.To.Flowcharts {
			if f.To != nil {
				for _, n := range f.To.Nodes {
					ids = append(ids, n.ID.V)
				}
			}
		}
		if len(ids) == 0 || slices.Contains(ids, p.Node.V) {
			continue
		}
		out.add(p, diag.Diagnostic{
			Code: diag.R002, Span: p.Node.At,
			Text: diag.Say("权力事项%[2]s的流程图里没有环节“%[1]s”", "no flowchart of %[2]s has a node %[1]q", p.Node.V, named(p.Power.To)),
			Hint: out.did(p.Node.V, ids, diag.Say("流程图里的环节有：%s", "the nodes are: %s", listed(ids))),
		})
	}
}
