// Command gongshi turns TOML and Markdown about public power into a static
// public-notice site. See README.md.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"

	_ "time/tzdata" // the site's time zone, also where the system has no zones

	"github.com/spf13/cobra"

	"gongshi/generator"
	"gongshi/generator/diag"
	"gongshi/generator/personal"
	"gongshi/generator/write"
)

func main() {
	if os.Getenv("GOGC") == "" {
		// At 10,000 records a build peaks at 343 MiB instead of 400, for
		// processor time that is within the noise.
		debug.SetGCPercent(70)
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

// The exit statuses.
const (
	exitDone    = 0
	exitFaults  = 1 // faults in the site's sources
	exitUsage   = 2 // wrong options
	exitMachine = 3 // disk, permission, a bug of ours
)

// errFaults ends a command whose faults were printed.
var errFaults = errors.New("the sources have faults")

// run runs one command and returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	a := &app{stdout: stdout, stderr: stderr}
	root := a.root()
	root.SetArgs(args)
	root.SetOut(stdout)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	var usage *generator.UsageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFaults):
		return exitFaults
	case errors.As(err, &usage), isUsage(err):
		fmt.Fprintln(stderr, a.say("用法不对：%v（gongshi help 列出全部命令）", "wrong usage: %v (see gongshi help)", err))
		return exitUsage
	}
	fmt.Fprintln(stderr, a.sayError(err))
	var none *generator.NoChartError
	if errors.As(err, &none) {
		return exitUsage
	}
	return exitMachine
}

// isUsage reports whether err comes from cobra's reading of the arguments.
func isUsage(err error) bool {
	for _, s := range []string{"unknown command", "unknown flag", "unknown shorthand", "invalid argument", "accepts ", "requires ", "flag needs", "required flag"} {
		if strings.Contains(err.Error(), s) {
			return true
		}
	}
	return false
}

// app is one run of the program.
type app struct {
	stdout, stderr io.Writer
	opt            generator.Options
	audience       string
	lang, format   string
	quiet          bool
}

// say chooses a sentence by language. What it quotes has stars over personal
// numbers.
func (a *app) say(zh, en string, args ...any) string {
	return personal.Mask(diag.Say(zh, en, args...).In(a.lang))
}

// sayError puts an error of the machine into the officer's language where it
// knows how to.
func (a *app) sayError(err error) string {
	var published *write.PublishedError
	if errors.As(err, &published) {
		return published.Message().In(a.lang)
	}
	var m interface{ Message() diag.Message }
	if errors.As(err, &m) {
		return a.say("没有完成：%s", "not done: %s", m.Message().In(a.lang))
	}
	return a.say("没有完成：%v", "not done: %v", err)
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "gongshi",
		Short:         "公示：把权力清单、流程图、风险等级、季度公示等 TOML 和 Markdown 生成公开网站",
		SilenceErrors: true, SilenceUsage: true,
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.settle() },
	}
	f := root.PersistentFlags()
	f.StringVar(&a.opt.Dir, "site", ".", "网站所在的文件夹")
	f.StringVar(&a.opt.AsOf, "as-of", "", "截至日期 年-月-日（默认依次取 SOURCE_DATE_EPOCH、gongshi.toml 的 as_of、今天）")
	f.StringVar(&a.lang, "lang", "", "提示用的语言 zh 或 en（默认按系统语言）")
	f.StringVar(&a.format, "format", "text", "结果的格式 text、json、sarif 或 github")
	f.BoolVar(&a.quiet, "quiet", false, "只说错误")
	root.AddCommand(a.buildCommand(), a.checkCommand(), a.serveCommand(), a.initCommand(), a.fmtCommand(), a.chartCommand(), a.explainCommand(), a.versionCommand())
	chineseHelp(root)
	return root
}

// settle checks the options that all commands share.
func (a *app) settle() error {
	switch a.lang {
	case "":
		a.lang = localeLang(os.Getenv)
	case "zh", "en":
	default:
		return &generator.UsageError{Err: fmt.Errorf("--lang %q: want zh or en", a.lang)}
	}
	switch a.format {
	case "text", "json", "sarif", "github":
	default:
		return &generator.UsageError{Err: fmt.Errorf("--format %q: want text, json, sarif or github", a.format)}
	}
	if a.audience != "" {
		who, err := generator.ParseAudience(a.audience)
		if err != nil {
			return err
		}
		a.opt.Audience = who
	}
	return nil
}

// localeLang is the language of the environment: English only where it says
// so, since the tool is made for Chinese officers.
func localeLang(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			if strings.HasPrefix(v, "en") {
				return "en"
			}
			return "zh"
		}
	}
	return "zh"
}

// faults prints the faults in the format asked for.
func (a *app) faults(ds []diag.Diagnostic) error {
	switch a.format {
	case "json":
		return diag.WriteJSON(a.stdout, ds, a.lang)
	case "sarif":
		return diag.WriteSARIF(a.stdout, ds, a.lang)
	case "github":
		return diag.WriteGitHub(a.stdout, ds, a.lang)
	}
	if a.quiet {
		ds = onlyErrors(ds)
	}
	return diag.WriteText(a.stderr, ds, a.lang)
}

func onlyErrors(ds []diag.Diagnostic) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range ds {
		if d.Level() == diag.Error {
			out = append(out, d)
		}
	}
	return out
}

// speaks reports whether plain sentences may be printed.
func (a *app) speaks() bool { return a.format == "text" && !a.quiet }
