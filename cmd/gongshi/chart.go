package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gongshi/generator"
	"gongshi/generator/model"
)

// chartOptions are the options of gongshi chart.
type chartOptions struct {
	format, out string
	risks       bool
}

func (a *app) chartCommand() *cobra.Command {
	var o chartOptions
	c := &cobra.Command{
		Use: "chart 编号", Short: "画一幅流程图，写成 SVG、PNG 或文字", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if o.risks && !c.Flags().Changed("audience") {
				a.opt.Audience = model.WithinUnit // nobody else sees risks
			}
			return a.chart(c, args[0], o)
		},
	}
	f := c.Flags()
	f.StringVar(&a.audience, "audience", "public", "给谁看：public 社会、limited 一定范围、unit 单位内部、office 经办人")
	f.BoolVar(&o.risks, "risks", false, "画防控图：步骤旁边写风险点、等级、防控措施和责任岗位（不写 --audience 时给单位内部看）")
	f.StringVarP(&o.out, "output", "o", "", "写到这个文件（默认写到标准输出）")
	f.StringVar(&o.format, "format", "", "svg、png（要有浏览器）或 text（步骤和位置）；默认看文件的扩展名，没有就是 svg；写 json、sarif、github 的是问题的格式")
	return c
}

// The forms of a chart.
const (
	formSVG  = "svg"
	formPNG  = "png"
	formText = "text"
)

// form is the form that the options ask for. Formats of faults, which other
// commands take by the same option, are noted in a.
func (o chartOptions) form(a *app) (string, error) {
	switch o.format {
	case formSVG, formPNG, formText:
		return o.format, nil
	case "json", "sarif", "github":
		a.format = o.format
	case "":
	default:
		return "", &generator.UsageError{Err: fmt.Errorf("--format %q: want svg, png, text, json, sarif or github", o.format)}
	}
	switch ext := strings.ToLower(filepath.Ext(o.out)); {
	case o.out == "" || ext == ".svg":
		return formSVG, nil
	case ext == ".png":
		return formPNG, nil
	case ext == ".txt":
		return formText, nil
	}
	return "", &generator.UsageError{Err: fmt.Errorf("-o %q: want a name that ends in .svg, .png or .txt, or --format", o.out)}
}

// chart draws one chart and hands it over.
func (a *app) chart(c *cobra.Command, name string, o chartOptions) error {
	form, err := o.form(a)
	if err != nil {
		return err
	}
	if form == formPNG && o.out == "" && isTerminal(a.stdout) {
		return &generator.UsageError{Err: a.errorf("PNG 不能写到终端：用 -o 图.png 写到文件", "a PNG does not go to a terminal: write it to a file with -o chart.png")}
	}
	b, faults, err := generator.Chart(a.opt, generator.ChartOrder{Name: name, Risks: o.risks, Text: form == formText})
	if err != nil && len(faults) == 0 {
		return err
	}
	if b == nil || len(faults) > 0 && (a.format == "text" || o.out != "") {
		if err := a.faults(faults); err != nil {
			return err
		}
	}
	if err != nil {
		fmt.Fprintln(a.stderr, a.sayError(err))
	}
	if b == nil {
		return errFaults
	}
	if form == formPNG {
		if b, err = screenshot(c.Context(), b, findBrowser()); err != nil {
			return err
		}
	}
	if o.out != "" {
		return os.WriteFile(o.out, b, 0o666)
	}
	_, err = a.stdout.Write(b)
	return err
}

// isTerminal reports whether w is one; the null device is none.
func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 {
		return false
	}
	null, err := os.Stat(os.DevNull)
	return err != nil || !os.SameFile(info, null)
}

// errorf is an error in the officer's language.
func (a *app) errorf(zh, en string, args ...any) error { return errors.New(a.say(zh, en, args...)) }
