package dsgformer.tensor;

import java.util.ArrayList;
import java.util.List;

/**
 * Convolutions whose channels fill oneDNN's blocks of {@value #BLOCK}: others get channels of zeros, which add exact zeros to every
 * sum, and lose them again afterwards.
 *
 * <p>Measured with oneDNN 3.7.1 on a machine whose CPUID hides the sizes of caches (docs/performance.md): its padded formats read
 * memory that was never written, results and gradients are off by a third or not finite. Depthwise convolutions are right.
 */
final class FullBlocks {

    private static final int BLOCK = 16;

    private FullBlocks() {}

    /** A weight of [out, in, s, s], for a convolution of {@code groups} groups of {@code in} channels. */
    static boolean areMissing(Tensor x, Tensor weight, long groups) {
        long in = weight.size(1);
        long out = weight.size(0) / groups;
        boolean depthwise = groups > 1 && in == 1;
        return !depthwise && (in % BLOCK != 0 || out % BLOCK != 0) && Convolutions.areByOneDnn(x);
    }

    /** As {@link Tensor#convolve(Tensor, Tensor, long, long, long)}, each group as a convolution of its own. */
    static Tensor convolve(Tensor x, Tensor weight, Tensor bias, long groups, long stride, long pad) {
        int count = Math.toIntExact(groups);
        List<Tensor> inputs = x.chunk(count, 1);
        List<Tensor> weights = weight.chunk(count, 0);
        List<Tensor> outputs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long out = weights.get(i).size(0);
            Tensor offset = bias == null ? null : filled(bias.narrow(0, i * out, out), 0);
            outputs.add(filled(inputs.get(i), 1)
                    .convolve(filled(filled(weights.get(i), 0), 1), offset, 1, stride, pad)
                    .narrow(1, 0, out));
        }
        Tensor all = count == 1 ? outputs.get(0) : Tensor.cat(outputs, 1);
        return x.isChannelsLast() ? all.channelsLast() : all.contiguous();
    }

    /** Zeros behind the elements of an axis, up to a multiple of {@value #BLOCK}. */
    private static Tensor filled(Tensor x, int axis) {
        long missing = Math.floorMod(-x.size(axis), (long) BLOCK);
        if (missing == 0) {
            return x;
        }
        // libtorch counts pairs of paddings from the last axis
        long[] padding = new long[2 * (x.axes() - axis)];
        padding[padding.length - 1] = missing;
        return x.padZeros(padding);
    }
}
