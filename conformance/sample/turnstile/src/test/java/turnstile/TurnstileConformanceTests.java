package turnstile;

import dev.lockstep.runner.junit.Conformance;
import dev.lockstep.runner.junit.ConformanceTests;

/** The turnstile does what its spec says, in every state of the model. */
@Conformance(spec = "turnstile", model = "MCTurnstile", binding = TurnstileBinding.class)
class TurnstileConformanceTests implements ConformanceTests {}
