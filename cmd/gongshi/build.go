package main

import (
	"fmt"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"gongshi/generator"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/personal"
)

func (a *app) buildCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "build", Short: "检查并生成网站", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			res, err := generator.Build(c.Context(), a.opt)
			if res != nil {
				if perr := a.faults(res.Faults); perr != nil {
					return perr
				}
			}
			if err != nil {
				return err
			}
			if !res.Done {
				if a.speaks() {
					fmt.Fprintln(a.stderr, a.say("没有发布：%s 保持原样。", "not published: %s is as it was.", res.Out))
				}
				return errFaults
			}
			a.built(res)
			return nil
		},
	}
	f := c.Flags()
	f.StringVar(&a.audience, "audience", "public", "给谁看：public 社会、limited 一定范围、unit 单位内部、office 经办人")
	f.StringVar(&a.opt.Out, "out", "", "输出文件夹（默认 public；其他读者 public-<读者>）")
	f.StringVar(&a.opt.BaseURL, "base-url", "", "网站的网址；写 - 表示没有")
	f.BoolVar(&a.opt.Strict, "strict", false, "有警告也不发布")
	return c
}

// built says what was published and what was held back.
func (a *app) built(res *generator.Result) {
	if !a.speaks() {
		return
	}
	fmt.Fprintln(a.stdout, a.say("已发布到 %[1]s（读者：%[2]s，截至 %[3]s）：%[4]d 个文件，其中新写 %[5]d 个。",
		"published to %[1]s (for: %[6]s, as of %[7]s): %[4]d files, %[5]d of them written.",
		res.Out, res.Audience.Label(), res.AsOf.ZH(), res.Written.Files, res.Written.Written, res.Audience, res.AsOf))
	a.counts(res.Site)
	a.held(res)
}

// held lists what a build leaves out although its scope would let it in; what
// is left out for its scope is only counted.
func (a *app) held(res *generator.Result) {
	scope := 0
	var lines []string
	for _, h := range res.Held {
		if h.Reason == model.HeldScope || h.Reason == model.HeldUnit {
			scope++
			continue
		}
		b := h.Record.Base()
		why := a.say("还没有发布（状态 %s）", "not released (status %s)", b.Status.V)
		if h.Reason == model.HeldDay {
			why = a.say("发布日期 %s 未到", "its day of publication %s has not come", model.Plain(b.PublishedOn))
			if !b.PublishedOn.Set() {
				why = a.say("没有写发布日期 published_on", "it has no published_on")
			}
		}
		p := b.At.File.Position(int(b.At.Start))
		lines = append(lines, personal.Mask(fmt.Sprintf("  %s:%d  %s  %s", b.At.Path(), p.Line, model.Title(h.Record), why)))
	}
	if len(lines) > 0 {
		fmt.Fprintln(a.stdout, a.say("暂不发布 %d 条：", "held back: %d", len(lines)))
		fmt.Fprintln(a.stdout, strings.Join(lines, "\n"))
	}
	if scope > 0 {
		fmt.Fprintln(a.stdout, a.say("另有 %d 条不对这些读者公开。", "%d more are not for these readers.", scope))
	}
}

// counts prints the number of records of each unit and kind.
func (a *app) counts(s *model.Site) {
	homes := map[string]bool{}
	for _, k := range model.Kinds() {
		for _, r := range s.Records(k) {
			homes[r.Base().Home] = true
		}
	}
	names := make([]string, 0, len(homes))
	for h := range homes {
		names = append(names, h)
	}
	sort.Strings(names)
	for _, home := range names {
		title := a.say("共用", "shared")
		if u := s.Unit(home); u != nil {
			title = u.Name.V
		}
		var parts []string
		total := 0
		for _, k := range model.Kinds() {
			if n := len(s.Home(k, home)); n > 0 {
				total += n
				parts = append(parts, fmt.Sprintf("%s %d", a.say("%[1]s", "%[2]s", k.Wording().ZH, k.Wording().EN), n))
			}
		}
		fmt.Fprintln(a.stdout, a.say("%s（%s）%d 条：%s", "%s (%s) %d records: %s", title, home, total, strings.Join(parts, a.say("，", ", "))))
	}
}

func (a *app) checkCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "check", Short: "只检查，不生成", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			res, err := generator.Check(a.opt)
			if err != nil {
				return err
			}
			if err := a.faults(res.Faults); err != nil {
				return err
			}
			errors, warnings := diag.Count(res.Faults)
			if errors > 0 || a.opt.Strict && warnings > 0 {
				return errFaults
			}
			if a.speaks() {
				a.counts(res.Whole)
				fmt.Fprintln(a.stdout, a.say("检查通过（截至 %[1]s）。", "no errors (as of %[2]s).", res.AsOf.ZH(), res.AsOf))
			}
			return nil
		},
	}
	c.Flags().BoolVar(&a.opt.Strict, "strict", false, "有警告也算不通过")
	return c
}
