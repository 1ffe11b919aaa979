package dsgformer.model;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;

/** Between the levels: a 3 × 3 convolution and a rearrangement of pixels into channels or back. */
final class Resampling {

    private Resampling() {}

    /** [n, c, h, w] → [n, 2c, h/2, w/2]. */
    static Layer down(ParameterPath path) {
        Convolution convolution = Convolution.dense(path);
        return x -> convolution.forward(x).pixelUnshuffle();
    }

    /** [n, c, h, w] → [n, c/2, 2h, 2w]. */
    static Layer up(ParameterPath path) {
        Convolution convolution = Convolution.dense(path);
        return x -> convolution.forward(x).pixelShuffle();
    }
}
