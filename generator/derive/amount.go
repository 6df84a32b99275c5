package derive

import (
	"math/big"
	"strings"

	"gongshi/generator/model"
)

// Amount is an exact decimal number. Its zero value is 0. Amounts are
// immutable: Add and Sub return new ones.
type Amount struct{ r *big.Rat }

// AmountOf returns the exact value of a number as it was written. ok is false
// for what is no decimal number of a sensible size: inf, nan, 1e300.
func AmountOf(n model.Number) (a Amount, ok bool) {
	const longest = 40 // characters; amounts of money have fewer than 20
	s := strings.TrimPrefix(strings.ReplaceAll(n.Text, "_", ""), "+")
	if s == "" || len(s) > longest {
		return Amount{}, false
	}
	if len(s) > 2 && s[0] == '0' && strings.ContainsRune("xob", rune(s[1])) {
		i, ok := new(big.Int).SetString(s, 0)
		if !ok {
			return Amount{}, false
		}
		return Amount{new(big.Rat).SetInt(i)}, true
	}
	mantissa, exponent, _ := strings.Cut(strings.ToLower(s), "e")
	if strings.Trim(mantissa, "0123456789.-") != "" || len(strings.TrimLeft(exponent, "+-0")) > 1 {
		return Amount{}, false
	}
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		return Amount{}, false
	}
	return Amount{r}, true
}

// Add returns a + b.
func (a Amount) Add(b Amount) Amount { return Amount{new(big.Rat).Add(a.rat(), b.rat())} }

// Sub returns a − b.
func (a Amount) Sub(b Amount) Amount { return Amount{new(big.Rat).Sub(a.rat(), b.rat())} }

// Compare returns -1, 0 or 1 as a is less than, equal to or more than b.
func (a Amount) Compare(b Amount) int { return a.rat().Cmp(b.rat()) }

// String prints the number with as many decimal places as it has.
func (a Amount) String() string {
	r := a.rat()
	places, exact := r.FloatPrec()
	if !exact {
		panic("derive: an amount that is no decimal number")
	}
	return r.FloatString(places)
}

func (a Amount) rat() *big.Rat {
	if a.r == nil {
		return new(big.Rat)
	}
	return a.r
}
