package load

// The limits of one TOML text. They hold before the library sees a byte: it
// knows no limit, and a key of 40 kB keeps it busy for a quarter of a minute.
// Each is far above what a person writes.
const (
	maxTOMLBytes  = 16 << 20  // bytes of one text
	maxTOMLLine   = 1 << 20   // bytes of one line
	maxTOMLDepth  = 16        // arrays and inline tables inside each other
	maxTOMLParts  = 8         // parts of one dotted key or header
	maxTOMLKey    = 128       // bytes of one part of a key, quotes included
	maxTOMLKeys   = 100_000   // keys and headers in one text
	maxTOMLItems  = 100_000   // array items in one text
	maxTOMLPaths  = 16 << 20  // bytes of all keys, each with the path that leads to it
	maxTOMLNumber = 64        // bytes of one number, date or time
	maxFaults     = 100       // faults of one text; the scan stops there
	maxFrontBytes = 256 << 10 // bytes of one front matter
)
