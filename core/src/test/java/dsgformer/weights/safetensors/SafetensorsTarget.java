package dsgformer.weights.safetensors;

import dsgformer.fuzz.Excess;
import dsgformer.weights.InvalidWeightsException;
import dsgformer.weights.StateDict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Any bytes give weights no larger than they are or {@link InvalidWeightsException}. */
public final class SafetensorsTarget {

    private SafetensorsTarget() {}

    /**
     * Loads and instruments classes, those of the JSON parser above all, so that the time for that counts against no
     * input.
     */
    public static void fuzzerInitialize() throws IOException {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}";
        for (String each : List.of(header, "{", "[1.5, null, \"\"]")) {
            read(SafetensorsBytes.of(each, new byte[8]));
        }
    }

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Excess.requireAtMost(200L * data.length, () -> read(data));
    }

    private static void read(byte[] data) throws IOException {
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
        }
    }
}
