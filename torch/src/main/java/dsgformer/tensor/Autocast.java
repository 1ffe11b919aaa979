package dsgformer.tensor;

import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;

/**
 * The precision in which convolutions and matrix products multiply, on this thread. Results keep that precision until
 * {@link Tensor#full} converts them to float.
 */
public enum Autocast {
    /** The precision of their arguments. */
    OFF {
        @Override
        public <T> T during(Supplier<T> work) {
            return work.get();
        }
    },
    /** In bfloat16: eight bits of mantissa, sums in float32. Parameters and gradients stay float32. */
    BF16 {
        @Override
        public <T> T during(Supplier<T> work) {
            return with(true, work);
        }
    };

    private static final torch.DeviceType[] DEVICES = {torch.DeviceType.CPU, torch.DeviceType.CUDA};

    /** Runs work in this precision. */
    public abstract <T> T during(Supplier<T> work);

    /** Runs work without rounding to bfloat16, also inside {@link #BF16}. */
    public static <T> T suspended(Supplier<T> work) {
        return isOn() ? with(false, work) : work.get();
    }

    /** Whether products are rounded to bfloat16 on this thread now. */
    private static boolean isOn() {
        return torch.is_autocast_enabled(torch.DeviceType.CPU);
    }

    private static <T> T with(boolean on, Supplier<T> work) {
        boolean before = isOn();
        // the cache would keep bfloat16 copies of weights beyond the step that changes the weights
        boolean cached = torch.is_autocast_cache_enabled();
        set(on, false);
        try {
            return work.get();
        } finally {
            set(before, cached);
        }
    }

    private static void set(boolean on, boolean cache) {
        Native.call(() -> {
            for (torch.DeviceType device : DEVICES) {
                torch.set_autocast_dtype(device, torch.ScalarType.BFloat16);
                torch.set_autocast_enabled(device, on);
            }
            torch.set_autocast_cache_enabled(cache);
            return null;
        });
    }
}
