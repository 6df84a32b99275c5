package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"gongshi/generator"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/text"
)

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use: "explain 代号", Short: "解释一条规则（R075）、一种记录（power）或一个字段（power.type）", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.explain(args[0]) },
	}
}

func (a *app) explain(what string) error {
	if info, ok := diag.Explain(diag.Code(strings.ToUpper(what))); ok {
		a.explainCode(info)
		return nil
	}
	name, path, dotted := strings.Cut(what, ".")
	k := model.KindOf(name)
	if k == nil {
		return a.unknown(what)
	}
	if dotted {
		return a.explainField(k, path)
	}
	w := k.Wording()
	fmt.Fprintf(a.stdout, "%s（%s）\n%s\n\n", w.ZH, k.Name, a.say("%[1]s", "%[2]s", w.HelpZH, w.HelpEN))
	for i := range k.Fields {
		f := &k.Fields[i]
		fmt.Fprintf(a.stdout, "  %s%s  %s\n", pad(f.Key, 22), pad(a.need(f), 8), a.say("%[1]s", "%[2]s", model.FieldWording(k, f.Key).ZH, model.FieldWording(k, f.Key).EN))
	}
	return nil
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(1, width-text.Width(s)))
}

func (a *app) need(f *model.Field) string {
	switch f.Need {
	case model.Required:
		return a.say("必填", "required")
	case model.Conditional:
		return a.say("视情况", "if …")
	}
	return a.say("可省", "optional")
}

func (a *app) explainCode(info diag.Info) {
	waivable := a.say("可以写明理由后接受（waivers）", "can be accepted with a reason (waivers)")
	if !info.Waivable {
		waivable = a.say("不能用理由接受", "cannot be waived")
	}
	fmt.Fprintf(a.stdout, "%s  %s\n", info.Code, info.Title.In(a.lang))
	for _, x := range []struct{ head, body string }{
		{a.say("内容", "what"), info.What.In(a.lang)},
		{a.say("为什么", "why"), info.Why.In(a.lang)},
		{a.say("来源", "source"), info.Source.In(a.lang)},
		{a.say("怎么改", "how to mend"), info.Mend.In(a.lang)},
		{a.say("豁免", "waiver"), waivable},
	} {
		if x.body != "" {
			fmt.Fprintf(a.stdout, "\n%s\n  %s\n", x.head, strings.ReplaceAll(x.body, "\n", "\n  "))
		}
	}
}

func (a *app) explainField(k *model.Kind, path string) error {
	fields := k.Fields
	var f *model.Field
	for _, key := range strings.Split(path, ".") {
		f = nil
		for i := range fields {
			if fields[i].Key == key {
				f = &fields[i]
			}
		}
		if f == nil {
			return a.unknown(k.Name + "." + path)
		}
		fields = f.Fields
	}
	w := model.FieldWording(k, path)
	fmt.Fprintf(a.stdout, "%s（%s.%s）%s\n%s\n", w.ZH, k.Name, path, a.need(f), a.say("%[1]s", "%[2]s", w.HelpZH, w.HelpEN))
	for _, v := range f.Enum {
		e := model.EnumWording(k, path, v)
		fmt.Fprintf(a.stdout, "  %s%s\n", pad(v, 16), a.say("%[1]s", "%[2]s", e.ZH, e.EN))
	}
	for i := range f.Fields {
		sub := model.FieldWording(k, path+"."+f.Fields[i].Key)
		fmt.Fprintf(a.stdout, "  %s%s  %s\n", pad(f.Fields[i].Key, 22), pad(a.need(&f.Fields[i]), 8), a.say("%[1]s", "%[2]s", sub.ZH, sub.EN))
	}
	return nil
}

// unknown says that there is nothing of that name, and what is near it.
func (a *app) unknown(what string) error {
	var names []string
	for _, info := range diag.Codes() {
		names = append(names, string(info.Code))
	}
	for _, k := range model.Kinds() {
		names = append(names, k.Name)
		for _, f := range k.Fields {
			names = append(names, k.Name+"."+f.Key)
		}
	}
	hint := ""
	if near, ok := text.Nearest(what, names); ok {
		hint = a.say("；是不是想写 %s？", "; did you mean %s?", near)
	}
	return &generator.UsageError{Err: fmt.Errorf("%s", a.say("没有“%s”这个规则、记录或字段%s", "no rule, kind or field %q%s", what, hint))}
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "版本", Args: cobra.NoArgs,
		Run: func(*cobra.Command, []string) {
			version := "devel"
			if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
				version = info.Main.Version
			}
			fmt.Fprintln(a.stdout, "gongshi", version)
		},
	}
}
