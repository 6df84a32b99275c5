// Package corpus makes up projects of any size for benchmarks: units with
// departments and posts, powers with flowcharts, risk points with measures,
// notices, disclosure items, quarterly disclosures and documents, with texts
// composed from a stock of sentence patterns and words by frequency. What it
// writes is valid: it loads and passes every rule. The same options give the
// same bytes.
package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// Options say how big the project is. The zero value makes 1,000 records.
type Options struct {
	// Records is the number of records of all kinds; 0 means 1,000. Fewer
	// than 200 are raised to 200, and to 200 for each unit.
	Records int
	// Seed chooses the texts.
	Seed uint64
	// Units is the number of units; 0 means one for every 1,000 records, but
	// at least 2 from 1,000 records on.
	Units int
}

// AsOf is the date the made-up sites stand still at, as their settings say.
const AsOf = "2025-02-28"

// leastPerUnit is the least number of records of a unit.
const leastPerUnit = 200

func (o Options) filled() Options {
	if o.Records <= 0 {
		o.Records = 1000
	}
	if o.Units <= 0 {
		o.Units = (o.Records + 500) / 1000
		if o.Records >= 1000 {
			o.Units = max(o.Units, 2)
		}
	}
	o.Units = max(o.Units, 1)
	o.Records = max(o.Records, leastPerUnit*o.Units)
	return o
}

// Write makes the project in dir, which must not exist or be empty.
func Write(dir string, opt Options) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("looking into the output folder: %w", err)
	}
	made := map[string]bool{}
	return Generate(opt, func(path string, data []byte) error {
		full := filepath.Join(dir, filepath.FromSlash(path))
		if d := filepath.Dir(full); !made[d] {
			if err := os.MkdirAll(d, 0o755); err != nil {
				return fmt.Errorf("making a folder of the corpus: %w", err)
			}
			made[d] = true
		}
		if err := os.WriteFile(full, data, 0o644); err != nil {
			return fmt.Errorf("writing the corpus: %w", err)
		}
		return nil
	})
}

// Generate makes the same project and hands every file to emit, in a fixed
// order. Paths are relative and slash-separated. The data is only valid
// during the call. It stops at the first error of emit.
func Generate(opt Options, emit func(path string, data []byte) error) error {
	opt = opt.filled()
	m := &maker{emit: emit}
	var err error
	if m.grammar, err = parseGrammar(grammarText, nil); err != nil {
		return err
	}
	m.calendar = newCalendar()
	m.seed(opt.Seed, 0)
	shared, err := m.common(opt)
	if err != nil {
		return err
	}
	left := opt.Records - shared
	for i := range opt.Units {
		m.seed(opt.Seed, uint64(i)+1)
		n := left / (opt.Units - i)
		left -= n
		if err := m.unit(i, n); err != nil {
			return err
		}
	}
	return nil
}

// maker makes the files of one project.
type maker struct {
	*grammar
	calendar
	emit func(path string, data []byte) error
}

// seed starts the random numbers of one unit, so that units do not depend on
// each other's texts.
func (m *maker) seed(seed, part uint64) {
	m.rng = rand.New(rand.NewPCG(seed, part))
}

// between returns a number from lo to hi.
func (m *maker) between(lo, hi int) int { return lo + m.rng.IntN(hi-lo+1) }

// chance reports true in percent of all calls.
func (m *maker) chance(percent int) bool { return m.rng.IntN(100) < percent }

// pickOf returns one of the list.
func pickOf[T any](m *maker, list []T) T { return list[m.rng.IntN(len(list))] }
