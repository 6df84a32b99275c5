package generator

import (
	"os"
	"slices"
	"strings"

	"gongshi/generator/check"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/plan"
	"gongshi/generator/render"
	"gongshi/generator/source"
)

// ChartOrder says which flowchart is wanted, and how.
type ChartOrder struct {
	// Name is the id of a flowchart or of a power, or "unit/id".
	Name string
	// Risks asks for the 防控图: the risks that the audience may see beside
	// their steps.
	Risks bool
	// Text asks for words and geometry as text; else the chart is an SVG file
	// that opens alone.
	Text bool
}

// Chart draws one flowchart of the project as the audience of opt sees it.
// Where it cannot be drawn as its source says the bytes are nil and the faults
// tell why: those of its record, as far as they say something. Faults beside
// bytes are errors of reading other records, by which a name may be missing. An
// error that is a *NoChartError says that there is no such chart; faults beside it
// tell where one may be that could not be read. Nothing is written.
//
// It reads no more of the project than the chart needs, unless something is
// wrong.
func Chart(opt Options, order ChartOrder) ([]byte, []diag.Diagnostic, error) {
	if opt.roots = opt.chartFiles(order.Name); opt.roots != nil {
		c, err := openChart(opt, order)
		switch {
		case err == nil && c.drawing != nil:
			return c.drawn(order)
		case isSeveral(err): // every unit that has the name was read
			return nil, nil, err
		}
		opt.roots = nil
	}
	c, err := openChart(opt, order)
	switch {
	case isMissing(err):
		return nil, c.unread(order), err
	case err != nil:
		return nil, nil, err
	case c.drawing == nil:
		return nil, c.faults(), nil
	}
	return c.drawn(order)
}

// chartFiles is the files to read for a chart; nil is the whole project.
func (o Options) chartFiles(name string) []string {
	root, err := os.OpenRoot(o.dir())
	if err != nil {
		return nil // reading the project tells of it
	}
	defer root.Close()
	return chartFiles(root.FS(), name)
}

// openedChart is a chart and where it comes from.
type openedChart struct {
	project *Project
	chart   *model.Flowchart
	// drawing is nil where the chart cannot be drawn as its source says.
	drawing *plan.ChartDrawing
	told    []diag.Diagnostic // by the plan
}

// openChart reads the project and finds the chart. Where err is a *NoChartError
// the chart returned has its project.
func openChart(opt Options, order ChartOrder) (*openedChart, error) {
	project, err := Read(opt)
	if err != nil {
		return nil, err
	}
	c := &openedChart{project: project}
	site, _ := project.Site.For(opt.audience())
	return c, tellHidden(project.Site, opt.audience(), c.find(site, order))
}

// find finds the chart in what the audience sees and plans its drawing.
func (c *openedChart) find(site *model.Site, order ChartOrder) (err error) {
	if c.chart, err = chartNamed(site, order.Name); err != nil || !asWritten(c.chart) {
		return err
	}
	c.drawing, c.told = plan.Chart(site, c.chart)
	if order.Risks && c.drawing != nil {
		if c.drawing = plan.RiskChart(site, c.chart, c.drawing); c.drawing == nil {
			return &NoChartError{Name: order.Name, NoRisks: true}
		}
	}
	return nil
}

// asWritten reports whether a drawing of f would show what its source says:
// every field could be read, every step has a name of its own.
func asWritten(f *model.Flowchart) bool {
	if f.Damaged || len(f.Unread) > 0 {
		return false
	}
	seen := map[string]bool{}
	for _, n := range f.Nodes {
		if seen[n.ID.V] {
			return false
		}
		seen[n.ID.V] = true
	}
	return true
}

// drawn is the chart, and the errors of reading what lies beside it.
func (c *openedChart) drawn(order ChartOrder) ([]byte, []diag.Diagnostic, error) {
	b, err := c.render(order)
	beside := slices.DeleteFunc(c.project.Faults, func(d diag.Diagnostic) bool { return d.Level() != diag.Error })
	return b, beside, err
}

func (c *openedChart) render(order ChartOrder) ([]byte, error) {
	if !order.Text {
		return render.Chart(nil, c.drawing)
	}
	var ids []string
	for _, n := range c.chart.Nodes {
		ids = append(ids, n.ID.V)
	}
	return render.ChartText(nil, c.drawing, plan.Outline(c.chart), ids)
}

// unread returns the errors of reading the files in which a chart may stand that
// was not found.
func (c *openedChart) unread(order ChartOrder) []diag.Diagnostic {
	unit, _, whole := strings.Cut(order.Name, "/")
	var out []diag.Diagnostic
	for _, d := range c.project.Faults {
		folder := strings.SplitN(d.Span.Path(), "/", 3)
		if d.Level() == diag.Error && (!whole || len(folder) > 1 && folder[1] == unit) {
			out = append(out, d)
		}
	}
	return out
}

// faults says why the chart cannot be drawn: what is wrong in its record, else
// in its file, else anywhere. That it is too large for a drawing is an error
// here: nothing else was asked for.
func (c *openedChart) faults() []diag.Diagnostic {
	var all diag.List
	all.Add(c.project.Faults...)
	all.Add(check.Site(c.project.Site)...)
	for _, d := range c.told {
		d.Severity = diag.Error
		all.Add(d)
	}
	faults, at := all.Sorted(), c.chart.At
	next := c.nextRecord()
	for _, near := range []func(source.Span) bool{
		func(s source.Span) bool { return s.Path() == at.Path() && s.Start >= at.Start && s.Start < next },
		func(s source.Span) bool { return s.Path() == at.Path() },
	} {
		if some := slices.DeleteFunc(slices.Clone(faults), func(d diag.Diagnostic) bool { return !near(d.Span) }); hasError(some) {
			return some
		}
	}
	return faults
}

func hasError(faults []diag.Diagnostic) bool {
	errors, _ := diag.Count(faults)
	return errors > 0
}

// nextRecord is where the record after the chart begins in its file.
func (c *openedChart) nextRecord() int32 {
	next := int32(len(c.chart.At.File.Bytes)) + 1
	for _, k := range model.Kinds() {
		for _, r := range c.project.Site.Home(k, c.chart.Home) {
			if at := r.Base().At; at.Path() == c.chart.At.Path() && at.Start > c.chart.At.Start {
				next = min(next, at.Start)
			}
		}
	}
	return next
}
