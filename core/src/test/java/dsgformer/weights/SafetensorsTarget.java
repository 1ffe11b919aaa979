package dsgformer.weights;

import dsgformer.fuzz.Excess;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Whatever the bytes are: weights no larger than they, or the one exception. */
public final class SafetensorsTarget {

    private SafetensorsTarget() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Excess excess = new Excess();
        try {
            StateDict weights =
                    Safetensors.read("fuzz", new ByteArrayInputStream(data)).weights();
            if (weights.elements() * Short.BYTES > data.length) {
                throw new IllegalStateException(weights.elements() + " elements of " + data.length + " bytes");
            }
        } catch (InvalidWeightsException e) {
            if (e.getMessage().length() > 600) {
                throw new IllegalStateException("a message of " + e.getMessage().length() + " characters", e);
            }
        } finally {
            excess.requireAtMost(200L * data.length);
        }
    }
}
