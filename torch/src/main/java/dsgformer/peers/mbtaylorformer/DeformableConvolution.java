package dsgformer.peers.mbtaylorformer;

import dsgformer.nn.Convolution;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import dsgformer.tensor.Tensors;
import java.util.List;

/**
 * A depthwise 3 × 3 convolution whose taps are displaced by an offset at each pixel: out(i, j) = Σₖ wₖ · x(i − 1 + ky +
 * Δyₖ, j − 1 + kx + Δxₖ), interpolated bilinearly, zeros outside. libtorch has no such operator; since offsets are
 * bounded, a frame of zeros makes all positions valid, and the four neighbours of each are rows of a table of pixels,
 * of which libtorch takes a weighted sum. No position is rounded, unlike with a sampling grid in [−1, 1].
 */
final class DeformableConvolution {

    private static final int SIDE = 3;
    private static final int TAPS = SIDE * SIDE;

    /** Δy and Δx of each tap, in turn. */
    static final int OFFSETS = 2 * TAPS;

    /** Offsets stay within ± this. */
    private static final int MOST = 3;

    /** Reach of the outermost tap at the largest offset, and its neighbour. */
    private static final int FRAME = 1 + MOST + 1;

    private final Convolution offsetsDepthwise;
    private final Convolution offsetsPointwise;
    private final Tensor weight;

    DeformableConvolution(ParameterPath path) {
        this.offsetsDepthwise =
                Convolution.depthwise(path.at("offset_generator").at(0));
        this.offsetsPointwise = Convolution.dense(path.at("offset_generator").at(1));
        this.weight = path.at("dcn").get("weight");
    }

    Tensor forward(Tensor x) {
        Tensor offsets = Scope.keep(() -> Scope.chain(x, List.of(offsetsDepthwise, offsetsPointwise))
                .clampMin(-MOST)
                .clampMax(MOST));
        return convolve(x.full(), offsets.full(), weight);
    }

    /** From x [n, c, h, w] and offsets [n, 18, h, w] within ±3 to [n, c, h, w]. */
    static Tensor convolve(Tensor x, Tensor offsets, Tensor weight) {
        TensorShape s = x.shape();
        long framedHeight = s.h() + 2 * FRAME;
        long framedWidth = s.w() + 2 * FRAME;
        return Scope.keep(() -> {
            Tensor table = x.padZeros(FRAME, FRAME, FRAME, FRAME)
                    .permute(0, 2, 3, 1)
                    .reshape(s.n() * framedHeight * framedWidth, s.c());
            Tensor perTap = weight.reshape(s.c(), TAPS).transpose(0, 1);
            Tensor sum = Scope.keep(() -> sample(table, offsets, 0).mul(perTap.narrow(0, 0, 1)));
            for (int tap = 1; tap < TAPS; tap++) {
                int k = tap;
                Scope.run(() -> sum.inPlace().addProduct(sample(table, offsets, k), perTap.narrow(0, k, 1), 1));
            }
            return sum.reshape(s.n(), s.h(), s.w(), s.c()).permute(0, 3, 1, 2);
        });
    }

    /** The values that tap {@code k} reads: [n · h · w, c]. */
    private static Tensor sample(Tensor table, Tensor offsets, int k) {
        TensorShape s = offsets.shape();
        Tensor dy = offsets.narrow(1, 2L * k, 1).reshape(-1, 1);
        Tensor dx = offsets.narrow(1, 2L * k + 1, 1).reshape(-1, 1);
        Tensor wholeY = dy.floor();
        Tensor wholeX = dx.floor();
        Tensor fy = dy.sub(wholeY);
        Tensor fx = dx.sub(wholeX);
        long width = s.w() + 2 * FRAME;
        // as integers: float32 represents positions exactly only up to 16 million pixels
        Tensor upperLeft = wholeY.asIndex()
                .mul(Tensors.ofLongs(width))
                .add(wholeX.asIndex())
                .reshape(-1)
                .add(Tensors.ofLongs(places(s, k)));
        Tensor neighbours = upperLeft.unsqueeze(1).add(Tensors.ofLongs(0, 1, width, width + 1));
        Tensor vertically = shares(fy).unsqueeze(2);
        Tensor horizontally = shares(fx).unsqueeze(1);
        return table.weightedRows(neighbours, vertically.mul(horizontally).reshape(-1, 4));
    }

    /** 1 − f and f, side by side. */
    private static Tensor shares(Tensor f) {
        return f.mul(-1).add(1).cat(f, 1);
    }

    /** The position in the table of tap {@code k} of each pixel, without offset. */
    private static long[] places(TensorShape s, int k) {
        long height = s.h() + 2 * FRAME;
        long width = s.w() + 2 * FRAME;
        long[] places = new long[Math.toIntExact(s.n() * s.h() * s.w())];
        int at = 0;
        for (long picture = 0; picture < s.n(); picture++) {
            for (long i = 0; i < s.h(); i++) {
                long row = picture * height + i + FRAME - 1 + k / SIDE;
                for (long j = 0; j < s.w(); j++) {
                    places[at++] = row * width + j + FRAME - 1 + k % SIDE;
                }
            }
        }
        return places;
    }
}
