package dsgformer.model;

import dsgformer.nn.Convolution;
import dsgformer.nn.Layer;
import dsgformer.nn.ParameterPath;
import dsgformer.tensor.Tensor;

/** ℋ of §2.2: H = ℋ(B), a 3 × 3 convolution from the blurred picture [n, 3, h, w] to shallow features [n, C, h, w]. */
final class Head implements Layer {

    private final Convolution convolution;

    Head(ParameterPath path) {
        this.convolution = Convolution.dense(path);
    }

    @Override
    public Tensor forward(Tensor blurred) {
        return convolution.forward(blurred);
    }
}
