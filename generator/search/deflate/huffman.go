package deflate

import (
	"cmp"
	"math/bits"
	"slices"
)

// codeLengths sets how long the best codes of at most most bits are for symbols
// that are used so often; those that are not used get none. At least two must
// be used. (L. Larmore and D. Hirschberg, A fast algorithm for optimal
// length-limited Huffman codes, Journal of the ACM 37, 1990: package-merge.)
func codeLengths(used []int, most int, lengths []uint8) {
	type coin struct {
		weight int32
		symbol int16 // below zero: a package
	}
	sum := 0
	for _, n := range used {
		sum += n
	}
	shift := max(0, bits.Len(uint(sum))-27) // a package of 15 rows has 31 bits then
	coins := make([]coin, 0, len(used))
	for i, n := range used {
		lengths[i] = 0
		if n > 0 {
			coins = append(coins, coin{int32(max(1, n>>shift)), int16(i)})
		}
	}
	slices.SortStableFunc(coins, func(a, b coin) int { return cmp.Compare(a.weight, b.weight) })
	// rows[k] are the coins and packages of two of rows[k-1], the lightest
	// first; a symbol's code is as long as the number of rows it is taken in.
	rows := make([][]coin, 1, mostBits+1)
	rows[0] = coins
	room := make([]coin, 0, 2*len(coins)*most)
	for len(rows) < most {
		last, row := rows[len(rows)-1], room[len(room):]
		i := 0
		for k := 0; k+1 < len(last); k += 2 {
			sum := last[k].weight + last[k+1].weight
			for ; i < len(coins) && coins[i].weight <= sum; i++ {
				row = append(row, coins[i])
			}
			row = append(row, coin{sum, -1})
		}
		row = append(row, coins[i:]...)
		rows, room = append(rows, row), room[:len(room)+len(row)]
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
