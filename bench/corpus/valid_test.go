package corpus

import (
	"fmt"
	"testing"

	"gongshi/generator/check"
	"gongshi/generator/derive"
)

func TestMadeSitesHaveNoFaults(t *testing.T) {
	for _, opt := range sizes {
		t.Run(fmt.Sprintf("records=%d/units=%d", opt.Records, opt.Units), func(t *testing.T) {
			site := loaded(t, made(t, opt))
			derive.Complete(site)
			for i, d := range check.Site(site) {
				if i < 20 {
					t.Errorf("check: %s:%d: %s %s", d.Span.File.Path, d.Span.Start, d.Code, d.Text.EN)
				}
			}
		})
	}
}
