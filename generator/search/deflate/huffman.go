package deflate

import "slices"

// codeLengths sets how long the best codes of at most most bits are for symbols
// that are used so often; those that are not used get none. At least two must
// be used. (L. Larmore and D. Hirschberg, A fast algorithm for optimal
// length-limited Huffman codes, Journal of the ACM 37, 1990: package-merge.)
func codeLengths(used []int, most int, lengths []uint8) {
	type coin struct {
		weight int
		symbol int // below zero: a package
	}
	var coins []coin
	for i, n := range used {
		lengths[i] = 0
		if n > 0 {
			coins = append(coins, coin{n, i})
		}
	}
	slices.SortStableFunc(coins, func(a, b coin) int { return a.weight - b.weight })
	// rows[k] are the coins and packages of two of rows[k-1], the lightest
	// first; a symbol's code is as long as the number of rows it is taken in.
	rows := [][]coin{coins}
	for len(rows) < most {
		last, row := rows[len(rows)-1], make([]coin, 0, 2*len(coins))
		i := 0
		for k := 0; k+1 < len(last); k += 2 {
			sum := last[k].weight + last[k+1].weight
			for ; i < len(coins) && coins[i].weight <= sum; i++ {
				row = append(row, coins[i])
			}
			row = append(row, coin{sum, -1})
		}
		rows = append(rows, append(row, coins[i:]...))
	}
	for k, n := len(rows)-1, 2*len(coins)-2; k >= 0; k-- {
		packages := 0
		for _, c := range rows[k][:n] {
			if c.symbol < 0 {
				packages++
			} else {
				lengths[c.symbol]++
			}
		}
		n = 2 * packages
	}
}
