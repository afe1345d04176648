/** What a replay found, told to people. */
@NullMarked
package dev.lockstep.runner.report;

import org.jspecify.annotations.NullMarked;
