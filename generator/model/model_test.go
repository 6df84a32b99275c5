package model

import "testing"

func TestEveryKindIsDeclaredOnceAndWhole(t *testing.T) {
	seen := map[string]bool{}
	for _, k := range Kinds() {
		if seen[k.Name] {
			t.Errorf("kind %s is declared twice", k.Name)
		}
		seen[k.Name] = true
		if k.Field("id") == nil || k.Field("status") == nil || k.Field(k.TitleKey) == nil {
			t.Errorf("kind %s lacks a common field or its title", k.Name)
		}
		keys := map[string]bool{}
		for _, f := range k.Fields {
			if keys[f.Key] {
				t.Errorf("%s.%s is declared twice", k.Name, f.Key)
			}
			keys[f.Key] = true
			if f.Type == TypeAnyRef || f.Type == TypeRef {
				for _, to := range f.TargetKinds(k) {
					if to == nil {
						t.Errorf("%s.%s names an unknown kind", k.Name, f.Key)
					}
				}
			}
		}
		if New := k.New(); New.Base().Kind != k {
			t.Errorf("%s: New gives a record of another kind", k.Name)
		}
	}
	if len(seen) < 25 {
		t.Errorf("only %d kinds", len(seen))
	}
}
