package check

import (
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/source"
	"gongshi/generator/text"
)

// r009: the number of a document is well-formed, its year that of its issue,
// and an issuer keeps to one kind of brackets.
func r009(s *model.Site, out *report) {
	styles := map[string]*model.Document{}
	for _, d := range model.All[model.Document](s) {
		n := d.DocNo
		if n.At.IsZero() {
			continue
		}
		issued, ok := daysOf(d.IssuedOn, 0)
		if y := n.Year; y.Set() && yearlike(y.V) && ok && d.IssuedOn.V.HasYear && (y.V < int64(issued.first().Y) || y.V > int64(issued.last().Y)) {
			out.add(d, diag.Diagnostic{
				Code: diag.R009, Span: y.At,
				Text: diag.Say("文号的年份是 %d，印发日期是“%s”，不是同一年", "the number is of the year %d, the text was issued on %q", y.V, d.IssuedOn.V.Text),
				Hint: diag.Say("核对文号和 issued_on；原件如此的，在 source_note 里说明并写 waivers", "check the number and issued_on; where the original prints this, say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: d.IssuedOn.At, Text: diag.Say("印发日期在这里", "the day of issue is here")}},
			})
		}
		malformed(d, out)
		if !n.Bracket.Set() || n.Agency.V == "" {
			continue
		}
		key := n.Agency.V
		if first := styles[key]; first != nil && first.DocNo.Bracket.V != n.Bracket.V {
			out.add(d, diag.Diagnostic{
				Code: diag.R009, Span: n.Bracket.At,
				Text: diag.Say("“%s”的文号这里用 %s，另一份文件用 %s", "numbers of %q have %s here and %s elsewhere", n.Agency.V, n.Bracket.V, first.DocNo.Bracket.V),
				Hint: diag.Say("核对原件；年份按规定用六角括号 〔〕，原件用方括号的照录，在 source_note 里说明并写 waivers", "check the originals; the standard has 〔〕, and an original with [] is kept and explained in source_note, with a waiver"),
				Also: []diag.Note{{Span: first.DocNo.Bracket.At, Text: diag.Say("另一份文件的括号在这里", "the other document is here")}},
			})
		} else if first == nil {
			styles[key] = d
		}
	}
}

// malformed reports what cannot be a part of a document number.
func malformed(d *model.Document, out *report) {
	report := func(at source.Span, what diag.Message) {
		out.add(d, diag.Diagnostic{
			Code: diag.R009, Span: at, Text: what,
			Hint: diag.Say("分开写：doc_no = {agency = \"威纪通\", year = 2011, number = 8, bracket = \"〔〕\"}，不写“第”和“号”", "write the parts: doc_no = {agency = \"威纪通\", year = 2011, number = 8, bracket = \"〔〕\"}, without 第 and 号"),
		})
	}
	n := d.DocNo
	if strings.ContainsAny(n.Agency.V, "〔〕[]（）()［］【】0123456789０１２３４５６７８９ \u3000") || strings.HasSuffix(n.Agency.V, "号") || strings.HasSuffix(n.Agency.V, "第") {
		report(n.Agency.At, diag.Say("机关代字“%s”里混进了年份、序号、括号或空格", "the agency %q holds a year, a number, brackets or blanks", n.Agency.V))
	}
	if n.Year.Set() && !yearlike(n.Year.V) {
		report(n.Year.At, diag.Say("文号的年份“%d”不是四位的年份", "the year %d of the number is no year of four digits", n.Year.V))
	}
	if n.Number.Set() && n.Number.V < 1 {
		report(n.Number.At, diag.Say("文号的序号“%d”不是从 1 起的整数", "the number %d does not count from 1", n.Number.V))
	}
}

// yearlike reports whether y can be the year of a document.
func yearlike(y int64) bool { return y >= 1900 && y <= 2199 }

// r009Value: the document numbers that a text cites are well-formed and have
// brackets of one kind.
func r009Value(rec model.Record, v model.Value, out *report) {
	s, at, ok := textOf(v)
	if !ok || remark(v) || !strings.Contains(s, "号") {
		return
	}
	var first docNumber
	mixed := false
	for _, n := range docNumbers(s) {
		d := diag.Diagnostic{
			Code: diag.R009, Span: part(at, s, n.start, n.end),
			Hint: diag.Say("写成“威纪通〔2011〕8号”：六角括号、四位年份，序号前不写“第”也不补 0；原文如此的照登，在 source_note 里说明并写 waivers", "write 威纪通〔2011〕8号: 〔〕, a year of four digits, no 第 and no 0 before the number; where the source prints this, say so in source_note and waive the rule"),
		}
		printed := s[n.start:n.end]
		switch style := n.bracket(); {
		case style == 0 && (n.open == '〔' || n.open == '[' || n.shut == '〕' || n.shut == ']'):
			d.Text = diag.Say("文号“%s”前后括号不是一对", "the brackets of the number %q are no pair", printed)
		case style == 0:
			d.Text = diag.Say("文号“%s”的年份没有用六角括号", "the year of the number %q does not stand in 〔〕", printed)
		case n.ordinal || n.leadingZero:
			d.Text = diag.Say("文号“%s”的序号前多了“第”或 0", "the number %q has 第 or 0 before it", printed)
		case first.end != 0 && first.bracket() != style && !mixed:
			mixed = true
			d.Text = diag.Say("同一段文字里，文号的括号有两种：“%s”和“%s”", "one text has numbers with two kinds of brackets, %q and %q", s[first.start:first.end], printed)
			d.Hint = diag.Say("统一写成六角括号 〔〕；引用的原件用方括号的照录，在 source_note 里说明并写 waivers", "write 〔〕 throughout; where a cited original has [], keep it and say so in source_note and waive the rule")
		default:
			if first.end == 0 {
				first = n
			}
			continue
		}
		out.inText(rec, v, d)
	}
}

// r013: what a document rests on is on record, under the title and the number
// that it cites.
func r013(s *model.Site, out *report) {
	for _, d := range all[model.Document](s) {
		for i := range d.Basis {
			c := &d.Basis[i]
			if c.Resolved.To == nil {
				if !c.Resolved.Set() { // else R002
					uncited(s, d, c, out)
				}
				continue
			}
			to := c.Resolved.To
			f := diag.Diagnostic{
				Code: diag.R013, Span: c.Title.At,
				Hint: diag.Say("核对引用的题名和文号，写成那份文件的；引错了文件的改 resolved；原文引法如此的照登，在 source_note 里说明并写 waivers", "check title and number, or mend resolved; where the source cites it so, say so in source_note and waive the rule"),
				Also: []diag.Note{{Span: or(to.Title.At, to.At), Text: diag.Say("那份文件在这里", "the document is here")}},
			}
			if !shortFor(bare(c.Title.V), bare(to.Title.V)) {
				f.Text = diag.Say("引用的题名“%s”与登记的“%s”对不上", "the title %q that is cited is not that of the document, %q", c.Title.V, to.Title.V)
				out.add(d, f)
			}
			if no := to.DocNo.String(); c.DocNo.Set() && no != "" && plainNumber(c.DocNo.V) != plainNumber(no) {
				f.Span = c.DocNo.At
				f.Text = diag.Say("引用的文号“%s”与登记的“%s”不同", "the number %q that is cited is not that of the document, %q", c.DocNo.V, no)
				out.add(d, f)
			}
		}
	}
}

// uncited reports a cited text that is not on record.
func uncited(s *model.Site, d *model.Document, c *model.CitedText, out *report) {
	if unstated(d, "basis") || unstated(d, "resolved") {
		return
	}
	f := diag.Diagnostic{
		Code: diag.R013, Span: or(c.Title.At, c.At),
		Text: diag.Say("引用的《%s》没有对应到登记的文件", "《%s》 is cited but tied to no document on record", strings.Trim(c.Title.V, "《》")),
		Hint: diag.Say("登记一条 [[document]]，外单位的加 external = true，再在这里写 resolved = \"编号\"；查不到的照登，在 source_note 里说明并写 waivers", "add a [[document]], with external = true if it is another issuer's, and write resolved = its id here; where it cannot be found, say so in source_note and waive the rule"),
	}
	for _, x := range model.All[model.Document](s) {
		if bare(x.Title.V) == bare(c.Title.V) && (x.Home == d.Home || x.Home == model.Shared) {
			f.Hint = diag.Say("已经登记过：写 resolved = \"%s\"", "it is on record: write resolved = %q", x.ID.V)
		}
	}
	out.add(d, f)
}

// shortFor reports whether short can stand for long: all its letters occur
// there in their order, as in an abbreviation, or the other way round.
func shortFor(short, long string) bool {
	if len(short) > len(long) {
		short, long = long, short
	}
	for _, r := range short {
		_, rest, ok := strings.Cut(long, string(r))
		if !ok {
			return false
		}
		long = rest
	}
	return short != ""
}

// plainNumber writes a document number without what differs in typing only.
func plainNumber(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("〔〕[]（）()［］【】 \u3000第", r) {
			return -1
		}
		return text.FoldRune(r)
	}, s)
}
