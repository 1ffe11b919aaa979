package dsgformer.network;

import dsgformer.picture.Size;
import dsgformer.weights.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The tensors of a network by their published names, written down in the order of the walk, each convolution with how often
 * the picture was halved where it works. From that follow the shapes, how many numbers are learned, and the multiplications.
 */
public final class Blueprint {

    /** In place of a number of halvings: works on one pixel, the mean of all. */
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

    /** The bias of a convolution that was written down before; it starts as its weight does. */
    public Blueprint bias(String path, int out) {
        return tensor(path + ".bias", initialValues.get(path + ".weight"), out);
    }

    /** Something learned that multiplies no features, or not as a convolution does; each element is {@code start} at first. */
    public Blueprint learned(String name, double start, int... axes) {
        return tensor(name, new InitialValue.Constant(start), axes);
    }

    /** Something in the file that is not learned: a statistic, or another name for what is learned elsewhere. */
    public Blueprint unlearned(String name, double start, int... axes) {
        unlearned += Shape.of(axes).elements();
        return learned(name, start, axes);
    }

    /** A convolution that is in every file and that none uses. */
    public Blueprint unused(String path, int in, int out, int side) {
        return tensor(path + ".weight", uniform(out, in, side, side), out, in, side, side);
    }

    /** Multiplications between features, {@code perPixel} at each: they are no parameter's. */
    public Blueprint products(long perPixel, int halvings) {
        productsPerPixel.merge(halvings, perPixel, Long::sum);
        return this;
    }

    /** Has a tensor that was written down before start in another way than PyTorch's layers do. */
    public Blueprint starting(String name, InitialValue value) {
        if (initialValues.replace(name, value) == null) {
            throw new IllegalStateException("no tensor is called " + name);
        }
        return this;
    }

    /** As {@link #starting}, the weight of a square kernel: Gaussian, the variance 2 by what an input reaches. */
    public Blueprint startingNormal(String path) {
        String name = path + ".weight";
        Shape kernel = shapes.get(name);
        double reached = (double) kernel.axes().get(0)
                * kernel.axes().get(2)
                * kernel.axes().get(3);
        return starting(name, new InitialValue.Normal(Math.sqrt(2 / reached)));
    }

    private Blueprint tensor(String name, InitialValue start, int... axes) {
        if (shapes.put(name, Shape.of(axes)) != null) {
            throw new IllegalStateException("two tensors are called " + name);
        }
        initialValues.put(name, start);
        return this;
    }

    /** ±1/√(fan-in), as PyTorch's layers start; of a transposed convolution it takes the outputs for that, and so does this. */
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

    /** How each tensor of {@link #shapes} starts where its authors, or else PyTorch's layers, start it. */
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

    /** Channels of the widest layer, those of a smaller picture counted in proportion: what memory per pixel grows with. */
    public long widest() {
        return widest;
    }

    /** What a forward pass of a picture of that size takes. */
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
