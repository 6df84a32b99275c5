package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"gongshi/generator/edit"
)

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use: "init", Short: "在文件夹里新建一个可以直接生成的小网站", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			paths, err := edit.Init(a.opt.Dir)
			if err != nil {
				return err
			}
			if !a.speaks() {
				return nil
			}
			fmt.Fprintln(a.stdout, a.say("已写好 %d 个文件：", "wrote %d files:", len(paths)))
			for _, p := range paths {
				fmt.Fprintln(a.stdout, "  "+p)
			}
			fmt.Fprintln(a.stdout, a.say("接着运行 gongshi serve，在浏览器里看；然后用自己的内容替换样例。",
				"now run gongshi serve and look at it in a browser; then put your own facts in."))
			return nil
		},
	}
}
