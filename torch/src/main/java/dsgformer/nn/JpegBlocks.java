package dsgformer.nn;

import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;

/** 𝒫 and 𝒫⁻¹ of §2.1: a picture as the 8 × 8 blocks that JPEG cuts it into. */
public final class JpegBlocks {

    /** Height and width of a block. */
    public static final int SIDE = 8;

    private JpegBlocks() {}

    /** 𝒫: cuts [n, c, h, w] into [n, c, h/8, w/8, 8, 8]; {@link #fold} is its inverse. */
    public static Tensor unfold(Tensor x) {
        TensorShape s = x.shape().requireMultipleOf(SIDE, "JpegBlocks.unfold");
        return x.reshape(s.n(), s.c(), s.h() / SIDE, SIDE, s.w() / SIDE, SIDE).permute(0, 1, 2, 4, 3, 5);
    }

    /** 𝒫⁻¹: joins [n, c, h/8, w/8, 8, 8] into [n, c, h, w]. */
    public static Tensor fold(Tensor blocks) {
        TensorShape s = blocks.shape();
        return blocks.permute(0, 1, 2, 4, 3, 5).reshape(s.axis(0), s.axis(1), s.axis(2) * SIDE, s.axis(3) * SIDE);
    }
}
