package proof

import "gongshi/generator/diag"

// add reports a finding without a mend over the characters [from, to).
func (p *reader) add(code diag.Code, from, to int, text, hint diag.Message) *Finding {
	return p.put(Finding{Code: code, Start: p.start(from), End: p.end(to - 1), Text: text, Hint: hint})
}

// mend reports a finding over bytes with a replacement.
func (p *reader) mend(code diag.Code, start, end int, mend string, safe bool, text diag.Message) *Finding {
	hint := diag.Say("改为“%s”", "write %q", mend)
	if mend == "" {
		hint = diag.Say("删去“%s”", "take out %q", p.s[start:end])
	}
	if safe {
		hint.ZH += "；gongshi fmt --fix 可以一并改好"
		hint.EN += "; gongshi fmt --fix does it"
	}
	return p.put(Finding{Code: code, Start: start, End: end, Mend: mend, HasMend: true, Safe: safe, Text: text, Hint: hint})
}

func (p *reader) put(f Finding) *Finding {
	p.out = append(p.out, f)
	return &p.out[len(p.out)-1]
}
