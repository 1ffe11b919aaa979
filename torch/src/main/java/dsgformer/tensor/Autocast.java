package dsgformer.tensor;

import java.util.function.Supplier;
import org.bytedeco.pytorch.global.torch;

/**
 * In which precision convolutions and matrix products multiply, on this thread. What they give stays in that precision until
 * something makes it float again ({@link Tensor#full}).
 */
public enum Autocast {
    /** As their arguments are. */
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

    /** Does work in this precision. */
    public abstract <T> T during(Supplier<T> work);

    /** Does work in which nothing is rounded to bfloat16, whatever is in force around it. */
    public static <T> T suspended(Supplier<T> work) {
        return isOn() ? with(false, work) : work.get();
    }

    private static boolean isOn() {
        return torch.is_autocast_enabled(torch.DeviceType.CPU);
    }

    private static <T> T with(boolean on, Supplier<T> work) {
        boolean before = isOn();
        // copies of weights in bfloat16 would be kept beyond the step that changes the weights
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
