package generator

import (
	"fmt"
	"strings"

	"gongshi/generator/check"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/plan"
	"gongshi/generator/render"
)

// NoChartError says that no flowchart has the name asked for, or several do.
type NoChartError struct {
	Name string
	// Like are the names of those that it might be, "unit/id".
	Like []string
}

// Error returns the text of the error.
func (e *NoChartError) Error() string {
	return fmt.Sprintf("no single flowchart is called %s (%s)", e.Name, strings.Join(e.Like, " "))
}

// Message says it to the officer.
func (e *NoChartError) Message() diag.Message {
	if len(e.Like) == 0 {
		return diag.Say("没有编号为“%s”的流程图，也没有这样的权力事项", "no flowchart and no power has the id %q", e.Name)
	}
	return diag.Say("“%[1]s”不止一个，写成“单位/编号”：%[2]s", "more than one is called %[1]q; write unit/id: %[2]s", e.Name, strings.Join(e.Like, "、"))
}

// Chart draws one flowchart of the project as the audience of opt sees it: an
// SVG file that opens alone. Name is the id of a flowchart or of a power, or
// "unit/id". Where the chart cannot be drawn the bytes are nil and the faults are
// those of reading and of the rules in its file. Nothing is written.
func Chart(opt Options, name string) ([]byte, []diag.Diagnostic, error) {
	project, err := Read(opt)
	if err != nil {
		return nil, nil, err
	}
	site, _ := project.Site.For(opt.audience())
	f, err := chartNamed(site, name)
	if err != nil {
		return nil, project.Faults, err
	}
	drawing, faults := plan.Chart(site, f)
	if drawing == nil {
		faults = append(faults, project.Faults...)
		for _, d := range check.Site(project.Site) {
			if d.Span.Path() == f.At.Path() {
				faults = append(faults, d)
			}
		}
		return nil, faults, nil
	}
	b, err := render.Chart(nil, drawing)
	return b, project.Faults, err
}

// chartNamed finds a chart by its id, or by the id of its power: the newest.
func chartNamed(s *model.Site, name string) (*model.Flowchart, error) {
	unit, id, whole := strings.Cut(name, "/")
	if !whole {
		unit, id = "", name
	}
	var found []*model.Flowchart
	for _, f := range model.All[model.Flowchart](s) {
		if unit != "" && f.Home != unit {
			continue
		}
		if f.ID.V == id {
			found = append(found, f)
		}
	}
	if len(found) == 0 {
		newest := map[string]*model.Flowchart{}
		for _, f := range model.All[model.Flowchart](s) {
			if w := f.Power.To; w != nil && w.ID.V == id && (unit == "" || f.Home == unit) {
				if have := newest[f.Home]; have == nil || f.AsOf.V.After(have.AsOf.V) {
					newest[f.Home] = f
				}
			}
		}
		for _, u := range s.Units {
			if f := newest[u.Home]; f != nil {
				found = append(found, f)
			}
		}
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
