package dsgformer.network;

import dsgformer.picture.Size;
import dsgformer.weights.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a network by their published names, in the order of the forward pass; each convolution states how
 * often the picture was halved where it works. From these follow the shapes, the number of learned values and the
 * multiplications.
 */
public final class Blueprint {

    /** As {@code halvings}: the layer works on one pixel, the mean of all. */
    public static final int ON_MEANS = -1;

    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, InitialValue> initialValues = new LinkedHashMap<>();
    private final Set<String> kernels = new LinkedHashSet<>();
    private final Map<Integer, Long> multiplicationsPerPixel = new LinkedHashMap<>();
    private final Map<Integer, Long> productsPerPixel = new LinkedHashMap<>();
    private long unlearned;
    private long widest;

    /** A convolution of {@code side} × {@code side} without bias. */
    public Blueprint convolution(String path, int in, int out, int side, int halvings) {
        return weight(path, halvings, out, in, side, side);
    }

    /** A convolution with a bias. */
    public Blueprint biased(String path, int in, int out, int side, int halvings) {
        return convolution(path, in, out, side, halvings).bias(path, out);
    }

    /** A 3 × 3 convolution of each channel by itself, without bias. */
    public Blueprint depthwise(String path, int channels, int halvings) {
        return convolution(path, 1, channels, 3, halvings);
    }

    /** A transposed convolution of 4 × 4 and stride 2 with a bias; {@code halvings} are those of what it reads. */
    public Blueprint transposed(String path, int in, int out, int halvings) {
        return weight(path, halvings, in, out, 4, 4).bias(path, out);
    }

    /** A linear layer with a bias, once per pixel. */
    public Blueprint linear(String path, int in, int out, int halvings) {
        return weight(path, halvings, out, in).bias(path, out);
    }

    /** A normalization's weight and bias. */
    public Blueprint norm(String path, int channels) {
        return learned(path + ".weight", 1, channels).learned(path + ".bias", 0, channels);
    }

    /** The bias of a convolution added before; its initial values are those of the weight. */
    public Blueprint bias(String path, int out) {
        return tensor(path + ".bias", initialValues.get(path + ".weight"), out);
    }

    /** A learned tensor whose multiplications are not counted; every element starts at {@code start}. */
    public Blueprint learned(String name, double start, int... axes) {
        return tensor(name, new InitialValue.Constant(start), axes);
    }

    /** A tensor of the file that is not learned: a statistic, or a second name of a learned tensor. */
    public Blueprint unlearned(String name, double start, int... axes) {
        unlearned += Shape.of(axes).elements();
        return learned(name, start, axes);
    }

    /** A convolution that every file contains and the forward pass does not use. */
    public Blueprint unused(String path, int in, int out, int side) {
        return tensor(path + ".weight", uniform(out, in, side, side), out, in, side, side);
    }

    /** Products between features, such as attention's, {@code perPixel} at each pixel; they belong to no parameter. */
    public Blueprint products(long perPixel, int halvings) {
        productsPerPixel.merge(halvings, perPixel, Long::sum);
        return this;
    }

    /** Replaces the initial value of a tensor added before. */
    public Blueprint starting(String name, InitialValue value) {
        if (initialValues.replace(name, value) == null) {
            throw new IllegalStateException("no tensor is called " + name);
        }
        return this;
    }

    /** As {@link #starting}, for the weight of a square kernel: Gaussian with variance 2 / fan-out. */
    public Blueprint startingNormal(String path) {
        String name = path + ".weight";
        Shape kernel = shapes.get(name);
        double fanOut = (double) kernel.axes().get(0)
                * kernel.axes().get(2)
                * kernel.axes().get(3);
        return starting(name, new InitialValue.Normal(Math.sqrt(2 / fanOut)));
    }

    private Blueprint tensor(String name, InitialValue start, int... axes) {
        if (shapes.put(name, Shape.of(axes)) != null) {
            throw new IllegalStateException("two tensors are called " + name);
        }
        initialValues.put(name, start);
        return this;
    }

    /**
     * ±1/√(fan-in), PyTorch's default. For a transposed convolution PyTorch divides by the outputs, and so does this.
     */
    private static InitialValue uniform(int... axes) {
        return new InitialValue.Uniform(1 / Math.sqrt(Shape.of(axes).elements() / (double) axes[0]));
    }

    private Blueprint weight(String path, int halvings, int... axes) {
        if (halvings != ON_MEANS) {
            widest = Math.max(widest, Math.max(axes[0], axes[1]) >> (2 * halvings));
        }
        multiplicationsPerPixel.merge(halvings, (long) Shape.of(axes).elements(), Long::sum);
        kernels.add(path + ".weight");
        return tensor(path + ".weight", uniform(axes), axes);
    }

    public Map<String, Shape> shapes() {
        return Collections.unmodifiableMap(shapes);
    }

    /** The initial value of each tensor of {@link #shapes}: its authors', or else PyTorch's default. */
    public Map<String, InitialValue> initialValues() {
        return Collections.unmodifiableMap(initialValues);
    }

    /** The tensors that convolutions and linear layers multiply by: those that weight decay is meant for. */
    public Set<String> kernels() {
        return Collections.unmodifiableSet(kernels);
    }

    public long parameterCount() {
        return shapes.values().stream().mapToLong(Shape::elements).sum() - unlearned;
    }

    /**
     * Channels of the widest layer, those of a smaller picture counted in proportion: what memory per pixel grows with.
     */
    public long widest() {
        return widest;
    }

    /** The multiplications of a forward pass on a picture of that size. */
    public MultiplyAdds work(Size picture) {
        return new MultiplyAdds(sum(multiplicationsPerPixel, picture), sum(productsPerPixel, picture));
    }

    private static long sum(Map<Integer, Long> perPixel, Size picture) {
        return perPixel.entrySet().stream()
                .mapToLong(e ->
                        e.getKey() == ON_MEANS ? e.getValue() : e.getValue() * (picture.pixels() >> (2 * e.getKey())))
                .sum();
    }
}
