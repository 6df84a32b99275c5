package main

import (
	"github.com/spf13/cobra"

	"gongshi/generator"
)

func (a *app) chartCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "chart 编号", Short: "画一幅流程图：把 SVG 写到标准输出", Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			svg, faults, err := generator.Chart(a.opt, args[0])
			if svg == nil {
				if perr := a.faults(faults); perr != nil {
					return perr
				}
			}
			if err != nil {
				return err
			}
			if svg == nil {
				return errFaults
			}
			_, err = a.stdout.Write(svg)
			return err
		},
	}
	c.Flags().StringVar(&a.audience, "audience", "public", "给谁看：unit 单位内部的图上有风险等级")
	return c
}
