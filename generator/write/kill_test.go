package write

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestMain is also the program that the kill test kills: with the variable set
// it publishes one site and the other in turn until it dies.
func TestMain(m *testing.M) {
	if out := os.Getenv("WRITE_TEST_OUT"); out != "" {
		o := opts(out)
		o.NoExchange = os.Getenv("WRITE_TEST_NO_EXCHANGE") != ""
		fmt.Println("started")
		for i := 0; ; i++ {
			if _, err := build(o, bigSite(i%2)); err != nil {
				fmt.Println(err)
				os.Exit(1)
			}
		}
	}
	os.Exit(m.Run())
}

// bigSite is one of two sites: of 60 files a third is the same, a third
// differs, a third is only in one.
func bigSite(version int) tree {
	files := tree{}
	for i := range 40 {
		p, text := fmt.Sprintf("unit%d/powers/p%d.html", i%4, i), "权力"
		switch i % 3 {
		case 1:
			text = fmt.Sprintf("第 %d 版", version)
		case 2:
			p = fmt.Sprintf("v%d/%d/p%d.html", version, i%4, i)
		}
		files[p] = strings.Repeat(text, 100+i)
	}
	return files
}

func TestKilledBuildLeavesOldOrNewSite(t *testing.T) {
	self, err := os.Executable()
	must(t, err)
	for _, noExchange := range []bool{false, true} {
		t.Run(fmt.Sprintf("noExchange=%v", noExchange), func(t *testing.T) {
			t.Parallel()
			o := opts(filepath.Join(t.TempDir(), "public"))
			o.NoExchange = noExchange
			mustBuild(t, o, bigSite(0))
			env := append(os.Environ(), "WRITE_TEST_OUT="+o.Out)
			if noExchange {
				env = append(env, "WRITE_TEST_NO_EXCHANGE=1")
			}
			var found [2]int
			absent := 0
			kills := 100
			if os.Getenv("GONGSHI_SOAK") != "" {
				kills = 2000
			}
			for range kills {
				killOne(t, self, env)
				if _, err := os.Lstat(o.Out); err != nil {
					if absent++; !noExchange {
						t.Fatalf("no live tree: %v", err)
					}
					w, err := Open(o) // must put it back by itself
					must(t, err)
					must(t, w.Close())
				}
				v := 0
				if differs(o.Out, bigSite(v)) != "" {
					v = 1
				}
				wantTree(t, o.Out, bigSite(v))
				found[v]++
				mustBuild(t, o, bigSite(1-v))
				wantClean(t, o.Out)
			}
			t.Logf("old and new after a kill: %v, absent until the next run: %d", found, absent)
			if found[0] == 0 || found[1] == 0 {
				t.Errorf("the kills hit only one version: %v", found)
			}
		})
	}
}

// killOne starts the program and kills it at a random moment of its work.
func killOne(t *testing.T, self string, env []string) {
	t.Helper()
	c := exec.Command(self)
	c.Env = env
	pipe, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	says := bufio.NewReader(pipe)
	line, err := says.ReadString('\n')
	if err != nil || line != "started\n" {
		t.Errorf("the program says %q, %v", line, err)
	}
	time.Sleep(time.Duration(rand.IntN(30_000)) * time.Microsecond)
	must(t, c.Process.Kill()) // SIGKILL
	rest, _ := io.ReadAll(says)
	if err := c.Wait(); err == nil || len(rest) > 0 {
		t.Fatalf("the program ended by itself: %v, %s", err, rest)
	}
}
