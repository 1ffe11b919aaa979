package dsgformer.peers.mprnet;

import dsgformer.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;

/** The features of a U-net at full, half and quarter size: [n, c, h, w], [n, c′, h/2, w/2], [n, c″, h/4, w/4]. */
record Levels(List<Tensor> features) {

    Tensor at(int level) {
        return features.get(level);
    }

    Levels map(UnaryOperator<Tensor> work) {
        return new Levels(features.stream().map(work).toList());
    }
}
