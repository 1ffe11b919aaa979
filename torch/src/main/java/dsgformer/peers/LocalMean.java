package dsgformer.peers;

import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Means of features over windows about as large as in training, instead of over the whole picture (TLC; Chu, Chen,
 * Chen, Lu, ECCV 2022): the same for every channel, no parameters.
 *
 * @param height of a window; 0 for the whole picture
 * @param width of a window; 0 for the whole picture
 */
public record LocalMean(long height, long width) {

    /** Channels summed at a time: copies of all of them in double precision would dominate the memory of a pass. */
    private static final long CHANNELS = 8;

    /**
     * From [n, c, h, w] to [n, c, 1, 1] where a window covers everything, else to a mean around each pixel, [n, c, h,
     * w].
     */
    public Tensor of(Tensor x) {
        TensorShape s = x.shape();
        if (height == 0 || (height >= s.h() && width >= s.w())) {
            return x.pixelMean();
        }
        long h = Math.min(s.h(), height);
        long w = Math.min(s.w(), width);
        List<Tensor> parts = new ArrayList<>();
        for (long from = 0; from < s.c(); from += CHANNELS) {
            Tensor channels = x.narrow(1, from, Math.min(CHANNELS, s.c() - from));
            parts.add(Scope.keep(() -> means(channels, h, w)));
        }
        Tensor means = Tensor.cat(parts, 1);
        long missingRows = h - 1;
        long missingColumns = w - 1;
        return means.padRepeated(missingColumns / 2, (missingColumns + 1) / 2, missingRows / 2, (missingRows + 1) / 2);
    }

    private static Tensor means(Tensor x, long h, long w) {
        // double precision: differences of cumulative sums over a million floats would lose half of their digits
        Tensor rows = Scope.keep(() -> windowSums(x.asDouble(), 2, h));
        return windowSums(rows, 3, w).mul(1.0 / (h * w)).as(x);
    }

    /** Sums of {@code length} neighbours along {@code axis}: S[i + length] − S[i], S being sums from the first on. */
    private static Tensor windowSums(Tensor x, int axis, long length) {
        long all = x.shape().axis(axis);
        Tensor sums = x.cumulativeSum(axis);
        Tensor first = sums.narrow(axis, length - 1, 1);
        if (all == length) {
            return first;
        }
        Tensor others = sums.narrow(axis, length, all - length).sub(sums.narrow(axis, 0, all - length));
        return first.cat(others, axis);
    }
}
