package dev.lockstep.cli;

import dev.lockstep.modelchecker.cache.GraphCache;
import dev.lockstep.modelchecker.explore.Exploration;
import dev.lockstep.modelchecker.explore.ExploreBounds;
import dev.lockstep.modelchecker.explore.ExploreProgress;
import dev.lockstep.modelchecker.spec.Model;
import dev.lockstep.modelchecker.tlc.SpecTools;
import dev.lockstep.modelchecker.tlc.Tlc;
import dev.lockstep.modelchecker.tlc.TlcOptions;
import dev.lockstep.modelchecker.tlc.TlcResult;
import dev.lockstep.runner.binding.Binding;
import dev.lockstep.runner.binding.SubjectFactory;
import dev.lockstep.runner.replay.GraphReplay;
import dev.lockstep.runner.replay.ReplayResult;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The steps that commands share, with progress shown. */
final class Steps {
    private final Console console;
    private final int workers;
    private final SpecTools tools;
    private final ExploreBounds bounds;
    private final @Nullable GraphCache cache;

    Steps(Console console, int workers, CacheOption cache) {
        this(console, workers, SpecTools.standard(), ExploreBounds.NONE, cache);
    }

    Steps(Console console, int workers, SpecTools tools, ExploreBounds bounds, CacheOption cache) {
        this.console = console;
        this.workers = workers;
        this.tools = tools;
        this.bounds = bounds;
        this.cache = cache.useCache()
                ? console.cache()
                        .map(folder -> new GraphCache(folder, GraphCache.DEFAULT_LIMIT))
                        .orElse(null)
                : null;
    }

    TlcResult check(Tlc tlc, Model model, TlcOptions options) throws IOException, InterruptedException {
        try (var progress = new CheckProgress(console, 1)) {
            return tlc.check(model, options, progress.begin(model));
        }
    }

    Exploration explore(Model model) {
        console.progress("exploring " + model.name());
        Consumer<ExploreProgress> progress = p -> console.progress(String.format(
                "exploring %s: %,d states, %,d transitions, %,d on queue, depth %d",
                model.name(), p.states(), p.transitions(), p.queue(), p.depth()));
        Consumer<String> notes = note -> console.note("note: " + note);
        return cache == null
                ? Exploration.of(model, tools, workers, bounds, progress, notes)
                : cache.explore(model, tools, workers, bounds, progress, notes);
    }

    ReplayResult replay(Exploration explored, SubjectFactory subject) {
        console.progress("replaying " + explored.model().name() + " against " + subject.name());
        return GraphReplay.replay(explored.graph(), Binding.of(subject, explored.signature()), explored.origin());
    }
}
