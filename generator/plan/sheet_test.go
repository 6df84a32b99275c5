package plan

import (
	"strconv"
	"strings"
	"testing"
)

func TestALargeGroupOfRowsIsToldInParts(t *testing.T) {
	for _, c := range []struct {
		name  string
		named bool
		rows  int
		want  string
	}{
		{"fits", true, 6, "甲6"},
		{"one too many", true, 7, "甲3 甲（续）4"},
		{"three parts", true, 13, "甲4 甲（续）4 甲（续）5"},
		{"without a name", false, 40, "40"},
	} {
		x := SheetGroup{Named: c.named, Rows: make([][]Cell, c.rows)}
		if c.named {
			x.Label = "甲"
		}
		var got []string
		for _, part := range x.parts(6) {
			got = append(got, part.Label+strconv.Itoa(len(part.Rows)))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.name, s, c.want)
		}
	}
}
