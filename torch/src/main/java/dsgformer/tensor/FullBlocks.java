package dsgformer.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions whose channels fill oneDNN's blocks of {@value #BLOCK}, or of {@value #STRIDED_BLOCK} where pixels are
 * skipped: others get channels of zeros, which add exact zeros to every sum, and lose them again afterwards.
 *
 * <p>Measured with oneDNN 3.7.1 on a machine whose CPUID hides the sizes of caches (docs/performance.md): its padded
 * formats read memory that was never written, results and gradients are off by a third or not finite. Depthwise
 * convolutions are right.
 */
final class FullBlocks {

    private static final int BLOCK = 16;
    private static final int STRIDED_BLOCK = 32;

    private FullBlocks() {}

    /**
     * Whether a convolution of {@code groups} groups by {@code weight}, [out, in / groups, s, s], leaves blocks
     * incomplete; a transposed one has one group and [in, out, s, s].
     */
    static boolean areMissing(Tensor x, Tensor weight, long groups, long stride) {
        long in = weight.size(1);
        long out = weight.size(0) / groups;
        boolean depthwise = groups > 1 && in == 1;
        int block = block(stride);
        return !depthwise && (in % block != 0 || out % block != 0) && Convolutions.areByOneDnn(x);
    }

    private static int block(long stride) {
        return stride == 1 ? BLOCK : STRIDED_BLOCK;
    }

    /** As {@link Tensor#convolve(Tensor, Tensor, long, long, long)}, each group as a convolution of its own. */
    static Tensor convolve(Tensor x, Tensor weight, Tensor bias, long groups, long stride, long pad) {
        int block = block(stride);
        int count = Math.toIntExact(groups);
        List<Tensor> inputs = x.chunk(count, 1);
        List<Tensor> weights = weight.chunk(count, 0);
        List<Tensor> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long out = weights.get(i).size(0);
            Tensor kernel = filled(filled(weights.get(i), 0, block), 1, block);
            Tensor offset = bias == null ? null : filled(bias.narrow(0, i * out, out), 0, block);
            outputs.add(filled(inputs.get(i), 1, block)
                    .convolve(kernel, offset, 1, stride, pad)
                    .narrow(1, 0, out));
        }
        return laidAs(x, count == 1 ? outputs.get(0) : Tensor.cat(outputs, 1));
    }

    /** As {@link Tensor#convolveTransposed}. */
    static Tensor transposed(Tensor x, Tensor weight, Tensor bias) {
        int block = STRIDED_BLOCK;
        Tensor kernel = filled(filled(weight, 0, block), 1, block);
        Tensor output = filled(x, 1, block).convolveTransposed(kernel, filled(bias, 0, block));
        return laidAs(x, output.narrow(1, 0, bias.size(0)));
    }

    private static Tensor laidAs(Tensor x, Tensor output) {
        return x.isChannelsLast() ? output.channelsLast() : output.contiguous();
    }

    /** Zeros behind the elements of an axis, up to a multiple of {@code block}. */
    private static Tensor filled(Tensor x, int axis, int block) {
        long missing = Math.floorMod(-x.size(axis), (long) block);
        if (missing == 0) {
            return x;
        }
        // libtorch counts pairs of paddings from the last axis
        long[] padding = new long[2 * (x.axes() - axis)];
        padding[padding.length - 1] = missing;
        return x.padZeros(padding);
    }
}
