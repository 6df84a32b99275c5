package check

import (
	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// r111: no record goes further than its kind may.
func r111(s *model.Site, out *report) {
	for _, rec := range out.records {
		b := rec.Base()
		if !decided(rec) || !b.Scope.Set() {
			continue
		}
		scope := model.ReachOf(b.Scope.V)
		_, ceiling, widest := model.LimitsOf(rec)
		if scope >= ceiling {
			continue
		}
		d := diag.Diagnostic{Code: diag.R111, Span: b.Scope.At}
		decision := b.ScopeDecision
		switch {
		case scope < widest:
			d.Text = diag.Say("%[1]s不能公开到“%[4]s”（%[2]s）这么宽", "a %[3]s cannot go as far as %[2]s", b.Kind.Wording().ZH, b.Scope.V, b.Kind.Name, model.EnumWording(b.Kind, "scope", b.Scope.V).ZH)
			d.Hint = diag.Say("最宽写 scope = \"%s\"", "the widest is scope = %q", scopeOf(widest))
		case decision.At.IsZero():
			d.Text = diag.Say("%[1]s公开到“%[4]s”（%[2]s），没有记下是谁决定的", "a %[3]s goes as far as %[2]s without a recorded decision", b.Kind.Wording().ZH, b.Scope.V, b.Kind.Name, model.EnumWording(b.Kind, "scope", b.Scope.V).ZH)
			d.Hint = diag.Say("集体决定过的，加上 scope_decision = {by = \"决定的机构\", on = 2012-04-20, doc = \"文件编号\"}；没有决定过的，写 scope = \"%s\"", "add scope_decision = {by = \"…\", on = 2012-04-20, doc = \"…\"}, or write scope = %q", scopeOf(ceiling))
		case decision.By.To == nil || !decision.On.Set() || !decision.Doc.Set():
			d.Span = decision.At
			d.Text = diag.Say("扩大范围的决定不完整：决定的机构、日期、文件缺一不可", "the decision that widens the scope is not whole: body, day and document are all needed")
			d.Hint = diag.Say("写全 scope_decision = {by = \"…\", on = 2012-04-20, doc = \"…\"}", "write scope_decision = {by = \"…\", on = 2012-04-20, doc = \"…\"}")
		case b.PublishedOn.Set() && b.PublishedOn.V.Before(decision.On.V):
			d.Span = decision.On.At
			d.Text = diag.Say("%s 才决定扩大范围，%s 已经公开", "the scope was widened on %s, but the record was out on %s", decision.On.V, b.PublishedOn.V)
			d.Hint = diag.Say("核对两个日期；先决定，后公开", "check the two days; the decision comes first")
		default:
			continue
		}
		out.add(rec, d)
	}
}

// scopeOf returns the word for a reach.
func scopeOf(r model.Reach) string {
	return [...]string{model.Society, model.Limited, model.InUnit, model.Internal}[r]
}

// r112: outlets reach no further than the scope, and one reaches all of it.
func r112(s *model.Site, out *report) {
	for _, rec := range out.records {
		b := rec.Base()
		if decided(rec) && b.Scope.Set() {
			if len(b.Outlets) > 0 {
				outletsFit(rec, b.Outlets, b.Scope, out)
			} else if b.Status.V == model.Published && b.Kind.Name != "outlet" && model.ReachOf(b.Scope.V) < model.ReachInternal {
				out.lacks(rec, "outlets", diag.Diagnostic{
					Code: diag.R112, Span: b.Scope.At,
					Text: diag.Say("已经发布（范围：%[2]s），没有写公开在哪里", "published to %[1]s without an outlet", b.Scope.V, model.EnumWording(b.Kind, "scope", b.Scope.V).ZH),
					Hint: diag.Say("加上 outlets = [\"…\"]，写公开载体的编号", "add outlets = [\"…\"] with ids of outlets"),
				})
			}
		}
		switch x := rec.(type) {
		case *model.DisclosureEntry:
			if decided(rec) && x.To.Scope.Set() {
				outletsFit(rec, x.Form, x.To.Scope, out)
			}
		case *model.LevelScheme:
			for _, l := range x.Levels {
				if l.PublishScope.Set() {
					outletsFit(rec, l.PublishWhere, l.PublishScope, out)
				}
			}
		}
	}
}

// outletsFit holds a list of outlets to a scope.
func outletsFit(rec model.Record, list []model.Ref[model.Outlet], scope model.Str, out *report) {
	want, whole, known := model.ReachOf(scope.V), false, len(list) > 0
	also := []diag.Note{{Span: scope.At, Text: diag.Say("范围写在这里", "the scope is here")}}
	for _, o := range list {
		if o.To == nil || !o.To.MaxScope.Set() {
			known = false
			continue
		}
		has := model.ReachOf(o.To.MaxScope.V)
		whole = whole || has <= want
		if has < want {
			out.add(rec, diag.Diagnostic{
				Code: diag.R112, Span: o.At, Also: also,
				Text: diag.Say("%[1]s能让%[4]s看到，比记录的范围%[5]s宽", "%[1]s reaches %[2]s, further than the scope %[3]s", named(o.To), o.To.MaxScope.V, scope.V, scopeWord(o.To.MaxScope.V), scopeWord(scope.V)),
				Hint: diag.Say("outlets 里换一个只到%[2]s的载体；本来就要公开的，改 scope", "take an outlet that reaches %[1]s only, or check the scope", scope.V, scopeWord(scope.V)),
			})
		}
	}
	if known && !whole {
		out.add(rec, diag.Diagnostic{
			Code: diag.R112, Span: list[0].At, Also: also,
			Text: diag.Say("范围是%[2]s，所列的公开载体没有一个能让他们都看到", "no outlet reaches all of the scope %[1]s", scope.V, scopeWord(scope.V)),
			Hint: reaching(scope.V),
		})
	}
}

// reaching says which outlet to add for a scope.
func reaching(scope string) diag.Message {
	if scope == model.Society {
		return diag.Say("在 outlets 里加上网站等能让社会看到的载体；只贴公示栏不算向社会公开", "add one that reaches %s, such as a website; a board alone is not society", scope)
	}
	return diag.Say("在 outlets 里加上一个 max_scope 不窄于 \"%s\" 的载体，例如会议；或核对 scope", "add one that reaches %s, or check the scope", scope)
}

// scopeWord names a scope in words, with the value that stands in the file.
func scopeWord(scope string) string {
	words := map[string]string{model.Society: "社会", "clients": "服务对象", model.Limited: "一定范围", model.InUnit: "单位内", "superior": "上级", model.Internal: "内部"}
	if w := words[scope]; w != "" {
		return w + "（" + scope + "）"
	}
	return "“" + scope + "”"
}

// r113: a limited scope says who is meant.
func r113(s *model.Site, out *report) {
	for _, rec := range out.records {
		b := rec.Base()
		if decided(rec) && b.Scope.V == model.Limited && !b.ScopeWho.Set() {
			out.add(rec, diag.Diagnostic{
				Code: diag.R113, Span: b.Scope.At,
				Text: diag.Say("在一定范围内公开，没有写明是哪些人", "the scope is limited, but nothing says to whom"),
				Hint: diag.Say("加上 scope_who = \"…\"，如“全局干部职工”", "add scope_who = \"…\""),
			})
		}
	}
}

// r114: an entry of a disclosure catalogue says what, to whom, how, when, by
// what procedure and who.
func r114(s *model.Site, out *report) {
	for _, e := range all[model.DisclosureEntry](s) {
		at := or(e.ID.At, e.At)
		for _, f := range []struct {
			key, zh string
			given   bool
			at      source.Span
		}{
			{"content", "内容", e.Content.Set(), at},
			{"audience", "范围", e.To.Scope.Set(), or(e.To.At, at)},
			{"form", "形式", len(e.Form) > 0, at},
			{"time_limit", "时限", e.TimeLimit.Type.Set(), or(e.TimeLimit.At, at)},
			{"time_limit", "时限的天数 days", e.TimeLimit.Days.Set() || !timed(e.TimeLimit.Type.V), or(e.TimeLimit.At, at)},
			{"procedure", "程序", len(e.Procedure) > 0, at},
			{"responsible", "责任部室", e.Responsible.Set(), at},
		} {
			if f.given {
				continue
			}
			out.lacks(e, f.key, diag.Diagnostic{
				Code: diag.R114, Span: f.at,
				Text: diag.Say("公开目录条目“%[1]s”没有写%[3]s（%[2]s）", "the catalogue entry %[1]q has no %[2]s", e.ID.V, f.key, f.zh),
				Hint: entryExample(f.key),
			})
		}
	}
}

// timed reports whether a time limit of that kind needs days.
func timed(kind string) bool { return kind == "within" || kind == "before" }

func entryExample(key string) diag.Message {
	form := map[string]string{
		"content":     `content = "…"`,
		"audience":    `audience = {scope = "society"}`,
		"form":        `form = ["…"]`,
		"time_limit":  `time_limit = {kind = "within", days = 20, day_kind = "工作日", of = "…"}`,
		"procedure":   `procedure = ["…"]`,
		"responsible": `responsible = "…"`,
	}[key]
	return diag.Say("加上 %s", "add %s", form)
}

// publicity is a publicity period as a rule sees it.
type publicity struct {
	rec      model.Record
	from, to model.Date
	fromKey  string
	toKey    string
	minDays  model.Int
	channel  model.Ref[model.Channel]
}

// publicities returns the publicity periods of the site: of notices of kind
// 公示 and of level announcements.
func publicities(s *model.Site) []publicity {
	var out []publicity
	for _, n := range all[model.Notice](s) {
		if n.Type.V == "公示" {
			out = append(out, publicity{n, n.From, n.To, "from", "to", n.MinDays, n.ObjectionChannel})
		}
	}
	for _, a := range all[model.LevelAnnouncement](s) {
		out = append(out, publicity{a, a.NoticeFrom, a.NoticeTo, "notice_from", "notice_to", model.Int{}, a.ObjectionChannel})
	}
	return out
}

// r117: a publicity period has both days in order, is long enough, and tells
// where to object.
func r117(s *model.Site, out *report) {
	for _, p := range publicities(s) {
		b := p.rec.Base()
		at := or(b.ID.At, b.At)
		lacks := func(key string) {
			out.lacks(p.rec, key, diag.Diagnostic{
				Code: diag.R117, Span: at,
				Text: diag.Say("公示“%s”没有写%[3]s %[2]s", "the publicity %[1]q has no %[2]s", b.ID.V, key, fieldWord(b.Kind, key)),
				Hint: diag.Say("加上 %s = …", "add %s = …", key),
			})
		}
		if !p.from.Set() && p.fromKey != "from" { // a notice without it is S010
			lacks(p.fromKey)
		}
		if !p.to.Set() {
			lacks(p.toKey)
		}
		if !p.channel.Set() {
			lacks("objection_channel")
		}
		if p.from.Set() && p.to.Set() {
			p.length(s, out)
		}
	}
}

func fieldWord(k *model.Kind, key string) string { return model.FieldWording(k, key).ZH }

// length judges the days of a period that has both ends. Without a calendar of
// holidays, a period counted in working days that is long enough by weekdays
// alone is taken as long enough, and one that is too short by weekdays but not
// by days is a fault all the same: make-up days are rare, and one reads the
// message.
func (p publicity) length(s *model.Site, out *report) {
	d := diag.Diagnostic{Code: diag.R117, Span: p.to.At, Also: []diag.Note{{Span: p.from.At, Text: diag.Say("公示开始于这一天", "it begins here")}}}
	if p.to.V.Before(p.from.V) {
		d.Text = diag.Say("公示的结束日期 %s 早于开始日期 %s", "the publicity ends on %s, before it begins on %s", p.to.V, p.from.V)
		d.Hint = diag.Say("核对两个日期，多半是写反了", "check the two days")
		out.add(p.rec, d)
		return
	}
	least, unit, dayKind := p.minDays, "日", ""
	if u := s.Unit(p.rec.Base().Home); u != nil {
		dayKind = u.Settings.NoticeDayKind.V
		if !least.Set() {
			least = u.Settings.NoticeMinDays
		}
	}
	if !least.Set() {
		return
	}
	days := derive.Days(p.from.V, p.to.V)
	if dayKind == "工作日" {
		days, unit = derive.Weekdays(p.from.V, p.to.V), dayKind
	}
	if int64(days) >= least.V {
		return
	}
	d.Text = diag.Say("公示 %[1]d %[3]s，少于规定的 %[2]d %[3]s", "the publicity lasts %[1]d days (%[3]s), fewer than the %[2]d required", days, least.V, unit)
	d.Hint = diag.Say("延长 %s，首尾两天都算", "extend %s; the first and the last day both count", p.toKey)
	d.Also = append(d.Also, diag.Note{Span: least.At, Text: diag.Say("最少天数写在这里", "the least number of days")})
	out.add(p.rec, d)
}

// r118: a unit that holds publicity periods says how long they last at least.
func r118(s *model.Site, out *report) {
	first := map[string]publicity{}
	for _, p := range publicities(s) {
		home := p.rec.Base().Home
		if _, ok := first[home]; !ok && !p.minDays.Set() {
			first[home] = p
		}
	}
	for _, u := range s.Units {
		p, ok := first[u.Home]
		if !ok || u.Settings.NoticeMinDays.Set() || unstated(u, "notice_min_days") {
			continue
		}
		out.add(u, diag.Diagnostic{
			Code: diag.R118, Span: or(u.Settings.At, u.ID.At, u.At),
			Text: diag.Say("单位有公示，没有设定最少公示几天", "the unit holds publicity periods but sets no least number of days"),
			Hint: diag.Say("写 settings = {notice_min_days = 7}，天数由单位定；原文没写的，在 unstated 里列 \"notice_min_days\"", "write settings = {notice_min_days = 7}; the unit decides the number"),
			Also: []diag.Note{{Span: or(p.rec.Base().ID.At, p.rec.Base().At), Text: diag.Say("例如这次公示", "as in this one")}},
		})
	}
}
