package dsgformer.tensor;

import java.util.function.Supplier;
import org.bytedeco.pytorch.GradMode;

/** Whether operations on this thread record what gradients need; by default they do. */
public final class Gradients {

    private Gradients() {}

    /** Runs work without recording gradients. */
    public static <T> T off(Supplier<T> work) {
        boolean before = GradMode.is_enabled();
        GradMode.set_enabled(false);
        try {
            return work.get();
        } finally {
            GradMode.set_enabled(before);
        }
    }
}
