package search

// words adds the files of what is read when few pages match.
func (x *Index) words(c *corpus, pinyin *Pinyin, synonyms [][]string, gb *gbTable) {
	count := make([]int, len(c.codes)+1)
	for _, place := range c.text {
		count[place]++
	}
	occurs := map[rune]int{}
	for i, n := range count[1:] {
		occurs[x.fold.Rune(c.codes[i])] = n
	}
	x.add("words.bin", newPacker(x.fold, gb).whole(string(WordsFile(NewNear(pinyin, occurs), synonyms))))
	x.add("variants.bin", x.fold.VariantsFile())
}
