package dsgformer.nn;

import dsgformer.tensor.Tensor;
import java.util.List;

/**
 * A network with all outputs that its authors compare with the sharp picture in training; inference gives the first.
 */
@FunctionalInterface
public interface Supervised {

    /**
     * From pictures [n, 3, h, w] to restored ones, the first of the same shape. A smaller one is the restoration of
     * every second pixel of the size above it. They belong to the caller's scope.
     */
    List<Tensor> restored(Tensor pictures);
}
