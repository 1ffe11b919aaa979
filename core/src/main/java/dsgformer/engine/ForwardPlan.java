package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.engine.kernel.Strip;
import dsgformer.network.dsgformer.Layout;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The forward pass for pictures of one size, with all its buffers: Ŝ = 𝒯(𝒟(ℰ(ℋ(B)))) + B (§2.2). Each step writes where
 * the next one reads; features that are joined later are written side by side from the start, and all blocks share the
 * buffers for V and the gate.
 */
final class ForwardPlan {

    private final NetworkWeights weights;
    private final Kernels kernels;
    private final ArrayAllocator arrays;
    private final Size size;
    private final OptionalInt window;
    private final Observer observer;

    private final List<Step> steps = new ArrayList<>();
    private final Scratch.Needs needs = new Scratch.Needs();
    private final FeatureMap input;
    private final PassBuffers shared = new PassBuffers();
    private final Convolution tail;
    private final Scratch[] scratch;

    /** Receives the features E₁ … E₄ and D as soon as they are computed. */
    interface Observer {

        void sees(String name, FeatureMap features);

        static Observer none() {
            return (name, features) -> {};
        }
    }

    /**
     * Plans the forward pass and allocates its buffers.
     *
     * @param size of the pictures, both sides multiples of 64
     * @param window side of the windows over which attention takes its statistics, in pixels of the picture; none: over
     *     all
     * @param threads for how many workers
     */
    ForwardPlan(
            NetworkWeights weights,
            Kernels kernels,
            ArrayAllocator arrays,
            Size size,
            OptionalInt window,
            int threads,
            Observer observer) {
        this.weights = weights;
        this.kernels = kernels;
        this.arrays = arrays;
        this.size = size;
        this.window = window;
        this.observer = observer;
        this.input = map(3, 1);
        FeatureMap d = weights.config().layout() == Layout.LITERAL ? literal() : restormer();
        see("d", d);
        this.scratch = new Scratch[threads];
        this.tail = new Convolution(weights.tail(), kernels, d);
        needs.include(tail);
        shared.allocate(arrays);
        for (int i = 0; i < threads; i++) {
            scratch[i] = needs.allocate(arrays);
        }
    }

    /** From blurred planes of this plan's size to restored ones, not clamped. */
    Planes restore(Planes blurred, Workers workers) {
        input.copy(blurred);
        for (Step step : steps) {
            step.run(workers, scratch);
        }
        Planes restored = new Planes(
                blurred.channels(),
                blurred.height(),
                blurred.width(),
                blurred.values().clone());
        tail.run(ConvolutionOutputs.added(restored), workers, scratch);
        return restored;
    }

    Size size() {
        return size;
    }

    OptionalInt window() {
        return window;
    }

    private FeatureMap restormer() {
        int c = weights.config().width();
        FeatureMap d1 = map(2 * c, 1);
        FeatureMap s1 = d1.slice(c, c);
        FeatureMap s2 = map(2 * c, 2);
        FeatureMap s3 = map(4 * c, 3);
        FeatureMap s4 = map(8 * c, 4);
        encode(s1, s2, s3, s4);
        FeatureMap d3 = map(4 * c, 3);
        convolve(weights.ups().get(0), s4, ConvolutionOutputs.shuffled(d3));
        join(0, s3, d3);
        blocks(weights.decoder().get(0), d3, 3);
        FeatureMap d2 = map(2 * c, 2);
        convolve(weights.ups().get(1), d3, ConvolutionOutputs.shuffled(d2));
        join(1, s2, d2);
        blocks(weights.decoder().get(1), d2, 2);
        convolve(weights.ups().get(2), d2, ConvolutionOutputs.shuffled(d1.slice(0, c)));
        blocks(weights.decoder().get(2), d1, 1);
        return d1;
    }

    private FeatureMap literal() {
        int c = weights.config().width();
        FeatureMap x1 = map(c, 1);
        FeatureMap x2 = map(2 * c, 2);
        FeatureMap x3 = map(4 * c, 3);
        FeatureMap x4 = map(8 * c, 4);
        FeatureMap d2 = map(4 * c, 2);
        FeatureMap e1 = d2.slice(2 * c, 2 * c);
        FeatureMap e2 = map(4 * c, 3);
        FeatureMap e3 = map(8 * c, 4);
        convolve(weights.head(), input, ConvolutionOutputs.map(x1));
        blocks(weights.encoder().get(0), x1, 1);
        descend(0, x1, x2, e1);
        descend(1, x2, x3, e2);
        descend(2, x3, x4, e3);
        see("e4", x4);
        FeatureMap d4 = map(8 * c, 4);
        joinDeep(x4, e3, d4);
        blocks(weights.decoder().get(0), d4, 4);
        FeatureMap d3 = map(4 * c, 3);
        convolve(weights.ups().get(0), d4, ConvolutionOutputs.shuffled(d3));
        join(1, e2, d3);
        blocks(weights.decoder().get(1), d3, 3);
        convolve(weights.ups().get(1), d3, ConvolutionOutputs.shuffled(d2.slice(0, 2 * c)));
        blocks(weights.decoder().get(2), d2, 2);
        FeatureMap d1 = map(2 * c, 1);
        convolve(weights.ups().get(2), d2, ConvolutionOutputs.shuffled(d1));
        return d1;
    }

