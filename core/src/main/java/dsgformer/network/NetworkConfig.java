package dsgformer.network;

import dsgformer.picture.Size;
import dsgformer.weights.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A network without its weights: which family it is of, and how large. Two configurations that are equal describe
 * networks that take each other's weights and compute the same.
 */
public interface NetworkConfig {

    /** The family's name, as {@code type} in configuration files spells it. */
    String family();

    /** One line of JSON that {@link NetworkFamilies#fromJson} reads back. */
    String toJson();

    /** Its tensors: names, shapes, first values, multiplications. */
    Blueprint blueprint();

    /** Every tensor of its state dict by name, with its shape, in the order of the forward pass. */
    default Map<String, Shape> shapes() {
        return blueprint().shapes();
    }

    /** How many numbers the network learns: what several names share counts once, and statistics do not. */
    default long parameterCount() {
        return blueprint().parameterCount();
    }

    /** Multiplications for a picture of this size, without what padding adds. */
    default MultiplyAdds work(Size picture) {
        return blueprint().work(picture);
    }

    /**
     * Multiplications of convolutions and linear layers on a picture of this size, as publications count them; products
     * between features, such as attention's, are not among them.
     */
    default long macs(int height, int width) {
        return work(new Size(width, height)).convolutions();
    }

    /** The part of the network that a tensor belongs to, by the tensor's name. */
    default String stage(String tensor) {
        return tensor.substring(0, tensor.indexOf('.'));
    }

    /** How many numbers the tensors of each {@link #stage} hold, in the order of the forward pass. */
    default Map<String, Long> countByStage() {
        Map<String, Long> counts = new LinkedHashMap<>();
        shapes().forEach((name, shape) -> counts.merge(stage(name), (long) shape.elements(), Long::sum));
        return counts;
    }

    /** What distinguishes it within its family, in a word or two. */
    default String inWords() {
        return family();
    }

    /** Which sizes of picture it takes. */
    SizeRule sizes();

    /**
     * To which sizes pictures are padded: as its authors' own tests do, where that is more than {@link #sizes} asks
     * for.
     */
    default SizeRule padding() {
        return sizes();
    }

    /** What is added to pixels in [0, 1] before the network sees them, and subtracted from its answer. */
    default float pixelOffset() {
        return 0;
    }

    /** The factor on weights from names, those of two axes or more, at which the features of all layers stay finite. */
    default double gainOfWeightsFromNames() {
        return 1;
    }
}
