// Command contact draws the contact sheets of the example site's flowcharts and
// one chart's page in its looks: light, dark, printed, on a phone. It builds the
// site into a temporary folder, lays the drawings out on pages and takes
// pictures of them with a browser.
//
//	go run ./bench/contact [-out docs] [-page unit/id]
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"gongshi/generator"
	"gongshi/generator/diag"
	"gongshi/generator/model"
)

func main() {
	out := flag.String("out", "docs", "folder for the pictures")
	site := flag.String("site", ".", "the site whose charts are shown")
	page := flag.String("page", "yushan-court/lct-huibi-jueding", "the chart that is shown in its looks")
	program := flag.String("browser", os.Getenv("GONGSHI_CHROMIUM"), "the browser; empty for one of the PATH")
	flag.Parse()
	if err := run(*site, *out, *page, *program); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(site, out, page, program string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	dir, err := os.MkdirTemp("", "contact-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	public := filepath.Join(dir, "public")
	res, err := build(ctx, site, public)
	if err != nil {
		return err
	}
	b, err := openBrowser(ctx, program, filepath.Join(dir, "profile"))
	if err != nil {
		return err
	}
	defer b.close()
	if err := clear(out); err != nil {
		return err
	}
	for i, s := range sheetsOf(res.Site, public) {
		name := filepath.Join(out, fmt.Sprintf("charts-%d.png", i+1))
		if err := s.draw(b, dir, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		fmt.Printf("%s: %s, %d charts\n", name, s.unit, len(s.cards))
	}
	return looks(b, dir, filepath.Join(public, filepath.Dir(page), "flowcharts", filepath.Base(page)+".html"), filepath.Join(out, "chart-looks.png"))
}

// build builds the public site.
func build(ctx context.Context, site, out string) (*generator.Result, error) {
	res, err := generator.Build(ctx, generator.Options{Dir: site, Out: out, Audience: model.Public, Environ: func(string) string { return "" }})
	if err == nil && !res.Done {
		_ = diag.WriteText(os.Stderr, res.Faults, "en")
		err = fmt.Errorf("%s has faults", site)
	}
	return res, err
}

// clear removes the sheets of an earlier run: there may be fewer now.
func clear(out string) error {
	old, err := filepath.Glob(filepath.Join(out, "charts-[0-9]*.png"))
	for _, name := range old {
		if err == nil {
			err = os.Remove(name)
		}
	}
	return err
}
