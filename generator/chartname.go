package generator

import (
	"errors"
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// NoChartError says that no flowchart has the name asked for, that several do,
// or that the audience may not see it.
type NoChartError struct {
	Name string
	// Like are the names of those that it might be, "unit/id".
	Like []string
	// Seen is the widest audience that sees it, "" where there is none.
	Seen model.Audience
	// NoRisks says that the chart is there, but no risk that could be shown.
	NoRisks bool
}

// Error returns the text of the error.
func (e *NoChartError) Error() string { return e.Message().EN }

// Message says it to the officer.
func (e *NoChartError) Message() diag.Message {
	switch {
	case e.NoRisks && e.Seen != "":
		return diag.Say("“%[1]s”的风险点这些读者看不到，加上 --audience %[2]s 再画", "these readers see no risk of %[1]q; add --audience %[2]s", e.Name, e.Seen)
	case e.NoRisks:
		return diag.Say("“%s”的步骤里没有写风险点 risk_points，画不出防控图", "no step of %q names a risk point, so there is no risk chart", e.Name)
	case e.Seen != "":
		return diag.Say("“%[1]s”不给这些读者看，或者还没有发布；加上 --audience %[2]s 再画", "%[1]q is not for these readers or not published yet; add --audience %[2]s", e.Name, e.Seen)
	case len(e.Like) == 0:
		return diag.Say("没有编号为“%s”的流程图，也没有这样的权力事项", "no flowchart and no power has the id %q", e.Name)
	}
	return diag.Say("“%[1]s”不止一个，写成“单位/编号”：%[2]s", "more than one is called %[1]q; write unit/id: %[2]s", e.Name, strings.Join(e.Like, "、"))
}

// isMissing reports whether err says that no such chart was found at all.
func isMissing(err error) bool {
	var none *NoChartError
	return errors.As(err, &none) && len(none.Like) == 0 && none.Seen == "" && !none.NoRisks
}

// isSeveral reports whether err says that several charts have the name.
func isSeveral(err error) bool {
	var none *NoChartError
	return errors.As(err, &none) && len(none.Like) > 0
}

// tellHidden adds to an error of find which wider audience would see what is
// wanted.
func tellHidden(whole *model.Site, audience model.Audience, err error) error {
	var none *NoChartError
	if !errors.As(err, &none) || len(none.Like) > 0 {
		return err
	}
	for _, a := range model.Audiences() {
		if a.Reach() <= audience.Reach() {
			continue
		}
		site, _ := whole.For(a)
		f, _ := chartNamed(site, none.Name)
		if f != nil && (!none.NoRisks || hasRisks(f)) {
			return &NoChartError{Name: none.Name, NoRisks: none.NoRisks, Seen: a}
		}
	}
	return err
}

func hasRisks(f *model.Flowchart) bool {
	return slices.ContainsFunc(f.Nodes, func(n model.Node) bool { return len(n.RiskPoints) > 0 })
}

// chartNamed finds a chart by its id, or by the id of its power: the newest.
func chartNamed(s *model.Site, name string) (*model.Flowchart, error) {
	unit, id, whole := strings.Cut(name, "/")
	if !whole {
		unit, id = "", name
	}
	var found []*model.Flowchart
	for _, f := range model.All[model.Flowchart](s) {
		if f.ID.V == id && (unit == "" || f.Home == unit) {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		found = chartsOfPower(s, unit, id)
	}
	if len(found) == 1 {
		return found[0], nil
	}
	e := &NoChartError{Name: name}
	for _, f := range found {
		e.Like = append(e.Like, f.Home+"/"+f.ID.V)
	}
	return nil, e
}

// chartsOfPower returns the newest chart of the power called id of each unit,
// or of one.
func chartsOfPower(s *model.Site, unit, id string) []*model.Flowchart {
	newest := map[string]*model.Flowchart{}
	for _, f := range model.All[model.Flowchart](s) {
		if w := f.Power.To; w != nil && w.ID.V == id && (unit == "" || f.Home == unit) {
			if have := newest[f.Home]; have == nil || f.AsOf.V.After(have.AsOf.V) {
				newest[f.Home] = f
			}
		}
	}
	var out []*model.Flowchart
	for _, u := range s.Units {
		if f := newest[u.Home]; f != nil {
			out = append(out, f)
		}
	}
	return out
}
