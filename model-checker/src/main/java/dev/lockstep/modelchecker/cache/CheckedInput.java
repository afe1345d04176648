package dev.lockstep.modelchecker.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/** Reads what {@link CheckedOutput} wrote. Trusts nothing: no number is larger than its reader allows, no count than what is left of the file. */
final class CheckedInput implements AutoCloseable {
    private static final int MAX_TEXT = 1 << 24;

    private final InputStream in;
    private final CRC32C checksum = new CRC32C();
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;
    private long left;

    CheckedInput(Path file) throws IOException {
        this.in = Files.newInputStream(file);
        this.left = Files.size(file);
    }

    int raw() throws IOException {
        if (at == end) {
            checksum.update(buffer, 0, end);
            at = 0;
            end = Math.max(0, in.read(buffer));
            if (end == 0) {
                throw new DamagedFileException("it ends too early");
            }
        }
        left--;
        return buffer[at++] & 0xFF;
    }

    /** Reads a number from 0 to {@code max}. */
    long number(long max) throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int octet = raw();
            number |= (long) (octet & 0x7F) << shift;
            if (octet < 0x80) {
                if (number < 0 || number > max) {
                    break;
                }
                return number;
            }
        }
        throw new DamagedFileException("it has a number that is out of range");
    }

    /** Reads the number of things that follow, at least one byte each. */
    int count() throws IOException {
        return (int) number(Math.min(left, Integer.MAX_VALUE - 8));
    }

    /** Reads an index into so many things. */
    int index(int things) throws IOException {
        return (int) number(things - 1L);
    }

    long signed() throws IOException {
        long number = number(Long.MAX_VALUE);
        return (number & 1) == 0 ? number >>> 1 : -1 - (number >>> 1);
    }

    byte[] bytes() throws IOException {
        byte[] bytes = new byte[(int) number(Math.min(left, MAX_TEXT))];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) raw();
        }
        return bytes;
    }

    String text() throws IOException {
        char[] chars = new char[(int) number(Math.min(left, MAX_TEXT))];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = (char) number(Character.MAX_VALUE);
        }
        return new String(chars);
    }

    /** Compares the checksum, which must be all that is left. */
    void finish() throws IOException {
        checksum.update(buffer, 0, at);
        long expected = checksum.getValue();
        checksum.reset();
        long found = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            found |= (long) raw() << shift;
        }
        if (found != expected) {
            throw new DamagedFileException("its checksum is wrong");
        }
        if (left != 0) {
            throw new DamagedFileException("it goes on after its end");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
