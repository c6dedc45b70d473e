//go:build tools

// Package tools pins the Temporal CLI whose dev server Baton runs locally.
package tools

import _ "github.com/temporalio/cli/cmd/temporal"
