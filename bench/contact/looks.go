package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/chromedp/chromedp"
)

// looksHeight is how much of a page is shown, in CSS pixels of the picture.
const looksHeight = 1400

// shown is one look of a page: a picture and the size at which it is shown.
type shown struct {
	title string
	look  look // zero: as printed
	files []string
	width int
	skip  int // of the height, from the top
}

// looks writes the picture of one page in light, dark, printed and on a phone,
// side by side.
func looks(b *browser, dir, page, name string) error {
	if _, err := os.Stat(page); err != nil {
		return err
	}
	all := []shown{
		{title: "浅色", look: look{width: 1280, height: looksHeight * 4 / 3, scale: 0.75}},
		{title: "深色", look: look{width: 1280, height: looksHeight * 4 / 3, scale: 0.75, dark: true}},
		{title: "打印（A4）", width: 460},
		{title: "手机（宽 360 像素）", look: look{width: 360, height: looksHeight, scale: 1, mobile: true}},
		{title: "手机，往下", look: look{width: 360, height: 2 * looksHeight, scale: 1, mobile: true}, skip: looksHeight},
	}
	for i := range all {
		s := &all[i]
		if s.look.width == 0 {
			var err error
			if s.files, err = printed(b, dir, page); err != nil {
				return err
			}
			continue
		}
		s.width = int(float64(s.look.width) * s.look.scale)
		picture, err := b.picture(page, s.look)
		if err != nil {
			return err
		}
		file := filepath.Join(dir, fmt.Sprintf("look-%d.png", i))
		if err := os.WriteFile(file, picture, 0o600); err != nil {
			return err
		}
		s.files = []string{file}
	}
	return compose(b, dir, all, name)
}

// printed returns pictures of the sheets on which a page is printed. Where no
// pdftoppm turns the print into pictures it is the page as it looks on paper,
// uncut.
func printed(b *browser, dir, page string) ([]string, error) {
	file := filepath.Join(dir, "print")
	program, err := exec.LookPath("pdftoppm")
	if err != nil {
		picture, err := b.picture(page, look{width: 720, height: looksHeight * 3 / 2, scale: 1, print: true})
		if err == nil {
			err = os.WriteFile(file+".png", picture, 0o600)
		}
		return []string{file + ".png"}, err
	}
	if err := b.show(page, look{width: 1280, height: 1000, scale: 1}); err != nil {
		return nil, err
	}
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil {
		return nil, err
	}
	const most = 3 // sheets shown
	c := exec.Command(program, "-png", "-r", "110", "-l", fmt.Sprint(most), "-", file)
	c.Stdin = bytes.NewReader(pdf)
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w", program, err)
	}
	return filepath.Glob(file + "-*.png")
}

// compose writes the picture of several looks side by side.
func compose(b *browser, dir string, all []shown, name string) error {
	var page strings.Builder
	page.WriteString(`<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>
body{margin:0;padding:24px;background:#c8c8c8;font:600 20px/28px "Noto Sans CJK SC",sans-serif;display:flex;gap:24px;align-items:flex-start}
figure{margin:0}figcaption{padding-bottom:8px}
div{overflow:hidden;max-height:` + fmt.Sprint(looksHeight) + `px}
img{display:block;margin-bottom:12px}
</style>`)
	width := 24
	for _, s := range all {
		fmt.Fprintf(&page, "<figure><figcaption>%s</figcaption><div><p style=\"margin:-%dpx 0 0\"></p>", s.title, s.skip)
		for _, f := range s.files {
			fmt.Fprintf(&page, `<img src="file://%s" width="%d">`, filepath.ToSlash(f), s.width)
		}
		page.WriteString("</div></figure>\n")
		width += s.width + 24
	}
	file := filepath.Join(dir, "looks.html")
	if err := os.WriteFile(file, []byte(page.String()), 0o600); err != nil {
		return err
	}
	picture, err := b.picture(file, look{width: width, height: looksHeight + 84, scale: 1})
	if err != nil {
		return err
	}
	return writeSmall(name, picture, 128)
}
