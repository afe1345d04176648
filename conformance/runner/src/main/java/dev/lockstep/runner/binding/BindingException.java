package dev.lockstep.runner.binding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports all that is wrong with a binding: what of the spec it leaves unbound, what it binds that the spec does not have, why it can't be made. */
public final class BindingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BindingException(Class<?> binding, List<String> problems) {
        super(binding.getName() + " does not bind the spec:\n  " + String.join("\n  ", problems));
    }

    BindingException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
