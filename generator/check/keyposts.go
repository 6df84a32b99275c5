package check

import (
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

// r083: a list of key posts names as many posts and departments as it declares,
// each once.
func r083(s *model.Site, out *report) {
	for _, k := range all[model.KeyPostList](s) {
		first := map[string]model.AnyRef{}
		for _, item := range k.Items {
			id := item.V
			if item.To != nil {
				b := item.To.Base()
				id = b.Kind.Name + ":" + b.Home + "/" + b.ID.V
			}
			if before, twice := first[id]; twice {
				out.add(k, diag.Diagnostic{
					Code: diag.R083, Span: item.At,
					Text: diag.Say("“%s”在名单里列了两次", "%q is listed twice", item.V),
					Hint: diag.Say("每个只列一次，删去一个；漏了别的，换成别的", "list each once; remove one, or put the one that was meant"),
					Also: []diag.Note{{Span: before.At, Text: diag.Say("第一次列在这里", "first listed here")}},
				})
				continue
			}
			first[id] = item
		}
		n := int64(len(first))
		if !k.DeclaredCount.Set() || k.DeclaredCount.V == n {
			continue
		}
		d := diag.Diagnostic{
			Code: diag.R083, Span: k.DeclaredCount.At,
			Text: diag.Say("写明重点岗位、部室 %d 个，名单列出 %d 个", "%d key posts and departments are declared and %d listed", k.DeclaredCount.V, n),
			Hint: diag.Say("补全 items 或改正 declared_count；原文没有列出的，在 unstated 里列 \"items\"", "complete items or mend declared_count; where the source lists none, put \"items\" in unstated"),
		}
		out.lacks(k, "items", d)
	}
}
