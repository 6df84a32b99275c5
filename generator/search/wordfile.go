package search

// words adds the files of what is read when few pages match.
func (x *Index) words(c *corpus, pinyin *Pinyin, synonyms [][]string) error {
	count := make([]int, len(c.codes)+1)
	for _, place := range c.text {
		count[place]++
	}
	occurs := map[rune]int{}
	for i, n := range count[1:] {
		occurs[x.fold.Rune(c.codes[i])] = n
	}
	packed, err := newPacker(x.fold).whole(string(WordsFile(NewNear(pinyin, occurs), synonyms)))
	x.add("words.bin", packed)
	x.add("variants.bin", x.fold.VariantsFile())
	return err
}
