package dsgformer.cli.run;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Standard output that keeps its first exception, which {@code PrintWriter} hides: lost results are a failure. */
public final class StandardOutput extends OutputStream {

    private static final String BROKEN_PIPE = "Broken pipe";

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);
    private volatile IOException failure;

    /** The first failure, except a pipe closed by its reader, such as {@code head}. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure).filter(first -> !BROKEN_PIPE.equals(first.getMessage()));
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
