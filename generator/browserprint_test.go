//go:build browser

package generator_test

import (
	"context"
	"math"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"gongshi/generator/model"
)

var mediaBox = regexp.MustCompile(`/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]`)

// The frame of the site: words that no printed form may show.
var frame = []string{"演示站", "内部版本", "本单位栏目", "本页用语", "来源说明", "依据来源", "发布机构", "关于本站", "空白样式", "已填写的登记表", "首页", "不得向社会转发"}

func TestBrowserPrintsFormsOnTheirSheets(t *testing.T) {
	dir, _ := exampleSite(t, model.WithinUnit)
	ctx := browser(t)
	for _, c := range []struct {
		page      string
		landscape bool
		pages     int // 0: more than one
		must      string
	}{
		{"dongying-dpf/forms/yilan-gangwei.html", false, 1, "部室领导签字"},
		{"dongying-dpf/forms/yilan-bushi.html", false, 1, "分管领导签字"},
		{"dongying-dpf/forms/yilan-danwei.html", false, 1, "主要领导签字"},
		{"wenzhou-invest/forms/biao-geren.html", false, 1, "填表人签字"},
		{"wenzhou-invest/forms/biao-bushi.html", false, 1, "分管领导审查签字"},
		{"wenzhou-invest/forms/biao-huizong.html", true, 1, "公司党组确定"},
		{"weining-commerce/forms/dengji-mulu.html", true, 1, "权力廉政风险等级目录"},
		{"weining-commerce/forms/fengxian-huizong.html", true, 1, "单位主要领导签字"},
		{"weining-commerce/forms/cuoshi-taizhang.html", true, 1, "落实情况"},
		{"dongying-dpf/registers/dj-danwei.html", false, 1, "主要领导签字"},
		{"dongying-dpf/registers-yilan-bushi.html", false, 7, "分管领导签字"},
		{"weining-commerce/registers/dj-huizong-2011.html", true, 0, "单位主要领导签字"},
	} {
		err := chromedp.Do(ctx, chromedp.Navigate("file://"+filepath.ToSlash(filepath.Join(dir, c.page))))
		if err != nil {
			t.Fatalf("%s: %v", c.page, err)
		}
		// As printed: what style sheets hide on paper is no text of the page.
		if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
			t.Fatal(err)
		}
		words, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText`))
		if err != nil {
			t.Fatalf("%s: %v", c.page, err)
		}
		if !strings.Contains(words, c.must) {
			t.Errorf("%s is printed without %q: %q", c.page, c.must, words)
		}
		for _, w := range frame {
			if strings.Contains(words, w) {
				t.Errorf("%s is printed with %q of the site's frame", c.page, w)
			}
		}
		checkPaper(t, c.page, printed(t, ctx), c.landscape, c.pages)
	}
}

// checkPaper holds a printed form against its paper: A4 the right way up, and
// so many pages, or 0 for more than one.
func checkPaper(t *testing.T, name string, pdf []byte, landscape bool, pages int) {
	t.Helper()
	want := "595x842"
	if landscape {
		want = "842x595"
	}
	boxes := mediaBox.FindAllSubmatch(pdf, -1)
	if pages > 0 && len(boxes) != pages || pages == 0 && len(boxes) < 2 {
		t.Errorf("%s is printed on %d pages", name, len(boxes))
	}
	for _, b := range boxes {
		if got := points(t, b[1]) + "x" + points(t, b[2]); got != want {
			t.Errorf("%s is printed on paper of %s points, want %s", name, got, want)
		}
	}
}

func points(t *testing.T, b []byte) string {
	t.Helper()
	f, err := strconv.ParseFloat(string(b), 64)
	if err != nil {
		t.Fatal(err)
	}
	return strconv.Itoa(int(math.Round(f)))
}

// printed returns the shown page as a PDF file, on the paper it asks for.
func printed(t *testing.T, ctx context.Context) []byte {
	t.Helper()
	size := true
	res, err := chromedp.Call(ctx, cdppage.PrintToPDF, cdppage.PrintToPDFParams{PreferCSSPageSize: &size})
	if err != nil {
		t.Fatal(err)
	}
	return res.Data
}
