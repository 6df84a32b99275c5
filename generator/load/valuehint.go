package load

import (
	"slices"
	"strings"

	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/text"
)

// sample shows the first fields of a table: num = …, unit = …
func sample(fields []model.Field) string {
	var parts []string
	for i := range fields[:min(len(fields), 3)] {
		parts = append(parts, fields[i].Key+" = …")
	}
	return strings.Join(parts, ", ")
}

// plainNumber tells how to write the number that an author put as a text.
func plainNumber(val tomlValue, general string) diag.Message {
	if n, ok := numberMeant(val.Str); ok && val.Kind == kindString {
		return diag.Say("只写数字，不加引号、逗号和单位：%s", "write %s, without quotes, commas and unit", n)
	}
	return diag.Say("%[1]s", "write a number without quotes", general)
}

func typeWords(f *model.Field) (zh, en string) {
	words := map[model.Type][2]string{
		model.TypeText:     {"用双引号括起来的文字", "a text in quotes"},
		model.TypeMarkdown: {"用双引号或三个双引号括起来的文字", "a text in quotes"},
		model.TypeInt:      {"整数", "a whole number"},
		model.TypeNumber:   {"数", "a number"},
		model.TypeBool:     {"真假值（true 或 false）", "true or false"},
		model.TypeDay:      {"日期", "a date"},
		model.TypeDatex:    {"日期或表示日期的文字", "a date or a text that tells one"},
		model.TypePeriod:   {"期间", "a period"},
		model.TypeRef:      {"用双引号括起来的编号", "an id in quotes"},
		model.TypeAnyRef:   {"用双引号括起来的编号", "an id in quotes"},
		model.TypeCounts:   {"一个名称和整数的表", "a table of whole numbers"},
		model.TypePairs:    {"一个表", "a table"},
		model.TypeGroup:    {"一个表", "a table"},
		model.TypeWords:    {"一组用双引号括起来的词", "a list of words in quotes"},
	}[f.Type]
	if f.List {
		return "列表，每项是" + words[0], "a list, each item " + words[1]
	}
	return words[0], words[1]
}

// closed says what a closed field can hold, with the value that was most
// likely meant: one that is spelt alike, or one whose Chinese word was written.
func (w *walk) closed(f *model.Field, written, path string) diag.Message {
	var zh, en []string
	meant, ok := text.Nearest(written, f.Enum)
	if ok {
		// Of two words that are equally near neither is suggested.
		others := slices.DeleteFunc(slices.Clone(f.Enum), func(v string) bool { return v == meant })
		if _, tie := text.Nearest(written, others); tie && len([]rune(written)) <= 3 {
			ok = false
		}
	}
	if usual := map[string]string{"天": "日", "public": "society", "公开": "society"}[written]; !ok && slices.Contains(f.Enum, usual) {
		meant, ok = usual, true
	}
	for _, v := range f.Enum {
		word := model.EnumWording(w.kind, path, v).ZH
		if !ok && word != v && (word == written || len(written) >= 6 && strings.Contains(word, written)) {
			meant, ok = v, true
		}
		if word == "" || word == v {
			word = v
		} else {
			word = v + "（" + word + "）"
		}
		zh, en = append(zh, word), append(en, v)
	}
	list, plain := strings.Join(zh, "、"), strings.Join(en, " ")
	if ok {
		return diag.Say("是不是想写 \"%[1]s\"？可用的值：%[2]s", "did you mean %[1]q? it can be: %[3]s", meant, list, plain)
	}
	return diag.Say("只能写：%[1]s", "it can be: %[2]s", list, plain)
}
