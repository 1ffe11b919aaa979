package dsgformer.peers.convir;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import java.util.List;

/**
 * Splits features y into low and high frequencies by a filter computed from their mean, the same at every pixel and for
 * all channels of a group, and weighs both: (ℓ · (α + 1) − α · m) · λₗ + y · (λₕ + 1), where ℓ is y filtered, and m a
 * mean of y.
 */
final class DynamicFilter implements Layer {

    /** The taps of a filter, and the region of the mean m. */
    enum Kind {
        /** 3 × 3 taps; the mean over the plane. */
        SQUARE(3, 3),
        /** 1 × 3 taps along the width; the mean over each row. */
        ALONG_ROWS(1, 3),
        /** 3 × 1 taps along the height; the mean over each column. */
        ALONG_COLUMNS(3, 1);

        private final int high;
        private final int wide;

        Kind(int high, int wide) {
            this.high = high;
            this.wide = wide;
        }

        Tensor mean(Tensor y) {
            return switch (this) {
                case SQUARE -> y.pixelMean();
                case ALONG_ROWS -> y.mean(3, true);
                case ALONG_COLUMNS -> y.mean(2, true);
            };
        }
    }

    private static final double EPSILON = 1e-5;

    private final Kind kind;
    private final int dilation;
    private final ParameterPath path;
    private final Convolution filter;

    DynamicFilter(Kind kind, int dilation, ParameterPath path) {
        this.kind = kind;
        this.dilation = dilation;
        this.path = path;
        this.filter = Convolution.dense(path.at("conv"));
    }

    @Override
    public Tensor forward(Tensor y) {
        Tensor inside = path.get("inside_all");
        Tensor low = filtered(y, taps(y)).mul(inside.add(1)).sub(kind.mean(y).mul(inside));
        return low.mul(perChannel("lamb_l")).add(y.mul(perChannel("lamb_h").add(1)));
    }

    private Tensor perChannel(String name) {
        return path.get(name).reshape(-1, 1, 1);
    }

    /** [n, groups, 1, taps]. */
    private Tensor taps(Tensor y) {
        Tensor f = filter.forward(y.pixelMean());
        if (kind == Kind.SQUARE) {
            f = normalized(f, path.at("bn"));
        }
        return f.tanh().reshape(y.shape().n(), ConvirConfig.GROUPS, 1, (long) kind.high * kind.wide);
    }

    /**
     * Batch normalization by the statistics in the file, in training too: a batch has one value per picture, too
     * few for statistics of its own, and is split into parts besides. In training from scratch this is only a learned
     * scale and shift.
     */
    private static Tensor normalized(Tensor f, ParameterPath norm) {
        Tensor scale = norm.get("running_var").detach().add(EPSILON).rsqrt().mul(norm.get("weight"));
        return f.sub(norm.get("running_mean").detach().reshape(1, -1, 1, 1))
                .mul(scale.reshape(1, -1, 1, 1))
                .add(norm.get("bias").reshape(1, -1, 1, 1));
    }

    /** Σ of shifted planes, each times one number per group: avoids a copy of every neighbourhood. */
    private Tensor filtered(Tensor y, Tensor taps) {
        TensorShape s = y.shape();
        long top = (long) dilation * (kind.high / 2);
        long left = (long) dilation * (kind.wide / 2);
        Tensor framed = y.padReflected(left, left, top, top);
        Tensor sum = null;
        for (int t = 0; t < kind.high * kind.wide; t++) {
            Tensor shifted = framed.narrow(2, (long) dilation * (t / kind.wide), s.h())
                    .narrow(3, (long) dilation * (t % kind.wide), s.w())
                    .reshape(s.n(), ConvirConfig.GROUPS, s.c() / ConvirConfig.GROUPS, s.h() * s.w());
            Tensor weighted = shifted.mul(taps.narrow(3, t, 1));
            sum = sum == null ? weighted : sum.add(weighted);
        }
        return sum.reshape(s.n(), s.c(), s.h(), s.w());
    }

    /** The strips' filter: along rows, then along columns of the result; mixed with the input. */
    static Layer strip(int dilation, ParameterPath path) {
        List<DynamicFilter> both = List.of(
                new DynamicFilter(Kind.ALONG_ROWS, dilation, path.at("H_spatial_att")),
                new DynamicFilter(Kind.ALONG_COLUMNS, dilation, path.at("W_spatial_att")));
        return y -> both.get(1)
                .forward(both.get(0).forward(y))
                .mul(path.get("gamma"))
                .add(y.mul(path.get("beta")));
    }
}
