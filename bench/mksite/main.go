// Command mksite writes a made-up project for benchmarks:
//
//	go run ./bench/mksite -records 10000 -out DIR
package main

import (
	"flag"
	"fmt"
	"os"

	"gongshi/bench/corpus"
)

func main() {
	var opt corpus.Options
	flag.IntVar(&opt.Records, "records", 1000, "number of records of all kinds")
	flag.IntVar(&opt.Units, "units", 0, "number of units; 0: one for every 1,000 records")
	flag.Uint64Var(&opt.Seed, "seed", 1, "seed of the texts")
	out := flag.String("out", "", "folder to write, new or empty")
	flag.Parse()
	if *out == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := corpus.Write(*out, opt); err != nil {
		fmt.Fprintln(os.Stderr, "mksite:", err)
		os.Exit(3)
	}
}
