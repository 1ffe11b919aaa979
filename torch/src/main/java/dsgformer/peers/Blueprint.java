package dsgformer.peers;

import dsgformer.weights.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors of a network by their published names, written down in the order of the walk, each convolution with how often
 * the picture was halved where it works. From that follow the shapes, how many numbers are learned, and the multiplications.
 */
public final class Blueprint {

    /** In place of a number of halvings: works on one pixel, the mean of all. */
    public static final int ON_MEANS = -1;

    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<Integer, Long> multiplicationsPerPixel = new LinkedHashMap<>();
    private long unlearned;
    private long widest;

    /** A convolution of {@code side} × {@code side} without bias. */
    public Blueprint convolution(String path, int in, int out, int side, int halvings) {
        return weight(path, halvings, out, in, side, side);
    }

    /** A convolution with a bias. */
    public Blueprint biased(String path, int in, int out, int side, int halvings) {
        return convolution(path, in, out, side, halvings).vector(path + ".bias", out);
    }

    /** A 3 × 3 convolution of each channel by itself, without bias. */
    public Blueprint depthwise(String path, int channels, int halvings) {
        return convolution(path, 1, channels, 3, halvings);
    }

    /** A transposed convolution of 4 × 4 and stride 2 with a bias; {@code halvings} are those of what it reads. */
    public Blueprint transposed(String path, int in, int out, int halvings) {
        return weight(path, halvings, in, out, 4, 4).vector(path + ".bias", out);
    }

    /** A linear layer with a bias, once per pixel. */
    public Blueprint linear(String path, int in, int out, int halvings) {
        return weight(path, halvings, out, in).vector(path + ".bias", out);
    }

    /** A normalization's weight and bias. */
    public Blueprint norm(String path, int channels) {
        return vector(path + ".weight", channels).vector(path + ".bias", channels);
    }

    public Blueprint vector(String name, int length) {
        return tensor(name, length);
    }

    /** Something learned that multiplies no features, or not as a convolution does. */
    public Blueprint tensor(String name, int... axes) {
        if (shapes.put(name, Shape.of(axes)) != null) {
            throw new IllegalStateException("two tensors are called " + name);
        }
        return this;
    }

    /** Something in the file that is not learned: a statistic, or another name for what is learned elsewhere. */
    public Blueprint unlearned(String name, int... axes) {
        unlearned += Shape.of(axes).elements();
        return tensor(name, axes);
    }

    private Blueprint weight(String path, int halvings, int... axes) {
        if (halvings != ON_MEANS) {
            widest = Math.max(widest, Math.max(axes[0], axes[1]) >> (2 * halvings));
        }
        multiplicationsPerPixel.merge(halvings, (long) Shape.of(axes).elements(), Long::sum);
        return tensor(path + ".weight", axes);
    }

    public Map<String, Shape> shapes() {
        return Collections.unmodifiableMap(shapes);
    }

    public long parameterCount() {
        return shapes.values().stream().mapToLong(Shape::elements).sum() - unlearned;
    }

    /** As {@link dsgformer.nn.LayeredConfig#widest}. */
    public long widest() {
        return widest;
    }

    /** As {@link dsgformer.network.NetworkConfig#macs}. */
    public long macs(int height, int width) {
        long pixels = (long) height * width;
        return multiplicationsPerPixel.entrySet().stream()
                .mapToLong(e -> e.getKey() == ON_MEANS ? e.getValue() : e.getValue() * (pixels >> (2 * e.getKey())))
                .sum();
    }
}
