package dev.lockstep.modelchecker.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Writes numbers in as few bytes as they need, text, and at last a checksum of all of it. */
final class CheckedOutput implements AutoCloseable {
    private final OutputStream out;
    private final CRC32C checksum = new CRC32C();
    private final byte[] buffer = new byte[1 << 16];
    private int size;

    CheckedOutput(Path file) throws IOException {
        this.out = Files.newOutputStream(file);
    }

    void raw(int octet) throws IOException {
        if (size == buffer.length) {
            flush();
        }
        buffer[size++] = (byte) octet;
    }

    /** Writes a number that is not negative. */
    void number(long number) throws IOException {
        long rest = number;
        while (rest > 0x7F) {
            raw((int) (rest | 0x80));
            rest >>>= 7;
        }
        raw((int) rest);
    }

    /** Writes a number of either sign. */
    void signed(long number) throws IOException {
        number(number >= 0 ? number << 1 : (-1 - number) << 1 | 1);
    }

    void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        for (byte octet : bytes) {
            raw(octet);
        }
    }

    /** Writes text char by char: TLA+ strings may hold what is no Unicode. */
    void text(String text) throws IOException {
        number(text.length());
        for (int i = 0; i < text.length(); i++) {
            number(text.charAt(i));
        }
    }

    private void flush() throws IOException {
        checksum.update(buffer, 0, size);
        out.write(buffer, 0, size);
        size = 0;
    }

    /** Writes the checksum; nothing may follow. */
    void finish() throws IOException {
        flush();
        long sum = checksum.getValue();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write((int) (sum >>> shift));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
