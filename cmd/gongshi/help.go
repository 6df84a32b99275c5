package main

import "github.com/spf13/cobra"

// chineseHelp puts what cobra says by itself into Chinese.
func chineseHelp(root *cobra.Command) {
	root.SetUsageTemplate(usage)
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Short = "说明一个命令怎么用"
		case "completion":
			c.Short = "给命令行程序（bash、zsh、fish、PowerShell）生成自动补全"
		}
	}
	for _, c := range append(root.Commands(), root) {
		c.InitDefaultHelpFlag()
		c.Flags().Lookup("help").Usage = "显示这个说明"
	}
}

const usage = `用法：{{if .Runnable}}
  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} 命令

命令：{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

各命令通用的选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableSubCommands}}

“{{.CommandPath}} 命令 --help”说明一个命令怎么用。{{end}}
`
