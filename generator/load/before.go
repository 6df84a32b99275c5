package load

import "gongshi/generator/model"

// readBefore reads the printed dates of those units again that say of 20日前
// that the 20th is too late. What a unit's texts mean is known only when all of
// its files were read.
func readBefore(s *model.Site) {
	for _, u := range s.Units {
		if inclusive := u.Settings.BeforeIsInclusive; !inclusive.Set() || inclusive.V {
			continue
		}
		for _, k := range model.Kinds() {
			for _, r := range s.Home(k, u.Home) {
				model.Walk(r, func(v model.Value) {
					if w, ok := v.Ptr.(*model.When); ok {
						w.V = model.ParseDatex(w.V.Text, model.DatexOptions{BeforeExcludes: true})
					}
				})
			}
		}
	}
}
