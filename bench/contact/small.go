package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"sort"
)

// writeSmall writes a PNG picture with at most that many colours, those that
// are met most often; each point takes the nearest.
func writeSmall(name string, picture []byte, colours int) error {
	m, err := png.Decode(bytes.NewReader(picture))
	if err != nil {
		return err
	}
	out := image.NewPaletted(m.Bounds(), paletteOf(m, colours))
	index := map[color.RGBA]uint8{}
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			c := at(m, x, y)
			i, known := index[c]
			if !known {
				i = uint8(out.Palette.Index(c))
				index[c] = i
			}
			out.SetColorIndex(x, y, i)
		}
	}
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out); err != nil {
		return err
	}
	fmt.Printf("%s: %d x %d, %d KiB\n", name, m.Bounds().Dx(), m.Bounds().Dy(), b.Len()>>10)
	return os.WriteFile(name, b.Bytes(), 0o644)
}

// paletteOf returns the colours met most often that are told apart from each
// other. Where the picture has many greys they are spread evenly, so that the
// edges of letters stay smooth.
func paletteOf(m image.Image, most int) color.Palette {
	count := map[color.RGBA]int{}
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			count[at(m, x, y)]++
		}
	}
	list := make([]color.RGBA, 0, len(count))
	for c := range count {
		list = append(list, c)
	}
	sort.Slice(list, func(i, j int) bool {
		a, b := list[i], list[j]
		if count[a] != count[b] {
			return count[a] > count[b]
		}
		return number(a) < number(b)
	})
	var out color.Palette
	for apart := 4096; len(out) < most && apart > 1; apart /= 4 { // squared distance
		for _, c := range list {
			if len(out) < most && !near(out, c, apart) {
				out = append(out, c)
			}
		}
	}
	return out
}

func number(c color.RGBA) int { return int(c.R)<<16 | int(c.G)<<8 | int(c.B) }

// near reports whether p has a colour nearer to c than apart.
func near(p color.Palette, c color.RGBA, apart int) bool {
	for _, o := range p {
		q := o.(color.RGBA)
		dr, dg, db := int(c.R)-int(q.R), int(c.G)-int(q.G), int(c.B)-int(q.B)
		if dr*dr+dg*dg+db*db < apart {
			return true
		}
	}
	return false
}

func at(m image.Image, x, y int) color.RGBA {
	return color.RGBAModel.Convert(m.At(x, y)).(color.RGBA)
}
