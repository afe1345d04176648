package dev.lockstep.modelchecker.cover;

import java.util.Arrays;

/** States by distance; distances come out in ascending order (Dial 1969). */
final class DistanceBuckets {
    private int[] next;
    private int[] node;
    private int size;
    private int[] head = new int[16];
    private int at;

    DistanceBuckets(int nodes) {
        this.next = new int[nodes];
        this.node = new int[nodes];
        Arrays.fill(head, -1);
    }

    void add(int v, int distance) {
        if (distance >= head.length) {
            int old = head.length;
            head = Arrays.copyOf(head, Math.max(2 * old, distance + 1));
            Arrays.fill(head, old, head.length, -1);
        }
        if (size == node.length) {
            node = Arrays.copyOf(node, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
        }
        node[size] = v;
        next[size] = head[distance];
        head[distance] = size++;
    }

    /** Gives a node of the least distance, or -1. */
    int next() {
        while (at < head.length && head[at] < 0) {
            at++;
        }
        if (at == head.length) {
            return -1;
        }
        int entry = head[at];
        head[at] = next[entry];
        return node[entry];
    }

    int distance() {
        return at;
    }
}
