package dsgformer.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Holds tensors that outlive every scope, such as parameters, until it is closed. */
public final class Arena implements AutoCloseable {

    private final List<Tensor> held = new ArrayList<>();

    /** Makes a tensor that lives until this arena is closed. */
    public Tensor hold(Supplier<Tensor> work) {
        return Scope.compute(() -> {
            Tensor tensor = work.get();
            tensor.pointer().retainReference();
            held.add(tensor);
            return tensor;
        });
    }

    @Override
    public void close() {
        held.forEach(tensor -> tensor.pointer().close());
        held.clear();
    }
}
