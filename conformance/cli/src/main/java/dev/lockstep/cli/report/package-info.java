/** What the command prints: tables, divergences, JSON. */
@NullMarked
package dev.lockstep.cli.report;

import org.jspecify.annotations.NullMarked;
