/** What links a subject to a spec: annotations, the conversion of values, and the check that nothing is left unbound. */
@NullMarked
package dev.lockstep.runner.binding;

import org.jspecify.annotations.NullMarked;
