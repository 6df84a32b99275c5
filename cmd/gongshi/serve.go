package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"gongshi/generator"
	"gongshi/generator/diag"
	"gongshi/generator/serve"
	"gongshi/generator/watch"
)

// defaultListen is where the preview answers unless told otherwise; where it
// is taken another port serves.
const defaultListen = "127.0.0.1:8080"

func (a *app) serveCommand() *cobra.Command {
	var listen string
	var poll bool
	c := &cobra.Command{
		Use: "serve", Short: "生成网站，在本机浏览；文件改动后自动重新生成", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), listen, poll) },
	}
	f := c.Flags()
	f.StringVar(&listen, "listen", defaultListen, "本机地址；端口写 0 由系统选")
	f.BoolVar(&poll, "poll", false, "每秒查看一次文件，用于收不到文件事件的磁盘")
	f.StringVar(&a.audience, "audience", "public", "给谁看：public、limited、unit、office")
	f.StringVar(&a.opt.Out, "out", "", "输出文件夹")
	return c
}

func (a *app) serve(ctx context.Context, listen string, poll bool) error {
	l, err := serve.Listen(listen)
	if errors.Is(err, syscall.EADDRINUSE) && listen == defaultListen {
		l, err = serve.Listen("127.0.0.1:0") // another preview is running
	}
	if err != nil {
		return &generator.UsageError{Err: err}
	}
	s := serve.New(a.opt.Output())
	changes, err := watch.Changes(ctx, a.opt.Dir, watch.Options{Paths: generator.Sources(), Poll: poll})
	if err != nil {
		return err
	}
	if err := a.rebuild(ctx, s); err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, a.say("请在浏览器里打开 http://%s/ （按 Ctrl-C 结束）", "open http://%s/ (Ctrl-C ends)", l.Addr()))
	server := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	for {
		select {
		case <-ctx.Done():
			return server.Close()
		case err := <-done:
			return fmt.Errorf("serve: %w", err)
		case <-changes:
			if err := a.rebuild(ctx, s); err != nil && ctx.Err() == nil {
				fmt.Fprintln(a.stderr, a.sayError(err))
			}
		}
	}
}

// rebuild builds the site anew and tells the open pages how it went.
func (a *app) rebuild(ctx context.Context, s *serve.Server) error {
	start := time.Now()
	res, err := generator.Build(ctx, a.opt)
	if err != nil {
		return err
	}
	if err := a.faults(unaccepted(res.Faults)); err != nil {
		return err
	}
	if !res.Done {
		var b bytes.Buffer
		if err := diag.WriteText(&b, onlyErrors(res.Faults), a.lang); err != nil {
			return err
		}
		s.Trouble(b.String())
		return nil
	}
	if a.speaks() {
		fmt.Fprintln(a.stdout, a.say("已生成 %d 个文件，用时 %.1f 秒。", "built %d files in %.1f s.", res.Written.Files, time.Since(start).Seconds()))
	}
	s.Reload()
	return nil
}

// unaccepted are the faults that no author has accepted: somebody who writes
// wants to see what is new, gongshi check shows all.
func unaccepted(ds []diag.Diagnostic) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range ds {
		if d.Waived == "" {
			out = append(out, d)
		}
	}
	return out
}
