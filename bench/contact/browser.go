package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// browser shows pages of the disk and takes pictures of them.
type browser struct {
	ctx   context.Context
	close func()
}

// openBrowser starts a browser with a profile of its own. It runs without a
// sandbox: it sees nothing but our own pages.
func openBrowser(ctx context.Context, program, profile string) (*browser, error) {
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-component-update", true), chromedp.Flag("hide-scrollbars", true), chromedp.UserDataDir(profile))
	if program != "" {
		opts = append(opts, chromedp.ExecPath(program))
	}
	ctx, stop := chromedp.NewExecAllocator(ctx, opts...)
	ctx, cancel := chromedp.NewContext(ctx)
	b := &browser{ctx, func() { cancel(); stop() }}
	if err := chromedp.Do(ctx); err != nil {
		b.close()
		return nil, fmt.Errorf("start a browser: %w", err)
	}
	return b, nil
}

// look is a way to look at a page. Sizes are CSS pixels.
type look struct {
	width, height int
	scale         float64
	mobile, dark  bool
	print         bool
}

// show opens a page of the disk.
func (b *browser) show(name string, l look) error {
	abs, err := filepath.Abs(name)
	if err != nil {
		return err
	}
	opts := []chromedp.EmulateViewportOption{chromedp.EmulateScale(l.scale)}
	if l.mobile {
		opts = append(opts, chromedp.EmulateMobile)
	}
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "light"}}}
	if l.dark {
		media.Features[0].Value = "dark"
	}
	if l.print {
		media.Media = "print"
	}
	_, err = chromedp.Call(b.ctx, emulation.SetEmulatedMedia, media)
	return errors.Join(err, chromedp.Do(b.ctx,
		chromedp.EmulateViewport(int64(l.width), int64(l.height), opts...),
		chromedp.Navigate("file://"+filepath.ToSlash(abs))))
}

// picture is what a page looks like, as PNG.
func (b *browser) picture(name string, l look) ([]byte, error) {
	if err := b.show(name, l); err != nil {
		return nil, err
	}
	return chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
}
