package dsgformer.network;

import dsgformer.io.Sha256;
import dsgformer.weights.StateDict;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * A trained network as a file holds it: configuration, weights and metadata.
 *
 * @param name a bundled model's name or the file's
 * @param metadata the other entries of the file's {@code __metadata__}
 */
public record Model(String name, NetworkConfig config, StateDict weights, Map<String, String> metadata) {

    /** The metadata key of what was left out when the file was read, in words for people. */
    public static final String IGNORED = "ignored";

    private static final String TILE = "tile_pixels";
    private static final String WINDOW = "tlc_pixels";
    private static final String INFERENCE = "inference";
    private static final List<String> MODES = List.of("full", "tile", "tlc");

    /** How many weights are digested at a time. */
    private static final int DIGEST_VALUES = 4096;

    /** Three halvings. */
    private static final int WINDOW_UNIT = 8;

    /** @throws StateDictMismatchException if the weights are not those that the configuration asks for */
    public Model {
        metadata = Map.copyOf(metadata);
        StateDictMismatchException.check(name, config.shapes(), weights);
    }

    /**
     * The side in pixels of the tiles in which this model measured best, if its file names one under {@value #TILE}: a
     * network's statistics are those of the crops that it was trained on.
     *
     * @throws ModelException unless that side is a multiple of the network's size unit
     */
    public OptionalInt tilePixels() {
        return pixels(TILE, "tiles", config.sizes().unit());
    }

    /**
     * The side in pixels of the windows over which this model's statistics are best taken where they are local, if its
     * file names one under {@value #WINDOW}.
     *
     * @throws ModelException unless that side is a multiple of 8
     */
    public OptionalInt tlcPixels() {
        return pixels(WINDOW, "windows", WINDOW_UNIT);
    }

    /**
     * The mode of inference in which this model measured best, if its file names one under {@value #INFERENCE}:
     * {@code full}, {@code tile} or {@code tlc}.
     *
     * @throws ModelException if the file names another mode
     */
    public Optional<String> inference() {
        Optional<String> mode = Optional.ofNullable(metadata.get(INFERENCE));
        mode.filter(named -> !MODES.contains(named)).ifPresent(wrong -> {
            throw new ModelException("the model " + name + " names the inference '" + wrong + "', which is none of "
                    + String.join(", ", MODES));
        });
        return mode;
    }

    /**
     * A digest, in hexadecimal, of everything about the model but its name: equal for models that give equal results.
     */
    public String digest() {
        Sha256 digest = new Sha256();
        digest.update(config.toJson());
        new TreeMap<>(metadata).forEach((key, value) -> digest.update(key + "=" + value + "\n"));
        weights.asMap().forEach((key, weight) -> {
            digest.update(key);
            ByteBuffer bytes = ByteBuffer.allocate(DIGEST_VALUES * Float.BYTES);
            float[] values = weight.values();
            for (int from = 0; from < values.length; from += DIGEST_VALUES) {
                bytes.clear().asFloatBuffer().put(values, from, Math.min(DIGEST_VALUES, values.length - from));
                digest.update(bytes.limit(Math.min(DIGEST_VALUES, values.length - from) * Float.BYTES));
            }
        });
        return digest.hex();
    }

    private OptionalInt pixels(String key, String what, int unit) {
        String named = metadata.get(key);
        if (named == null) {
            return OptionalInt.empty();
        }
        if (!named.matches("[1-9][0-9]{0,4}") || Integer.parseInt(named) % unit != 0) {
            throw new ModelException("the model " + name + " names " + what + " of '" + named
                    + "' pixels, which is no multiple of " + unit);
        }
        return OptionalInt.of(Integer.parseInt(named));
    }
}
