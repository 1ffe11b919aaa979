package dsgformer.tensor;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Lifetimes of tensors: a tensor belongs to the innermost scope open on its thread when it was made, and is freed when
 * that scope ends. Gradients are unaffected: libtorch itself keeps what a later backward pass needs.
 */
public final class Scope {

    private Scope() {}

    /** Runs work that leaves no tensor behind. */
    public static void run(Runnable work) {
        compute(() -> {
            work.run();
            return null;
        });
    }

    /** Runs work that leaves no tensor behind, and returns its result. */
    @SuppressWarnings("try") // the scope is not read: tensors made while it is open belong to it
    public static <T> T compute(Supplier<T> work) {
        try (PointerScope scope = new PointerScope()) {
            return work.get();
        }
    }

    /** Runs work that leaves a single tensor, which then belongs to the enclosing scope. */
    public static Tensor keep(Supplier<Tensor> work) {
        PointerScope around = PointerScope.getInnerScope();
        Tensor kept = compute(() -> {
            Tensor result = work.get();
            result.pointer().retainReference();
            return result;
        });
        if (around != null) {
            around.attach(kept.pointer());
            kept.pointer().releaseReference();
        }
        return kept;
    }

    /**
     * Layer after layer: each step's temporaries and each superseded output are freed once the next output is computed.
     */
    public static Tensor chain(Tensor x, List<? extends UnaryOperator<Tensor>> layers) {
        return keep(() -> {
            Tensor y = x;
            for (UnaryOperator<Tensor> layer : layers) {
                Tensor in = y;
                y = keep(() -> layer.apply(in));
                if (in != x) {
                    in.pointer().releaseReference();
                }
            }
            return y;
        });
    }

    /** How many native objects this process holds, tensors among them; for tests that assert that none leak. */
    public static long liveObjects() {
        return Pointer.totalCount();
    }
}
