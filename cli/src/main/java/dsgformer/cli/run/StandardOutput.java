package dsgformer.cli.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output that remembers what went wrong: writers of text do not tell, and results that a full disk swallowed are no success. */
public final class StandardOutput extends OutputStream {

    private static final String READER_HAS_GONE = "Broken pipe";

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private volatile IOException failure;

    /** The first failure, unless whoever read had seen enough, as {@code head} has. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure).filter(first -> !READER_HAS_GONE.equals(first.getMessage()));
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try {
            out.write(bytes, from, count);
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
            throw e;
        }
    }
}
