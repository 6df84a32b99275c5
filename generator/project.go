package generator

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"gongshi/generator/derive"
	"gongshi/generator/diag"
	"gongshi/generator/load"
	"gongshi/generator/model"
	"gongshi/generator/source"
)

// Options say what to build. The zero value builds the public site of the
// current folder as of today.
type Options struct {
	Dir      string         // the project; "" is the current folder
	AsOf     string         // YYYY-MM-DD; "" see AsOf
	Audience model.Audience // "" is the public
	Out      string         // output folder; "" is public or public-<audience> in Dir
	BaseURL  string         // "" is base_url of the settings; "-" is none
	Strict   bool           // warnings stop a build too
	// Workers is the number of goroutines, at least 1; 0 is one a processor.
	Workers int
	// PortableExchange publishes by two renames even where one call can
	// exchange two folders.
	PortableExchange bool
	// Environ and Now are the environment and the clock, both only asked for
	// the as-of date. Nil are those of the process.
	Environ func(string) string
	Now     func() time.Time
	// NoSearch leaves out the index of search, for measuring what it costs; the
	// page of search then has directories only.
	NoSearch bool
	// OnStage is called when a stage begins, for measuring. May be nil.
	OnStage func(name string)

	// instead holds bytes to take for files, by path, whatever the disk says.
	instead map[string][]byte
	// roots are the files to read; nil is the whole project.
	roots []string
}

// Project is a project that was read, whole and unfiltered.
type Project struct {
	Site   *model.Site
	AsOf   model.Day
	Faults []diag.Diagnostic // of reading, sorted
}

// Read reads the project in opt.Dir. Faults are part of the project; an error
// means that the machine failed.
func Read(opt Options) (*Project, error) {
	opt.stage("read")
	root, err := os.OpenRoot(opt.dir())
	if err != nil {
		return nil, fmt.Errorf("open the project: %w", err)
	}
	defer root.Close()
	snap, problems, err := source.Take(root.FS(), source.SnapshotOptions{Roots: opt.roots})
	if err != nil {
		return nil, fmt.Errorf("read the project: %w", err)
	}
	for i, f := range snap.Files {
		if b, ok := opt.instead[f.Path]; ok {
			snap.Files[i] = &source.File{Path: f.Path, Bytes: b}
		}
	}
	var faults diag.List
	faults.Add(problemFaults(problems)...)

	opt.stage("load")
	settings, more := load.Settings(snap)
	faults.Add(more...)
	zone, more := zoneOf(settings)
	faults.Add(more...)
	asOf, err := opt.asOf(settings, zone)
	if err != nil {
		return nil, err
	}
	site, more := load.Site(snap, settings, asOf, load.Options{Each: opt.each})
	faults.Add(more...)
	derive.Complete(site)
	return &Project{Site: site, AsOf: asOf, Faults: faults.Sorted()}, nil
}

func (o Options) dir() string {
	if o.Dir == "" {
		return "."
	}
	return o.Dir
}

func (o Options) stage(name string) {
	if o.OnStage != nil {
		o.OnStage(name)
	}
}

// asOf is the day of which the site tells: the option, SOURCE_DATE_EPOCH, the
// settings, else today in the site's time zone.
func (o Options) asOf(s model.Settings, zone *time.Location) (model.Day, error) {
	if o.AsOf != "" {
		d, err := model.ParseDay(o.AsOf)
		if err != nil {
			return d, &UsageError{fmt.Errorf("--as-of %q: %w", o.AsOf, err)}
		}
		return d, nil
	}
	getenv := o.Environ
	if getenv == nil {
		getenv = os.Getenv
	}
	if epoch := getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		sec, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return model.Day{}, &UsageError{fmt.Errorf("SOURCE_DATE_EPOCH %q: %w", epoch, err)}
		}
		return dayOf(time.Unix(sec, 0).In(zone)), nil
	}
	if s.AsOf.Set() {
		return s.AsOf.V, nil
	}
	now := o.Now
	if now == nil {
		now = time.Now
	}
	return dayOf(now().In(zone)), nil
}

// zoneOf returns the site's time zone, China's where none is set or the one set
// is not known, which is a fault.
func zoneOf(s model.Settings) (*time.Location, []diag.Diagnostic) {
	const usual, east = "Asia/Shanghai", 8 * 60 * 60 // seconds
	china := time.FixedZone(usual, east)
	if !s.Timezone.Set() || s.Timezone.V == usual {
		return china, nil
	}
	zone, err := time.LoadLocation(s.Timezone.V)
	if err != nil {
		return china, []diag.Diagnostic{{
			Code: diag.S025, Span: s.Timezone.At,
			Text: diag.Say("没有“%s”这个时区", "there is no time zone %q", s.Timezone.V),
			Hint: diag.Say("中国的时区写 \"Asia/Shanghai\"", "China's is \"Asia/Shanghai\""),
		}}
	}
	return zone, nil
}

func dayOf(t time.Time) model.Day {
	return model.Day{Y: int16(t.Year()), M: int8(t.Month()), D: int8(t.Day())}
}

// UsageError is a wrong option or environment variable.
type UsageError struct{ Err error }

// Error returns the text of the error.
func (e *UsageError) Error() string { return e.Err.Error() }

// Unwrap returns the error itself.
func (e *UsageError) Unwrap() error { return e.Err }

// each runs do for every i in [0, n) on opt.Workers goroutines.
func (o Options) each(n int, do func(int)) {
	workers := min(o.workers(), n)
	if workers <= 1 {
		for i := range n {
			do(i)
		}
		return
	}
	var wg sync.WaitGroup
	var next atomic.Int64
	for range workers {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				do(int(i))
			}
		})
	}
	wg.Wait()
}

// layoutFiles is the embedded design with the project's own files over it.
func layoutFiles(dir string, embedded fs.FS) fs.FS {
	own := filepath.Join(dir, "layouts")
	if info, err := os.Stat(own); err != nil || !info.IsDir() {
		return embedded
	}
	return overlay{os.DirFS(own), embedded}
}

// Sources lists the files and folders of a project that a site depends on.
func Sources() []string {
	return []string{"gongshi.toml", "addresses.lock", "data", "content", "layouts"}
}
