// Package layouts holds the default design of a site: templates and assets.
// A site may replace any file by one of the same name in its own layouts
// folder.
package layouts

import "embed"

// Files are the templates and assets.
//
//go:embed base.html parts pages assets
var Files embed.FS
