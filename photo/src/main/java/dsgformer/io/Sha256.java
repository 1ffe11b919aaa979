package dsgformer.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes a SHA-256 digest piece by piece. Not thread-safe. */
public final class Sha256 {

    private static final int BUFFER_BYTES = 1 << 16;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** In hexadecimal. */
    public static String of(String text) {
        return new Sha256().update(text).hex();
    }

    /** In hexadecimal. */
    public static String of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return of(channel);
        }
    }

    /** In hexadecimal, of the whole file, whatever the channel's position. */
    public static String of(FileChannel file) throws IOException {
        Sha256 sum = new Sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        long at = 0;
        for (int count = file.read(buffer, at); count >= 0; count = file.read(buffer.clear(), at)) {
            at += count;
            sum.update(buffer.flip());
        }
        return sum.hex();
    }

    public Sha256 update(ByteBuffer bytes) {
        digest.update(bytes);
        return this;
    }

    /** Adds the text's UTF-8 bytes. */
    public Sha256 update(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The digest in hexadecimal; resets this object. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
