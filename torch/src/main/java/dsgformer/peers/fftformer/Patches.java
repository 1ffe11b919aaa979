package dsgformer.peers.fftformer;

import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;

/** Patches of 8 × 8 pixels: [n, c, h, w] as [n, c, h/8, w/8, 8, 8] and back. */
final class Patches {

    static final int SIDE = 8;

    private Patches() {}

    static Tensor cut(Tensor x) {
        TensorShape s = x.shape();
        return x.reshape(s.n(), s.c(), s.h() / SIDE, SIDE, s.w() / SIDE, SIDE).permute(0, 1, 2, 4, 3, 5);
    }

    static Tensor join(Tensor patches) {
        TensorShape s = patches.shape();
        return patches.permute(0, 1, 2, 4, 3, 5).reshape(s.axis(0), s.axis(1), s.axis(2) * SIDE, s.axis(3) * SIDE);
    }
}
