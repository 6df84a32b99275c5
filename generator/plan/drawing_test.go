package plan

import (
	"fmt"
	"strings"
	"testing"

	"gongshi/generator/diag"
	"gongshi/generator/flow"
	"gongshi/generator/model"
)

func chartOf(steps int, text string) string {
	var nodes, edges []string
	for i := range steps {
		kind := "step"
		if i == 0 {
			kind = "start"
		} else if i == steps-1 {
			kind = "end"
		}
		nodes = append(nodes, fmt.Sprintf(`{id = "n%d", kind = %q, text = %q, actor = "applicant"}`, i, kind, text))
		if i > 0 {
			edges = append(edges, fmt.Sprintf(`{from = "n%d", to = "n%d"}`, i-1, i))
		}
	}
	return "\n[[flowchart]]\nid = \"tu\"\npower = \"p\"\nversion = \"1\"\nas_of = 2012-05-01\nnodes = [" + strings.Join(nodes, ", ") +
		"]\nedges = [" + strings.Join(edges, ", ") + "]\nscope = \"society\"\nstatus = \"published\"\npublished_on = 2012-05-01\n"
}

// TestChartsBeyondTheCapsAreTold plans charts that can and cannot be drawn:
// the latter have their steps in words, and a warning at their place.
func TestChartsBeyondTheCapsAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		data  string
		drawn bool
	}{
		"small":     {chartOf(4, "受理"), true},
		"largest":   {chartOf(flow.MaxNodes, "受理"), true},
		"too many":  {chartOf(flow.MaxNodes+1, "受理"), false},
		"long":      {chartOf(3, strings.Repeat("审", MaxStepRunes)), true},
		"too long":  {chartOf(3, strings.Repeat("审", MaxStepRunes+1)), false},
		"one alone": {chartOf(1, "受理"), true},
	} {
		p := plannerOf(t, genericSource+c.data)
		f := model.All[model.Flowchart](p.site)[0]
		d := p.chartDrawing(&Page{}, f, outline(f))
		faults := p.faults.Sorted()
		if (d != nil) != c.drawn || (len(faults) == 0) != c.drawn {
			t.Errorf("%s: drawn %v, faults %v", name, d != nil, faults)
		}
		for _, x := range faults {
			if x.Code != diag.P006 || x.Severity != diag.Warning || x.Span.IsZero() || x.Text.ZH == "" || x.Hint.ZH == "" {
				t.Errorf("%s: %+v", name, x)
			}
		}
	}
}
