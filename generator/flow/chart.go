package flow

// Shape is the outline of a node.
type Shape uint8

// The shapes.
const (
	StepShape     Shape = iota // a rectangle
	StartShape                 // rounded ends
	EndShape                   // rounded ends
	DecisionShape              // a diamond: lines leave at its corners
	DocumentShape              // a sheet with a waved foot
)

// Chart is a flowchart to be laid out: plain numbers and sizes, no texts. All
// lengths are whole pixels.
type Chart struct {
	Nodes []ChartNode
	Edges []ChartEdge
	// Lanes are the columns of actors, in the order given; empty where the
	// chart has none.
	Lanes []ChartLane
	// Sideways asks for a chart from left to right. It has no lanes then.
	Sideways bool
}

// ChartNode is one node. W and H are those of its box, the whole diamond for a
// decision.
type ChartNode struct {
	W, H  int
	Shape Shape
	Lane  int // index into Lanes; 0 where there are none
	// NoteW and NoteH are the size of a note beside the node, 0 for none.
	NoteW, NoteH int
}

// ChartEdge leads from one node to another. LabelW and LabelH are the size of
// its label, 0 for none.
type ChartEdge struct {
	From, To       int
	LabelW, LabelH int
}

// ChartLane is one lane: the least size of its header.
type ChartLane struct{ W, H int }

// Point is a place in a drawing: pixels from the left and the top.
type Point struct{ X, Y int }

// Rect is a rectangle with its left top corner.
type Rect struct{ X, Y, W, H int }

// Drawing is the geometry of a chart. Everything lies within W by H.
type Drawing struct {
	W, H  int
	Boxes []Rect // of the nodes, in their order
	Notes []Rect // of the nodes' notes; zero where there is none
	Lines []Line // of the edges, in their order
	Lanes []Rect // of the lanes from head to foot, in their order
	HeadH int    // height of the headers of the lanes, at the top
	// Rows are the heights at which a page may end: between them no node, note
	// or label is cut.
	Rows []int
}

// Line is the way of an edge: at least two points, each stretch level or
// upright, from the edge of one node's outline to that of the other's. The
// arrow is at the last point.
type Line struct {
	Points []Point
	// Back says that the edge returns to a step before it.
	Back bool
	// Label is where its label stands, zero where it has none.
	Label Rect
}
