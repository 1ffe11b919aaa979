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
 * Any bytes give descriptions of weights or {@link InvalidWeightsException}. A zip's checksums would keep mutated bytes
 * away from the unpickler, so it gets the bare pickle, and the old form of a checkpoint, which has none.
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
            // the expected refusal
        }
        try {
            TorchFile.read(FILE, Optional.empty());
        } catch (InvalidWeightsException e) {
            // the expected refusal
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
