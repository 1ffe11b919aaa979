package dsgformer.model;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;

/** 𝒯 of §2.2: T = 𝒯(D), a 3 × 3 convolution from deep features [n, 2C, h, w] to the residual [n, 3, h, w]. */
final class Tail implements Layer {

    private final Convolution convolution;

    Tail(ParameterPath path) {
        this.convolution = Convolution.dense(path);
    }

    @Override
    public Tensor forward(Tensor deep) {
        return convolution.forward(deep);
    }
}
