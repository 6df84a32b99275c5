// Package generator turns a project into a site: it calls the stages load,
// check, plan, render and write in this order and is the only place where they
// meet.
package generator

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"gongshi/generator/check"
	"gongshi/generator/diag"
	"gongshi/generator/model"
	"gongshi/generator/plan"
	"gongshi/generator/render"
	"gongshi/generator/search"
	"gongshi/generator/source"
	"gongshi/generator/text"
	"gongshi/generator/write"
	"gongshi/layouts"
)

// Result is what a build did, or why it stopped.
type Result struct {
	AsOf     model.Day
	Audience model.Audience
	Out      string
	Faults   []diag.Diagnostic
	Held     []model.Held // what the audience does not see, and why
	Site     *model.Site  // what the audience sees
	Whole    *model.Site  // all of it
	Written  write.Result // zero where the build stopped
	// Done says that the site was published. Where it is false the faults
	// say why, and the output folder is as it was.
	Done bool
}

// Build builds the site of opt.Dir for one audience and publishes it. Where
// the sources have faults nothing is published; an error means that the
// machine failed.
func Build(ctx context.Context, opt Options) (*Result, error) {
	project, err := Read(opt)
	if err != nil {
		return nil, err
	}
	res := &Result{AsOf: project.AsOf, Audience: opt.audience(), Out: opt.Output(), Faults: project.Faults, Whole: project.Site}
	opt.stage("check, plan")
	res.Site, res.Held = project.Site.For(res.Audience)
	var files rendering
	var broken []diag.Diagnostic // rules
	opt.each(3, func(i int) {
		switch i { // they only read the site
		case 0:
			files.renderer, files.plan, err = opt.plan(project, res)
		case 1:
			files.numbers = check.NewNumbers(project.Site, res.Audience)
			files.leaks = check.NewLeaks(project.Site, res.Site, knownText(opt.design()))
		case 2:
			broken = check.Site(project.Site)
		}
	})
	res.add(broken)
	if err != nil || opt.stops(res.Faults) {
		return res, err
	}
	opt.stage("render")
	w, err := write.Open(write.Options{Out: res.Out, Audience: string(res.Audience), NoExchange: opt.PortableExchange})
	if err != nil {
		return res, err
	}
	defer w.Close()
	files.writer = w
	files.search = searching{files.plan.Search, res.AsOf.String(), search.NewBuilder()}
	files.judged = res.Audience == model.Public && opt.judgesSearch(project)
	faults, err := files.run(ctx, opt)
	res.add(faults)
	if err != nil || opt.stops(res.Faults) {
		return res, err
	}
	opt.stage("publish")
	if res.Written, err = w.Commit(ctx); err != nil {
		return res, err
	}
	res.Done = true
	return res, nil
}

// Check judges the project as Build would before it renders, without writing
// anything: as the public would see it and as the office does, so that the
// links of records that are not public are judged, too.
func Check(opt Options) (*Result, error) {
	project, err := Read(opt)
	if err != nil {
		return nil, err
	}
	res := &Result{AsOf: project.AsOf, Audience: opt.audience(), Faults: project.Faults, Whole: project.Site}
	opt.stage("check, plan")
	res.Site, res.Held = project.Site.For(res.Audience)
	var broken, dangling []diag.Diagnostic // rules, links
	opt.each(3, func(i int) {
		switch i { // they only read the site
		case 0:
			_, _, err = opt.plan(project, res)
		case 1:
			all, _ := project.Site.For(model.Office)
			var everything *plan.Plan
			everything, dangling = plan.Site(all, plan.Options{BaseURL: opt.baseURL(project.Site.Settings)})
			dangling = append(dangling, unusedFiles(project.Site, everything)...)
		case 2:
			broken = check.Site(project.Site)
		}
	})
	res.add(broken)
	res.add(dangling)
	return res, err
}

