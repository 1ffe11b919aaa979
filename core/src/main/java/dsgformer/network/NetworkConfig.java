package dsgformer.network;

import dsgformer.weights.Shape;
import java.util.Map;

/**
 * A network without its weights: which family it is of, and how large. Two configurations that are equal describe networks
 * that take each other's weights and compute the same.
 */
public interface NetworkConfig {

    /** The family's name, as {@code type} in configuration files spells it. */
    String family();

    /** One line of JSON that {@link NetworkFamilies#fromJson} reads back. */
    String toJson();

    /** Every tensor of its state dict by name, with its shape, in the order of the walk. */
    Map<String, Shape> shapes();

    /** How many numbers the network learns: what several names share counts once, and statistics do not. */
    long parameterCount();

    /**
     * Multiplications of convolutions and linear layers on a picture of this size, as publications count them; products
     * between features, such as attention's, are not among them.
     */
    long macs(int height, int width);

    /** Which sizes of picture it takes. */
    SizeRule sizes();

    /** To which sizes pictures are padded: as its authors' own tests do, where that is more than {@link #sizes} asks for. */
    default SizeRule padding() {
        return sizes();
    }

    /** What is added to pixels in [0, 1] before the network sees them, and subtracted from its answer. */
    default float pixelOffset() {
        return 0;
    }
}
