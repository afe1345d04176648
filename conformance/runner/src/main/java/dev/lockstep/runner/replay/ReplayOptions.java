package dev.lockstep.runner.replay;

import java.time.Duration;

/**
 * Says how a replay is done.
 *
 * @param workers threads, at least 1
 * @param all whether to go on elsewhere after a divergence; otherwise the replay ends with the first one
 * @param paths by how many different ways to come to each state, at least 1
 * @param eventTimeout the time after which an event that the subject does not come back from is a divergence
 * @param shard which part of the work to do, from 1 to {@code shards}
 * @param shards how many parts there are, at least 1
 */
public record ReplayOptions(int workers, boolean all, int paths, Duration eventTimeout, int shard, int shards) {
    /** The time an event has unless told otherwise. */
    public static final Duration EVENT_TIMEOUT = Duration.ofSeconds(10);

    /** Checks the numbers. */
    public ReplayOptions {
        if (workers < 1 || paths < 1 || shards < 1 || shard < 1 || shard > shards) {
            throw new IllegalArgumentException(
                    "expected workers, paths and shards of at least 1 and a shard among them, found " + workers + ", "
                            + paths + ", " + shard + "/" + shards);
        }
        if (eventTimeout.isNegative() || eventTimeout.isZero()) {
            throw new IllegalArgumentException("expected an event to have time, found " + eventTimeout);
        }
    }

    /** Gives the options of a plain replay: to the first divergence, by one way, all of it. */
    public static ReplayOptions ofWorkers(int workers) {
        return new ReplayOptions(workers, false, 1, EVENT_TIMEOUT, 1, 1);
    }

    /** Changes whether to go on after a divergence. */
    public ReplayOptions withAll(boolean on) {
        return new ReplayOptions(workers, on, paths, eventTimeout, shard, shards);
    }

    /** Changes by how many ways to come to each state. */
    public ReplayOptions withPaths(int ways) {
        return new ReplayOptions(workers, all, ways, eventTimeout, shard, shards);
    }

    /** Changes the time that an event has. */
    public ReplayOptions withEventTimeout(Duration limit) {
        return new ReplayOptions(workers, all, paths, limit, shard, shards);
    }

    /** Changes which part of how many to do. */
    public ReplayOptions withShard(int part, int parts) {
        return new ReplayOptions(workers, all, paths, eventTimeout, part, parts);
    }
}
