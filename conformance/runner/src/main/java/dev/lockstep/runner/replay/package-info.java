/** From spec to code: traces, or a whole state graph, replayed against a subject. */
@NullMarked
package dev.lockstep.runner.replay;

import org.jspecify.annotations.NullMarked;
