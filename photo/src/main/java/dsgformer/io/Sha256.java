package dsgformer.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest in the making. Not thread-safe. */
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

    /** In hexadecimal, of all that the file has, wherever the channel stands. */
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

    /** Of its UTF-8. */
    public Sha256 update(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** In hexadecimal; what is added after begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