    /** Restormer's encoder: what stands in front of each downsampling stays as it is. */
    private void encode(FeatureMap s1, FeatureMap s2, FeatureMap s3, FeatureMap s4) {
        convolve(weights.head(), input, ConvolutionOutputs.map(s1));
        List<FeatureMap> levels = List.of(s1, s2, s3, s4);
        for (int i = 0; i < levels.size(); i++) {
            if (i > 0) {
                convolve(weights.downs().get(i - 1), levels.get(i - 1), ConvolutionOutputs.unshuffled(levels.get(i)));
                see("e" + i, levels.get(i));
            }
            blocks(weights.encoder().get(i), levels.get(i), i + 1);
        }
        see("e4", s4);
    }

    /** The literal encoder: what comes out of each downsampling is kept before blocks change it. */
    private void descend(int from, FeatureMap above, FeatureMap below, FeatureMap kept) {
        convolve(weights.downs().get(from), above, ConvolutionOutputs.unshuffled(below));
        see("e" + (from + 1), below);
        steps.add((workers, s) -> workers.run(i -> {
            WorkRange rows = WorkRange.of(below.height(), i, workers.count());
            kept.copy(below, rows.from(), rows.to());
        }));
        blocks(weights.encoder().get(from + 1), below, from + 2);
    }

    private void blocks(List<BlockWeights> blocks, FeatureMap x, int level) {
        if (blocks.isEmpty()) {
            return;
        }
        AttentionWindows windows = window.isEmpty()
                ? AttentionWindows.whole(x.height(), x.width())
                : AttentionWindows.local(x.height(), x.width(), Math.max(1, window.getAsInt() >> (level - 1)));
        int heads = blocks.get(0).heads();
        shared.include(x);
        AttentionSpace space = new AttentionSpace(arrays, windows, x.height(), x.channels(), heads);
        for (BlockWeights block : blocks) {
            needs.include(block, x.width(), windows);
            steps.add(new Block(block, kernels, space, x, shared));
        }
    }

    private void convolve(ConvolutionWeights convolution, FeatureMap from, Convolution.Target to) {
        Convolution step = new Convolution(convolution, kernels, from);
        needs.include(step);
        steps.add((workers, s) -> step.run(to, workers, s));
    }

    /** to += W · from, W being half of a 1 × 1 convolution over joined features. */
    private void join(int which, FeatureMap from, FeatureMap to) {
        int[] taps = from.taps();
        steps.add((workers, s) -> workers.run(i -> {
            WorkRange rows = WorkRange.of(to.height(), i, workers.count());
            for (int y = rows.from(); y < rows.to(); y++) {
                for (int strip = 0; strip < to.strips(); strip++) {
                    weights.joins()
                            .get(which)
                            .addProduct(
                                    kernels.panel(),
                                    from.values(),
                                    from.at(y, strip),
                                    taps,
                                    to.values(),
                                    to.at(y, strip),
                                    s[i].lanes());
                }
            }
        }));
    }

    /** The literal decoder's first join, of two maps of which neither is upsampled: to = W · (E₄, E₃) + b. */
    private void joinDeep(FeatureMap e4, FeatureMap e3, FeatureMap to) {
        int[] taps = e4.taps();
        float[] bias = weights.joinBias() == null ? new float[to.channels()] : weights.joinBias();
        steps.add((workers, s) -> workers.run(i -> {
            WorkRange rows = WorkRange.of(to.height(), i, workers.count());
            for (int y = rows.from(); y < rows.to(); y++) {
                for (int strip = 0; strip < to.strips(); strip++) {
                    int at = to.at(y, strip);
                    for (int c = 0; c < bias.length; c++) {
                        int row = at + c * Strip.PIXELS;
                        Arrays.fill(to.values(), row, row + Strip.PIXELS, bias[c]);
                    }
                    weights.joinDeep()
                            .addProduct(
                                    kernels.panel(), e4.values(), e4.at(y, strip), taps, to.values(), at, s[i].lanes());
                }
            }
        }));
        join(0, e3, to);
    }

    private void see(String name, FeatureMap features) {
        steps.add((workers, s) -> observer.sees(name, features));
    }

    private FeatureMap map(int channels, int level) {
        return FeatureMap.of(arrays, channels, size.height() >> (level - 1), size.width() >> (level - 1));
    }
}
