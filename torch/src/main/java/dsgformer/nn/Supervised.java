package dsgformer.nn;

import dsgformer.tensor.Tensor;
import java.util.List;

/** A network as training sees it: all pictures that its authors hold against the sharp one, of which inference gives the first. */
@FunctionalInterface
public interface Supervised {

    /**
     * From pictures [n, 3, h, w] to restored ones, the first of the same shape. A smaller one stands for every second pixel of
     * the size above it. They belong to the caller's scope.
     */
    List<Tensor> restored(Tensor pictures);
}
