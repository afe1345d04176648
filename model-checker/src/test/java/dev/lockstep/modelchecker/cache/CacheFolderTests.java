package dev.lockstep.modelchecker.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTests {
    @Test
    void theUsersOwnChoiceCountsFirstThenTheSystemsCustom() {
        Map<String, String> all = Map.of("LOCKSTEP_CACHE", "/a", "XDG_CACHE_HOME", "/x", "LOCALAPPDATA", "/local");
        assertThat(CacheFolder.locate(all, "Linux", "/home/u")).contains(Path.of("/a"));
        Map<String, String> xdg = Map.of("XDG_CACHE_HOME", "/x");
        assertThat(CacheFolder.locate(xdg, "Linux", "/home/u")).contains(Path.of("/x/lockstep"));
        Map<String, String> relative = Map.of("XDG_CACHE_HOME", "x");
        assertThat(CacheFolder.locate(relative, "Linux", "/home/u")).contains(Path.of("/home/u/.cache/lockstep"));
        assertThat(CacheFolder.locate(Map.of(), "Mac OS X", "/Users/u"))
                .contains(Path.of("/Users/u/Library/Caches/lockstep"));
        assertThat(CacheFolder.locate(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/u"))
                .contains(Path.of("/local/lockstep/cache"));
        assertThat(CacheFolder.locate(Map.of(), "Linux", "")).isEmpty();
        assertThat(CacheFolder.locate(Map.of(), "Linux", "?")).isEmpty();
    }
}
