package dev.lockstep.protocols.quorum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VersionTests {

    @Test
    void theHigherCounterIsTheHigherVersionWhoeverWrote() {
        assertThat(new Version(2, "c1")).isGreaterThan(new Version(1, "c2"));
    }

    @Test
    void theWriterDecidesBetweenEqualCounters() {
        assertThat(new Version(1, "c2")).isGreaterThan(new Version(1, "c1"));
    }

    @Test
    void zeroIsBelowAllOthers() {
        assertThat(Version.ZERO).isLessThan(new Version(1, "c1"));
    }

    @Test
    void theNextVersionIsAboveAndBelongsToTheNextWriter() {
        Version next = new Version(3, "c2").next("c1");

        assertThat(next).isEqualTo(new Version(4, "c1")).isGreaterThan(new Version(3, "c2"));
    }

    @Test
    void onlyVersionsThatAreEqualCompareAsEqual() {
        assertThat(new Version(1, "c1")).isEqualByComparingTo(new Version(1, "c1"));
        assertThat(new Version(1, "c1").compareTo(new Version(1, "c2"))).isNotZero();
    }

    @Test
    void aCounterThatOverflowsIsAnErrorAndNoSmallVersion() {
        assertThatThrownBy(() -> new Version(Long.MAX_VALUE, "c1").next("c1")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void counterZeroBelongsToNoWriter() {
        assertThatThrownBy(() -> new Version(0, "c1")).hasMessageContaining("counter 0 and writer 'c1'");
        assertThatThrownBy(() -> new Version(1, "")).hasMessageContaining("counter 1 and writer ''");
        assertThatThrownBy(() -> new Version(-1, "c1")).hasMessageContaining("-1");
    }

    @Test
    void contentHasAValueJustIfItWasWritten() {
        assertThatThrownBy(() -> new Content<>(Version.ZERO, "v")).hasMessageContaining("never written");
        assertThatThrownBy(() -> new Content<String>(new Version(1, "c1"), null))
                .hasMessageContaining("never written");
    }
}
