package dsgformer.weights;

import dsgformer.fuzz.Excess;
import dsgformer.weights.pickle.ByteSource;
import dsgformer.weights.pickle.TorchFile;
import dsgformer.weights.pickle.Unpickler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whatever the bytes are: descriptions of weights, or the one exception. A zip's checksums would keep everything away from the unpickler,
 * so it is given the pickle itself, and the old form of a checkpoint, which has none.
 */
public final class PickleTarget {

    private static final Path FILE = scratch();

    private PickleTarget() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(FILE, data);
        Excess.requireAtMost(500L * data.length, () -> read(data));
    }

    private static void read(byte[] data) throws IOException {
        try {
            Unpickler.read("fuzz", new ByteSource(Channels.newChannel(new ByteArrayInputStream(data)), data.length));
        } catch (InvalidWeightsException e) {
            // refused in words
        }
        try {
            TorchFile.read(FILE, Optional.empty());
        } catch (InvalidWeightsException e) {
            // refused in words
        }
    }

    private static Path scratch() {
        try {
            Path file = Files.createTempFile("fuzz", ".pth");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new IllegalStateException("this machine has no place for temporary files", e);
        }
    }
}
