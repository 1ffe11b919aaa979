package dsgformer.nn;

import dsgformer.tensor.Tensor;
import java.util.function.UnaryOperator;

/** One computation with parameters of its own: features in, features out. Borrows its argument. */
@FunctionalInterface
public interface Layer extends UnaryOperator<Tensor> {

    Tensor forward(Tensor x);

    @Override
    default Tensor apply(Tensor x) {
        return forward(x);
    }
}
