package dsgformer.tensor;

import dsgformer.network.DeviceNotAvailableException;
import org.bytedeco.pytorch.global.torch;

/**
 * The processor that stores tensors and computes on them: {@code cpu}, or {@code cuda:N}, the GPU of that number.
 *
 * @param name libtorch's name of it
 */
public record Device(String name) {

    public static final Device CPU = new Device("cpu");

    private static final String CUDA = "cuda";

    /**
     * Parses {@code auto}, {@code cpu}, {@code cuda} or {@code cuda:N}; {@code auto} is the first GPU, or the CPU if
     * there is none.
     *
     * @throws DeviceNotAvailableException if there is no such GPU here
     */
    public static Device named(String spelled) {
        int gpus = Native.call(() -> torch.cuda_is_available() ? (int) torch.cuda_device_count() : 0);
        if (spelled.equals(CPU.name) || (spelled.equals("auto") && gpus == 0)) {
            return CPU;
        }
        String number = spelled.equals("auto") || spelled.equals(CUDA) ? "0" : spelled.replaceFirst("^cuda:", "");
        if (!number.matches("\\d{1,4}") || Integer.parseInt(number) >= gpus) {
            throw new DeviceNotAvailableException("device " + spelled + " is not available: libtorch sees "
                    + (gpus == 0 ? "no GPU here" : gpus + " GPUs here, cuda:0 to cuda:" + (gpus - 1))
                    + "; use cpu, or install the GPU natives of libtorch");
        }
        return new Device(CUDA + ":" + number);
    }

    public boolean isCpu() {
        return equals(CPU);
    }

    org.bytedeco.pytorch.Device pointer() {
        return new org.bytedeco.pytorch.Device(name);
    }
}