// unusedFiles reports attachments that no record links to or lists, not even for
// the office: most often a notice that was put there as a Word document.
func unusedFiles(site *model.Site, everything *plan.Plan) []diag.Diagnostic {
	used := map[*source.File]bool{}
	for _, t := range everything.Targets {
		if _, raw := t.View.(plan.Raw); raw {
			used[t.At.File] = true
		}
	}
	var out []diag.Diagnostic
	for _, f := range site.Attachments {
		home, _, _ := strings.Cut(strings.TrimPrefix(f.Path, "content/"), "/")
		if used[f] || !site.Whole(home) || !text.IsFileName(path.Base(f.Path)) { // P005 tells of the last
			continue
		}
		out = append(out, diag.Diagnostic{
			Code: diag.S015, Severity: diag.Warning, Span: f.At(0, 0),
			Text: diag.Say("没有一条记录用到这个文件，读者看不到它", "no record uses this file, so nobody will see it"),
			Hint: diag.Say("要作附件的，在正文里链接它，或写进记录的 files；是正文的，把文字写成 .md 文件；不要的，删去", "link to it or list it in files; a text belongs into a .md file; delete what is not needed"),
		})
	}
	return out
}

// plan plans the filtered site.
func (o Options) plan(project *Project, res *Result) (*render.Renderer, *plan.Plan, error) {
	design := o.design()
	assets, err := render.Assets(design)
	if err != nil {
		return nil, nil, err
	}
	renderer, err := render.New(design)
	if err != nil {
		return nil, nil, err
	}
	p, faults := plan.Site(res.Site, plan.Options{Assets: assets, BaseURL: o.baseURL(project.Site.Settings)})
	res.add(faults)
	return renderer, p, nil
}

// design is the layouts of the site: the embedded ones with its own over them.
func (o Options) design() fs.FS { return layoutFiles(o.dir(), layouts.Files) }

// knownText is what the layouts print themselves. A file that cannot be read
// is none of theirs; New has told of it.
func knownText(design fs.FS) check.KnownText {
	var known check.KnownText
	_ = fs.WalkDir(design, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		if b, err := fs.ReadFile(design, name); err == nil {
			known = append(known, b)
		}
		return nil
	})
	return known
}

func (r *Result) add(faults []diag.Diagnostic) {
	var all diag.List
	all.Add(r.Faults...)
	all.Add(faults...)
	r.Faults = all.Sorted()
	// A listed file that is missing is told by the rule; that its link leads
	// nowhere says the same.
	told := map[source.Span]bool{}
	for _, d := range r.Faults {
		if d.Code == diag.R124 {
			told[d.Span] = true
		}
	}
	r.Faults = slices.DeleteFunc(r.Faults, func(d diag.Diagnostic) bool { return d.Code == diag.P004 && told[d.Span] })
}

// stops reports whether the faults forbid a build.
func (o Options) stops(faults []diag.Diagnostic) bool {
	errors, warnings := diag.Count(faults)
	return errors > 0 || o.Strict && warnings > 0
}

func (o Options) audience() model.Audience {
	if o.Audience == "" {
		return model.Public
	}
	return o.Audience
}

// Output is the folder that the site is published to.
func (o Options) Output() string {
	if o.Out != "" {
		return o.Out
	}
	name := "public"
	if a := o.audience(); a != model.Public {
		name += "-" + string(a)
	}
	return filepath.Join(o.dir(), name)
}

func (o Options) baseURL(s model.Settings) string {
	url := o.BaseURL
	if url == "" {
		url = s.BaseURL.V
	}
	if url == "-" || url == "" {
		return ""
	}
	return strings.TrimSuffix(url, "/") + "/"
}

func (o Options) workers() int {
	if o.Workers > 0 {
		return o.Workers
	}
	return runtime.GOMAXPROCS(0)
}

// ParseAudience returns the audience of that name.
func ParseAudience(name string) (model.Audience, error) {
	for _, a := range model.Audiences() {
		if string(a) == name {
			return a, nil
		}
	}
	return "", &UsageError{fmt.Errorf("audience %q: want public, limited, unit or office", name)}
}
